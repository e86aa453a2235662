// A short guide: choosing a channel.
import { heading, list, paragraph, type Guide } from './guide.ts'

export const choosingAChannel: Guide = {
  slug: 'choosing-a-channel',
  title: 'Choosing a channel',
  purpose: 'Mail, message, telephone, video, or the same room',
  element: 'technology-considered',
  forWhom: 'both',
  blocks: [
    paragraph(
      'The right channel is the poorest one that still carries what has to be carried. A rich one costs time, network and courage; a poor one loses tone.',
    ),
    heading('A rule of thumb'),
    list(
      'Facts, documents, dates: mail. It waits, it can be found again, it needs almost no network.',
      'A quick question with a quick answer: a message, within the hours that you agreed on.',
      'Weighing a decision, planning, practising a talk: telephone or video.',
      'Conflict, bad news, tears, anything about the two of you: the same room if possible, video if not, telephone if that fails. Never in writing first.',
      'Something with many parts: send it in writing before, talk about it, and write down after what was agreed.',
    ),
    heading('Ask yourself'),
    list(
      'Does it have to be now? If not, do not ring.',
      'Could it hurt? Then they should be able to see your face.',
      'Would it matter if it were passed on? Then do not write it.',
      'What does their network, their flat and their day allow? Ask, and ask again when it changes.',
    ),
    paragraph('Agree on one main channel and one for when it fails, and write both down in the agreement.'),
  ],
}
