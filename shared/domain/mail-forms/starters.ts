// Forms to begin with. Each is short enough for a telephone, asks for nothing that has to be looked up, and can be copied
// and changed.
import { formField, type FormField, type MailForm } from '../../model/mail-form.ts'

/** What a form says, without the code that it gets when it goes out. */
export type FormContent = Omit<MailForm, 'code' | 'assessed'> & Partial<Pick<MailForm, 'assessed'>>

type Asked = Pick<FormField, 'key' | 'label' | 'kind'> & Partial<FormField>

function fields(...asked: readonly Asked[]): FormField[] {
  return asked.map((one) => formField.parse(one))
}

function scale(from: number, to: number, fromWords: string, toWords: string): FormField['scale'] {
  return { from, to, fromWords, toWords, mayPass: true }
}

export const formStarters: readonly FormContent[] = [
  {
    kind: 'check-in',
    title: 'A short check-in',
    intro: 'A few lines are plenty, and no answer is wrong. It helps me to be of use when we talk next.',
    fields: fields(
      {
        key: 'mood',
        label: 'How has your work been going?',
        kind: 'scale',
        scale: scale(1, 5, 'very hard', 'very well'),
      },
      { key: 'good', label: 'What went better than you had thought?', kind: 'words' },
      { key: 'hard', label: 'What is in your way just now?', kind: 'words' },
      { key: 'help', label: 'What could I do that would help?', kind: 'words' },
      { key: 'talk', label: 'Would you like to talk before our next meeting?', kind: 'yes-no' },
    ),
  },
  {
    kind: 'agenda',
    title: 'What shall we talk about next time?',
    intro: 'Whatever you write here goes on the agenda of our next meeting.',
    fields: fields(
      { key: 'topics', label: 'Which points would you like to bring?', kind: 'list', hint: 'One or two are enough' },
      { key: 'first', label: 'Which of them matters most to you?', kind: 'line' },
      { key: 'news', label: 'What should I know beforehand?', kind: 'words' },
      {
        key: 'channel',
        label: 'How would you like to talk?',
        kind: 'choice',
        choices: [
          { key: 'video', label: 'By video' },
          { key: 'phone', label: 'By telephone' },
          { key: 'chat', label: 'By chat' },
          { key: 'mail', label: 'By mail' },
          { key: 'in-person', label: 'In person' },
        ],
      },
    ),
  },
  {
    kind: 'mentoring',
    title: 'How is our mentoring going?',
    intro:
      'I would like to be a better mentor to you, and you are the one who can tell me how. Say it plainly: nothing of this is held against anybody.',
    fields: fields(
      {
        key: 'worth',
        label: 'Is the time that we spend worth it to you?',
        kind: 'scale',
        scale: scale(1, 7, 'not at all', 'very much'),
      },
      {
        key: 'safe',
        label: 'Can you speak with me about what goes badly?',
        kind: 'scale',
        scale: scale(1, 7, 'hardly', 'about anything'),
      },
      {
        key: 'often',
        label: 'How often do we meet?',
        kind: 'choice',
        choices: [
          { key: 'too-seldom', label: 'Too seldom' },
          { key: 'right', label: 'About right' },
          { key: 'too-often', label: 'Too often' },
        ],
      },
      { key: 'keep', label: 'What should I go on doing?', kind: 'words' },
      { key: 'change', label: 'What should I do differently?', kind: 'words' },
      { key: 'unasked', label: 'What have I never asked you and should have?', kind: 'words' },
    ),
  },
  {
    kind: 'goals',
    title: 'Where do your goals stand?',
    intro: 'Look at your plan for five minutes, then fill in what you can.',
    fields: fields(
      { key: 'done', label: 'What have you finished since we last looked?', kind: 'list' },
      {
        key: 'progress',
        label: 'How far has your most important goal come?',
        kind: 'number',
        hint: 'In percent, from 0 to 100',
      },
      { key: 'stuck', label: 'What does not move, and why do you think so?', kind: 'words' },
      { key: 'next', label: 'What are your next steps?', kind: 'list' },
      { key: 'by', label: 'By which day do you want the first of them done?', kind: 'day' },
      { key: 'changed', label: 'Has one of your goals become the wrong one?', kind: 'words' },
    ),
  },
  {
    kind: 'three-two-one',
    title: 'Three, two, one: looking back',
    intro: 'Think of our last meeting, or of the weeks since.',
    fields: fields(
      { key: 'learnt', label: 'Three things that you learnt', kind: 'list' },
      { key: 'useful', label: 'Two of use to you soon, and for what', kind: 'list' },
      { key: 'question', label: 'One question that stays with you', kind: 'line' },
    ),
  },
]
