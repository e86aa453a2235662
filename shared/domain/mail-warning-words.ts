// What speaks against believing a mail that came, in words that say what to do. Pure.
import type { MailWarning } from '../model/mail.ts'

export interface WarningWords {
  title: string
  text: string
  /** `alarm`: do not do what it asks before you know. `note`: worth knowing. */
  tone: 'alarm' | 'note'
}

const words: Readonly<Record<MailWarning, WarningWords>> = {
  failed: {
    title: 'It does not come from whom it says',
    text: 'Your mail server checked the sender, and the check failed. Ask in another way before you answer or open anything.',
    tone: 'alarm',
  },
  'look-alike': {
    title: 'The address only looks like one of your roster',
    text: 'It differs by a letter or a sign. Compare it with the address that you know.',
    tone: 'alarm',
  },
  'two-senders': {
    title: 'It names more than one sender',
    text: 'Ordinary mails have one. Be careful with what it asks.',
    tone: 'alarm',
  },
  'reply-elsewhere': {
    title: 'An answer would go to another address',
    text: 'It asks for answers somewhere else than where it came from. Look at the address before you send.',
    tone: 'alarm',
  },
  unproven: {
    title: 'Nobody has confirmed the sender',
    text: 'The address is one of your roster, but your mail server did not say that the mail really came from there.',
    tone: 'note',
  },
  'same-id': {
    title: 'Another mail with the same mark is here',
    text: 'Two different mails carry one Message-ID. Both are kept.',
    tone: 'note',
  },
  broken: {
    title: 'Not all of it could be read',
    text: 'What could be read is shown. The mail itself is kept to the byte and can be saved as a file.',
    tone: 'note',
  },
}

export function warningWords(warning: MailWarning): WarningWords {
  return words[warning]
}
