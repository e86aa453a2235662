// From a draft to mails in the outbox: parted among its mentees, checked, each given its Message-ID and Date, made into bytes
// by the desktop side, and stored with them before anything goes out. All of them are queued, or none.
import { draftTrouble, messageIdFor } from '../../../shared/domain/mail-draft.ts'
import { filledWords, hasPlaceholders } from '../../../shared/domain/mail-fill.ts'
import { subjectOfForm, textOfForm } from '../../../shared/domain/mail-forms/write-form.ts'
import { mailHtml } from '../../../shared/domain/mail-html.ts'
import { wholeText } from '../../../shared/domain/mail-quote.ts'
import { everybody, hidden, menteesAmong, partFor } from '../../../shared/domain/mail-recipients.ts'
import { mostFrom, sizeOnTheWay, textsOf } from '../../../shared/domain/mail-size.ts'
import { mentorZone, zoneMinutes } from '../../../shared/domain/meeting-time.ts'
import type { AccountCard, Attachment, Mail } from '../../../shared/model/mail.ts'
import { displayName, type Mentee } from '../../../shared/model/mentee.ts'
import type { Practice } from '../../../shared/model/practice.ts'
import type { Change } from '../../../shared/model/tables.ts'
import type { Result } from '../../../shared/result.ts'
import type { Request } from '../../../shared/desktop.ts'
import { desktop } from '../../app/desktop.ts'
import { newRecord, touched } from '../../app/records.ts'
import type { VaultSession } from '../../vault/api.ts'
import { factsOfMentee } from './compose/use-template.ts'
import { withCode } from './compose/form-code.ts'
import type { Outbox } from './outbox.ts'

export interface Sending {
  draft: Mail
  files: readonly Attachment[]
  account: AccountCard | null
  practice: Practice
  /** Address in lower case → mentee's id. */
  owners: ReadonlyMap<string, string>
  people: readonly Mentee[]
  outbox: Outbox
  session: VaultSession
  /** Such as `en`; null when not known. */
  language: string | null
  /** The moment that the mentor chose, ISO 8601; null for at once. */
  later: string | null
}

/** What was queued, or the code of what speaks against it; then the draft stays. */
export type Sent = { mails: Mail[] } | { trouble: string; detail?: string }

/** Time to take a mail back, in ms. */
export const secondThoughts = 10_000

type LetterAttachments = Request<'mail.compose'>['attachments']

/** Lines of a mail end with CR LF (RFC 5322 §2.3), so that the stored bytes are those that arrive. */
function withMailLines(text: string): string {
  return text.replace(/\r\n|\r|\n/g, '\r\n')
}

/** The mails that a draft becomes: one, or one for each mentee.
 * @param original the mail that is answered; null for none */
export function partsOf(
  draft: Mail,
  owners: ReadonlyMap<string, string>,
  own: string,
  original: Pick<Mail, 'menteeIds' | 'threadId'> | null,
): Mail[] {
  const mentees = menteesAmong(everybody(draft), owners)
  if (mentees.length < 2 || draft.spread === 'open') return [draft]
  if (draft.spread === 'hidden') return [{ ...draft, ...hidden(draft, owners, own) }]
  return mentees.map((menteeId): Mail => {
    const record = newRecord()
    const part: Mail = {
      ...draft,
      ...record,
      ...partFor(draft, menteeId, owners),
      menteeIds: [menteeId],
      form: draft.form === null ? null : withCode(draft.form),
    }
    // Only the conversation that was with this mentee alone goes on; to the others another's would tell of it.
    const isTheirs = original?.menteeIds.length === 1 && original.menteeIds[0] === menteeId
    if (isTheirs) return { ...part, threadId: original.threadId }
    return { ...part, threadId: record.id, references: [], answersId: draft.isForward ? draft.answersId : null }
  })
}

interface FilledPart {
  mail: Mail
  missing: string[]
}

/** With what is known of its mentee in the place of placeholders, and with a form known by a code of its own. */
async function filledPart(part: Mail, { session, practice, people }: Sending): Promise<FilledPart> {
  const { form } = part
  const coded: Mail =
    form === null ? part : { ...part, subject: subjectOfForm(form, part.subject.trim() || form.title) }
  const person = people.find(({ id }) => id === part.menteeIds[0])
  if (!hasPlaceholders(part)) return { mail: coded, missing: [] }
  // What is one mentee's own is not for several.
  const isAlone = part.menteeIds.length === 1 && person !== undefined
  const facts = isAlone
    ? await factsOfMentee(session, person, practice)
    : { mentor: practice.mentorName, institution: practice.institution }
  const { missing, ...words } = filledWords(coded, facts)
  return { mail: { ...coded, ...words }, missing }
}

function missingWords(part: Mail, { missing }: FilledPart, { people }: Sending): string {
  const person = people.find(({ id }) => id === part.menteeIds[0])
  const who = part.menteeIds.length === 1 && person !== undefined ? `, for ${displayName(person)}` : ''
  return `${missing.join(', ')}${who}`
}

/** The size of a draft on its way, in bytes. */
export function draftSize(draft: Mail, files: readonly Pick<Attachment, 'size'>[]): number {
  return sizeOnTheWay([...textsOf(draft), draft.invitation?.text ?? ''], files)
}

