// Nine competencies of communicating at the same time and at different times.
import type { z } from 'zod'
import type { instrument } from '../model/instrument.ts'

export const communicationCompetencies: z.input<typeof instrument> = {
  id: 'communication-competencies',
  version: 1,
  title: 'Communication, at the same time and not',
  purpose: 'Nine competencies for conversations, calls, chats and mails.',
  citation:
    'Nine synchronous and asynchronous communication competencies as listed in teaching on e-mentoring in medical education.',
  licence: 'The labels are facts of the source; everything else is worded for this program and may be copied freely.',
  perspectives: [
    { rater: 'mentor', subject: 'mentor', stem: 'How true is it of you as a mentor: such a person will …' },
    { rater: 'mentee', subject: 'mentee', stem: 'How true is it of you: such a person will …' },
    { rater: 'mentee', subject: 'mentor', stem: 'How true is it of your mentor: such a person will …' },
    { rater: 'mentor', subject: 'mentee', stem: 'How true is it of the mentee: such a person will …' },
  ],
  when: 'When most contact goes through a screen.',
  scale: {
    from: 1,
    to: 5,
    anchors: [
      { at: 1, words: 'not at all true' },
      { at: 3, words: 'partly true' },
      { at: 5, words: 'fully true' },
    ],
  },
  items: [
    {
      key: 'respectful-tone',
      label: 'Respectful tone',
      words: 'keep a respectful tone, also when in a hurry or annoyed',
    },
    {
      key: 'listening-and-being-understood',
      label: 'Listening and being understood',
      words: 'listen actively and make themselves understood',
    },
    {
      key: 'clear-writing',
      label: 'Clear writing',
      words: 'write clearly and without mistakes, whatever the occasion and the form',
    },
    {
      key: 'asking-to-understand',
      label: 'Asking to understand',
      words: 'ask questions until they understand how the other sees it',
    },
    { key: 'in-good-time', label: 'In good time', words: 'bring up what matters in good time' },
    {
      key: 'noticing-styles',
      label: 'Noticing styles',
      words: 'notice how something is said, with and without words, and respond to it',
    },
    {
      key: 'recognising-cultures',
      label: 'Recognising cultures',
      words: 'recognise that people of other cultures communicate in other ways',
    },
    { key: 'across-cultures', label: 'Across cultures', words: 'communicate well with people of other cultures' },
    { key: 'speaking-with-confidence', label: 'Speaking with confidence', words: 'speak clearly and with confidence' },
  ],
  subscales: [
    {
      key: 'tone-and-listening',
      title: 'Tone and listening',
      items: ['respectful-tone', 'listening-and-being-understood', 'asking-to-understand', 'noticing-styles'],
      needs: 3,
      notes: 'Agree on one sign for “I am listening, I only need time”.',
      conversation: 'What do my silences mean to you?',
      goal: 'Signs agreed for silence, hurry and disagreement',
    },
    {
      key: 'writing-and-speaking',
      title: 'Writing and speaking',
      items: ['clear-writing', 'in-good-time', 'speaking-with-confidence'],
      needs: 2,
      notes: 'Put the one thing that you want into the first line of a mail.',
      conversation: 'Which of my mails did you have to read twice?',
      goal: 'Mails with one request in the first line',
    },
    {
      key: 'across-cultures',
      title: 'Across cultures',
      items: ['recognising-cultures', 'across-cultures'],
      needs: 1,
      notes: 'Ask how one says no where the other comes from.',
      conversation: 'How does one say no politely where you come from?',
      goal: 'A shared way to say no',
    },
  ],
  scoring: 'mean',
  overall: { needs: 8 },
  missing:
    'A subscale of two to four items needs all but one of them, a longer one four fifths; so does the whole. Less is not scored; nothing is filled in for what is missing.',
  notes:
    'An informal look at oneself: no study says how exact it is, so talk about the differences and do not compare with others.',
}
