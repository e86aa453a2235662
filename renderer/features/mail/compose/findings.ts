// What in a mail may be somebody else's: words by the vault's own rules, and names of files.
import { fold } from '../../../../shared/domain/folding.ts'
import { everybody, menteesAmong } from '../../../../shared/domain/mail-recipients.ts'
import type { Attachment, Mail } from '../../../../shared/model/mail.ts'
import type { Mentee } from '../../../../shared/model/mentee.ts'
import type { VaultSession } from '../../../vault/api.ts'
import type { Finding } from './GuardDialog.tsx'

interface Looking {
  session: VaultSession
  draft: Mail
  files: readonly Pick<Attachment, 'name'>[]
  people: readonly Mentee[]
  /** Address in lower case → mentee's id. */
  owners: ReadonlyMap<string, string>
}

/** Signs around what was found that are shown with it. */
const around = 60

export async function findingsOf({ session, draft, files, people, owners }: Looking): Promise<Finding[]> {
  const text = [draft.subject, draft.text, draft.quote].filter((part) => part !== '').join('\n\n')
  const found = new Map<string, Finding>()
  for (const menteeIds of readersOf(draft, owners))
    for (const { kind, menteeId, words, at } of await session.misdirections(text, menteeIds)) {
      const before = text.slice(Math.max(0, at - around), at).replace(/\s+/gu, ' ')
      const after = text.slice(at + words.length, at + words.length + around).replace(/\s+/gu, ' ')
      found.set(`${at} ${kind}`, { kind, menteeId, words, passage: { before, after } })
    }
  return [...found.values(), ...fileFindings(files, people, draft.menteeIds)]
}

/** Who reads the same mail. When each reads it without the others, nobody of them may be named in it either: whoever is not
 * the first of them is found beside the first, and the first beside the second. */
function readersOf(draft: Mail, owners: ReadonlyMap<string, string>): string[][] {
  const mentees = menteesAmong(everybody(draft), owners)
  if (mentees.length < 2 || draft.spread === 'open') return [mentees]
  return mentees.slice(0, 2).map((id) => [id])
}

/** A number that is shorter stands in too many names of files. */
const shortestNumber = 5
/** So is a name with a single short word. */
const shortestName = 4

/** Files that are named after a mentee who does not get them. */
export function fileFindings(
  files: readonly Pick<Attachment, 'name'>[],
  people: readonly Mentee[],
  menteeIds: readonly string[],
): Finding[] {
  const recipients = people.filter(({ id }) => menteeIds.includes(id))
  const own = new Set(recipients.flatMap((person) => wordsOf(person.name)))
  const others = people.filter(({ id }) => !menteeIds.includes(id))
  return files.flatMap(({ name }) => {
    const words = new Set(wordsOf(name))
    const meant = others.find(
      (person) =>
        (person.studentId.length >= shortestNumber && words.has(fold(person.studentId))) ||
        isNamed(wordsOf(person.name), words, own),
    )
    return meant === undefined ? [] : [{ kind: 'file', menteeId: meant.id, words: name, passage: null } as const]
  })
}

/** Two words of the name, or its last one when that is long enough; none of them a recipient's as well. */
function isNamed(name: readonly string[], words: ReadonlySet<string>, own: ReadonlySet<string>): boolean {
  const telling = name.filter((word) => word.length >= shortestName && !own.has(word))
  const found = telling.filter((word) => words.has(word))
  const last = telling.at(-1)
  return found.length >= 2 || (last !== undefined && found.includes(last))
}

function wordsOf(text: string): string[] {
  return fold(text)
    .split(/[^\p{Letter}\p{Number}\p{Mark}]+/u)
    .filter((word) => word !== '')
}
