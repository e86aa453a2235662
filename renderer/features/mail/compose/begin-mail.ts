// What a draft begins with: itself when it is in the vault; else an answer, a mail that is passed on, a proposal, or nothing
// but its recipients. Decided once, before the first key, so that nothing moves while somebody types.
import { safeName } from '../../../../shared/domain/attachment-name.ts'
import { factsOf } from '../../../../shared/domain/mail-draft.ts'
import { dateFormat } from '../../../../shared/domain/date-format.ts'
import { answersElsewhere, answerTo, type AnswerKind } from '../../../../shared/domain/mail-answer.ts'
import { withSignature } from '../../../../shared/domain/mail-signature.ts'
import { mentorZone } from '../../../../shared/domain/meeting-time.ts'
import { momentOf } from '../../../../shared/domain/threads.ts'
import { attachment, mail as mailSchema, type AccountCard, type Mail } from '../../../../shared/model/mail.ts'
import type { Mentee } from '../../../../shared/model/mentee.ts'
import type { Group } from '../../../../shared/model/group.ts'
import type { Practice } from '../../../../shared/model/practice.ts'
import { fromPlain } from '../../../../shared/model/rich-text.ts'
import { mailReader } from '../../../app/mail-reading/mail-reader.ts'
import { newRecord, touched } from '../../../app/records.ts'
import type { VaultSession } from '../../../vault/api.ts'

/** What the address of the screen asks for: ids only. */
export interface Asked {
  mentee?: string
  group?: string
  silence?: true
  answer?: string
  answerAll?: string
  forward?: string
}

export interface Beginning {
  draft: Mail
  stored: boolean
  /** Why its words are proposed; null when the mentor begins with none. */
  because: string | null
  /** The signature that stands below its words, as it was put there. */
  signature: string
  /** Where answers go although they came from somewhere else. */
  elsewhere: { from: string; to: string[] } | null
}

interface About {
  session: VaultSession
  mailId: string
  asked: Asked
  people: readonly Mentee[]
  groups: readonly Group[]
  accounts: readonly AccountCard[]
  practice: Practice
}

const dayWords = dateFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' })

/** Null when it is not said with whom. */
export async function beginMail(about: About): Promise<Beginning | null> {
  const { session, mailId, asked, accounts } = about
  const stored = await session.mail(mailId)
  if (stored !== null) {
    const signature = accounts.find(({ id }) => id === stored.accountId)?.signature ?? ''
    return { draft: stored, stored: true, because: null, signature, elsewhere: null }
  }
  const answered = asked.answer ?? asked.answerAll ?? asked.forward
  const original = answered === undefined ? null : await session.mail(answered)
  if (original !== null) return beginAnswer(about, original)
  const menteeIds = beginningMentees(about)
  const [first] = menteeIds
  if (first === undefined) return null
  const proposal = asked.silence === true ? await session.silence(first) : null
  const words = proposal === null ? {} : { subject: proposal.subject, text: proposal.text }
  const to = menteeIds.flatMap((id) => about.people.find((one) => one.id === id)?.emails.slice(0, 1) ?? [])
  const draft = await signed(about, { menteeIds, to, ...words }, null)
  return { ...draft, because: proposal?.because ?? null, elsewhere: null }
}

function beginningMentees({ asked, groups, people }: About): string[] {
  const members = groups.find(({ id }) => id === asked.group)?.memberIds ?? []
  const wanted = asked.mentee === undefined ? members : [asked.mentee]
  return wanted.filter((id) => people.some((one) => one.id === id))
}

