// What the warnings of a mail mean, in words for the mentor: what was noticed, and what to do.
import type { MailWarning } from '../../model/mail.ts'

export const warningWords: Readonly<Record<MailWarning, { what: string; todo: string }>> = {
  unproven: {
    what: 'Your mail server did not confirm who sent this.',
    todo: 'Anybody can write a name into a mail. Before you act on something unusual, ask on another way.',
  },
  failed: {
    what: 'Your mail server says that this does not come from the address it names.',
    todo: 'Treat it as a forgery until the person tells you otherwise on another way.',
  },
  'two-senders': {
    what: 'It names more than one sender.',
    todo: 'Mail programs show only one of them, so this is a way to hide who wrote.',
  },
  'reply-elsewhere': {
    what: 'An answer would go to another address than the one it came from.',
    todo: 'Look at the recipient before you answer.',
  },
  'look-alike': {
    what: 'The sender’s address only looks like one that you know.',
    todo: 'Compare it letter by letter. Do not open what it carries.',
  },
  'same-id': {
    what: 'Another mail here has the same identifier and other content.',
    todo: 'One of the two was changed on its way, or made by somebody else. Both are kept.',
  },
  broken: {
    what: 'Not all of this mail could be read.',
    todo: 'What could be read is shown. The whole mail is kept as it came.',
  },
}