export async function sendMail(sending: Sending): Promise<Sent> {
  const { draft, files, account, owners } = sending
  const size = draftSize(draft, files)
  const trouble = draftTrouble(draft, account, { size, most: mostFrom(account).bytes })
  if (trouble !== null) return { trouble }
  if (account === null) return { trouble: 'mail/no-account' }
  const attachments = await bytesOf(sending)
  if (attachments === null) return { trouble: 'mail/attachment-gone' }
  const isAnswer = draft.answersId !== null && !draft.isForward
  const original = isAnswer && draft.answersId !== null ? await sending.session.mail(draft.answersId) : null
  const parts: Mail[] = []
  for (const part of partsOf(draft, owners, account.address, original)) {
    const filled = await filledPart(part, sending)
    if (filled.missing.length > 0)
      return { trouble: 'mail/placeholder-missing', detail: missingWords(part, filled, sending) }
    parts.push(filled.mail)
  }
  const [only] = parts
  if (only !== undefined && parts.length === 1) return sendOne(only, sending, account, attachments)
  return sendAll(parts, sending, account, attachments)
}

async function bytesOf({ files, session }: Sending): Promise<LetterAttachments | null> {
  const letters: LetterAttachments = []
  for (const { id, name, type } of files) {
    const bytes = await session.mailBody(id)
    if (bytes === null) return null
    letters.push({ name, type: type.slice(0, 200), bytes: new Uint8Array(bytes) })
  }
  return letters
}

async function sendOne(
  part: Mail,
  sending: Sending,
  account: AccountCard,
  attachments: LetterAttachments,
): Promise<Sent> {
  const made = await finished(part, sending, account, attachments)
  if (!made.ok) return { trouble: made.error.code }
  const mail = queued(made.value.mail, sending.later)
  const isQueued = await sending.outbox.queue(mail, made.value.raw)
  return isQueued ? { mails: [mail] } : { trouble: 'mail/no-draft' }
}

/** [Note: all or none] Each mail is stored with its bytes as a draft first. One change then makes all of them queued and
 * takes the draft away that they came from; until it, nothing goes, whatever breaks off. */
async function sendAll(
  parts: readonly Mail[],
  sending: Sending,
  account: AccountCard,
  attachments: LetterAttachments,
): Promise<Sent> {
  const { session, outbox, draft, files, later } = sending
  const stored: Mail[] = []
  const drop = () => session.write(stored.map(({ id }): Change => ({ op: 'delete', table: 'mail', id })))
  try {
    for (const part of parts) {
      const made = await finished(part, sending, account, attachments)
      if (!made.ok) {
        if (stored.length > 0) await drop()
        return { trouble: made.error.code }
      }
      stored.push(made.value.mail)
      await session.writeMail({ ...made.value.mail, state: 'draft' }, made.value.raw)
    }
    const mails = stored.map((mail) => queued(mail, later))
    await session.write([
      ...mails.map((value): Change => ({ op: 'put', table: 'mail', value })),
      ...files.map(({ id }): Change => ({ op: 'delete', table: 'attachment', id })),
      { op: 'delete', table: 'mail', id: draft.id },
    ])
    outbox.look()
    return { mails }
  } catch (error) {
    if (stored.length > 0) await drop()
    throw error
  }
}

/** The mail with its id and date, and its bytes. */
async function finished(
  part: Mail,
  { practice, language }: Sending,
  account: AccountCard,
  attachments: LetterAttachments,
): Promise<Result<{ mail: Mail; raw: Uint8Array }>> {
  const now = Date.now()
  const date = new Date(now).toISOString()
  const messageId = messageIdFor(account.address, crypto.randomUUID())
  const form = part.form === null ? '' : textOfForm(part.form)
  const made = await desktop.call('mail.compose', {
    fromName: account.fromName,
    from: account.address,
    to: part.to,
    cc: part.cc,
    subject: part.subject,
    text: withMailLines(wholeText(part, form)),
    html: part.rich === null ? '' : mailHtml({ rich: part.rich, form, quote: part.quote, language: language ?? '' }),
    attachments,
    invitation: part.invitation,
    messageId,
    inReplyTo: part.isForward ? '' : (part.references.at(-1) ?? ''),
    references: part.references,
    date,
    zoneMinutes: zoneMinutes(now, mentorZone(practice.timeZone)),
  })
  if (!made.ok) return made
  const { raw } = made.value
  const facts = attachments.map(({ name, type, bytes }, place) => ({
    id: null,
    place,
    name,
    type,
    size: bytes.length,
    risky: false,
  }))
  return { ok: true, value: { raw, mail: { ...part, messageId, date, size: raw.length, attachments: facts } } }
}

/** In the outbox from now on: it may be taken back for ten seconds, or until the moment that was chosen. */
function queued(mail: Mail, later: string | null): Mail {
  const now = Date.now()
  return touched<Mail>({
    ...mail,
    state: 'queued',
    attempts: 0,
    notBefore: later ?? new Date(now + secondThoughts).toISOString(),
    nextTryAt: new Date(now).toISOString(),
    failure: null,
  })
}