async function beginAnswer(about: About, original: Mail): Promise<Beginning> {
  const { session, asked, accounts, people, practice } = about
  const kind: AnswerKind =
    asked.forward !== undefined ? 'forward' : asked.answerAll !== undefined ? 'answer-all' : 'answer'
  const { threadId, ...answer } = answerTo({
    kind,
    original,
    own: accounts.map(({ address }) => address),
    who: whoWrote(original, people, accounts, practice),
    when: dayWords(mentorZone(practice.timeZone)).format(new Date(momentOf(original))),
  })
  const draft = await signed(about, { ...answer, ...(threadId === null ? {} : { threadId }) }, original.accountId)
  const to = kind === 'forward' ? [] : answersElsewhere(original)
  const elsewhere = to.length === 0 ? null : { from: original.from?.address ?? '', to }
  if (kind === 'forward' && original.attachments.length > 0) {
    await session.write([{ op: 'put', table: 'mail', value: draft.draft }])
    await carryFiles(session, await session.mailBody(original.id), original, draft.draft)
    return { ...draft, stored: true, because: null, elsewhere }
  }
  return { ...draft, because: null, elsewhere }
}

function whoWrote(
  original: Mail,
  people: readonly Mentee[],
  accounts: readonly AccountCard[],
  practice: Practice,
): string {
  if (original.direction === 'out')
    return ownName(
      accounts.find(({ id }) => id === original.accountId),
      practice,
    )
  const { from } = original
  const address = from?.address.toLowerCase() ?? ''
  const person = people.find(({ emails }) => emails.some((email) => email.toLowerCase() === address))
  if (person !== undefined) return person.preferredName === '' ? person.name : person.preferredName
  return from === null ? 'somebody' : from.name === '' ? from.address : from.name
}

function ownName(account: AccountCard | undefined, practice: Practice): string {
  if (account !== undefined && account.fromName !== '') return account.fromName
  return practice.mentorName === '' ? 'I' : practice.mentorName
}

/** A fresh draft with what it begins with, the account that was used last and its signature; with form when the mentor's
 * last mail to this mentee had some. */
async function signed(
  { session, mailId, accounts }: About,
  begun: Partial<Mail> & Pick<Mail, 'menteeIds'>,
  accountId: string | null,
): Promise<Pick<Beginning, 'draft' | 'stored' | 'signature'>> {
  const last = accountId ?? (await session.lastAccountId())
  const account = accounts.find(({ id }) => id === last) ?? accounts[0]
  const text = begun.text ?? ''
  const rich = (await wroteWithForm(session, begun.menteeIds[0])) ? fromPlain(text) : null
  const signature = account?.signature ?? ''
  const draft = mailSchema.parse({
    ...newRecord(),
    id: mailId,
    threadId: mailId,
    ...begun,
    ...withSignature({ text, rich }, '', signature),
    accountId: account?.id ?? null,
  })
  return { draft, stored: false, signature }
}

async function wroteWithForm(session: VaultSession, menteeId: string | undefined): Promise<boolean> {
  if (menteeId === undefined) return false
  const items = await session.timeline(menteeId)
  const last = items.find((item) => item.kind === 'mail' && item.record.direction === 'out')
  return last?.kind === 'mail' && last.record.rich !== null
}

/** Takes the files of a finished mail along into a draft. Files of which the bytes are not here stay behind.
 * @param raw the finished mail */
export async function carryFiles(
  session: VaultSession,
  raw: Uint8Array | null,
  original: Pick<Mail, 'isPartial' | 'attachments'>,
  draft: Mail,
): Promise<void> {
  if (raw === null || original.isPartial || original.attachments.length === 0) return
  for (const { place, name, type } of original.attachments) {
    const found = await mailReader.attachmentOf(raw, place)
    if (!found.ok) continue
    const value = attachment.parse({
      ...newRecord(),
      mailId: draft.id,
      menteeIds: draft.menteeIds,
      name: safeName(name),
      type,
      size: found.value.length,
    })
    await session.writeAttachment(value, found.value)
  }
  const files = await session.attachmentsOf(draft.id)
  await session.write([{ op: 'put', table: 'mail', value: touched({ ...draft, attachments: factsOf(files) }) }])
}
