// A short guide: the first meeting.
import { heading, list, paragraph, type Guide } from './guide.ts'

export const firstMeeting: Guide = {
  slug: 'first-meeting',
  title: 'The first meeting',
  purpose: 'What to settle while everything is still easy',
  element: 'professional-development',
  forWhom: 'both',
  blocks: [
    paragraph(
      'The first hour decides less than one fears, and more than one plans for. It has three tasks: to find out what brings this person here, to say what you can and cannot be, and to agree on the next step. Advice can wait.',
    ),
    heading('Before'),
    list(
      'Read what they sent, and note two things you would like to understand better.',
      'Choose a place where nobody listens in, and a length you will both keep to.',
      'Send three lines: where, how long, and one question they may think about.',
    ),
    heading('During'),
    list(
      'Begin with their story and not with yours: how did they get to this point, and what made them ask now?',
      'Ask what a good year would look like, and by what they would know.',
      'Say plainly what you offer: how often, by which channel, how fast you answer, and what you will not do, such as grading, treating or lending money.',
      'Say what stays between you, and what cannot: danger to somebody, and whatever the law or your institution obliges you to pass on.',
      'Ask what they would rather not have: how they like to hear that something is not good yet.',
    ),
    heading('Before you part'),
    list(
      'One thing each of you will do, with a day.',
      'The day and the hour of the next meeting.',
      'Leave to end it: either of you may say that it does not fit, and no reason is owed.',
    ),
    paragraph('Write down the same evening what you promised. It is the first thing they will measure you by.'),
  ],
}
