// Giving a resource to mentees: with a mail, at a meeting, or by another way that is only noted down.
import { dayAt } from '../../../shared/domain/roster-dates.ts'
import { resourceText, titleOfResource } from '../../../shared/domain/resources.ts'
import { largestMail } from '../../../shared/desktop.ts'
import { factsOf } from '../../../shared/domain/mail-draft.ts'
import { roomFor, textsOf } from '../../../shared/domain/mail-size.ts'
import { withPoints } from '../../../shared/domain/agenda.ts'
import type { Guide } from '../../../shared/guides/guide.ts'
import { isWhole, type StoredFile } from '../../../shared/model/file.ts'
import { attachment, mail, type Attachment, type Mail } from '../../../shared/model/mail.ts'
import type { AgendaItem, Meeting } from '../../../shared/model/meeting.ts'
import { handout, resource as resourceSchema, type Handout, type Resource } from '../../../shared/model/resource.ts'
import type { Change } from '../../../shared/model/tables.ts'
import type { Mentee } from '../../../shared/model/mentee.ts'
import { NamedError } from '../../../shared/result.ts'
import type { VaultClient } from '../../vault/api.ts'
import { wholeFile } from '../files/stored-files.ts'
import { newRecord, touched } from '../records.ts'

/** A copy of a guide, the mentor's own from now on. */
export function ownGuide({ slug, title, element, forWhom, blocks }: Guide): Resource {
  const words = { type: 'doc' as const, content: [...blocks] }
  return resourceSchema.parse({ ...newRecord(), kind: 'guide', title, element, forWhom, words, guide: slug })
}

type AgendaPoint = Pick<AgendaItem, 'text' | 'from' | 'sourceId'>
type How = Pick<Handout, 'on'> & Partial<Pick<Handout, 'how' | 'mailId' | 'meetingId'>>

/** That it was given to each of them. */
export function given(resource: Resource, menteeIds: readonly string[], how: How): Change[] {
  const own = { resourceId: resource.id, title: titleOfResource(resource), sample: resource.sample }
  return menteeIds.map((menteeId) => ({
    op: 'put',
    table: 'handout',
    value: handout.parse({ ...newRecord(), ...own, menteeId, ...how }),
  }))
}

/** Its files, as a browser hands files over. */
export async function filesOf(client: VaultClient, resourceId: string): Promise<File[]> {
  const files: File[] = []
  for (const file of await client.session.filesOf(resourceId))
    if (isWhole(file)) files.push(new File([await wholeFile(client, file)], file.name, { type: file.type }))
  return files
}

async function filesThatFit(client: VaultClient, resourceId: string, draft: Mail): Promise<StoredFile[]> {
  const kept = (await client.session.filesOf(resourceId)).filter(isWhole)
  const size = kept.reduce((sum, file) => sum + file.size, 0)
  if (size > roomFor(largestMail, textsOf(draft).join('').length)) throw new NamedError('mail/attachments-too-large')
  return kept
}

async function attach(client: VaultClient, kept: readonly StoredFile[], draft: Mail): Promise<Attachment[]> {
  const files: Attachment[] = []
  for (const file of kept) {
    const { name, type } = file
    const { menteeIds } = draft
    const bytes = await wholeFile(client, file)
    const value = attachment.parse({ ...newRecord(), mailId: draft.id, menteeIds, name, type, size: bytes.length })
    await client.session.writeAttachment(value, bytes)
    files.push(value)
  }
  return files
}

/** A draft to them that says what the resource says, with its files. Answers its id.
 * @throws NamedError `mail/attachments-too-large` */
export async function draftWith(
  client: VaultClient,
  resource: Resource,
  mentees: readonly Mentee[],
  zone: string,
): Promise<string> {
  const record = newRecord()
  const menteeIds = mentees.map(({ id }) => id)
  const value = mail.parse({
    ...record,
    threadId: record.id,
    menteeIds,
    to: mentees.flatMap(({ emails }) => emails.slice(0, 1)),
    subject: titleOfResource(resource).slice(0, 200),
    text: resourceText(resource),
  })
  const on = dayAt(Date.parse(record.createdAt), zone)
  const files = await filesThatFit(client, resource.id, value)
  // The draft comes first, so that no file is ever without one.
  await client.session.write([
    { op: 'put', table: 'mail', value },
    ...given(resource, menteeIds, { on, how: 'mail', mailId: value.id }),
  ])
  const attachments = factsOf(await attach(client, files, value))
  if (files.length > 0)
    await client.session.write([{ op: 'put', table: 'mail', value: touched({ ...value, attachments }) }])
  return value.id
}

/** What stands on an agenda for it. */
export function pointOf(resource: Resource): AgendaPoint {
  return { text: `Give: ${titleOfResource(resource)}`.slice(0, 500), from: 'mentor', sourceId: resource.id }
}

/** A point on the agenda of a meeting, and that it is given there. */
export function atMeeting(resource: Resource, meeting: Meeting, zone: string): Change[] {
  const agenda = withPoints(meeting.agenda, [pointOf(resource)], () => crypto.randomUUID())
  const on = dayAt(Date.parse(meeting.startsAt), zone)
  return [
    { op: 'put', table: 'meeting', value: touched({ ...meeting, agenda }) },
    ...given(resource, meeting.menteeIds, { on, how: 'meeting', meetingId: meeting.id }),
  ]
}
