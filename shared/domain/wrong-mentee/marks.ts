// Student numbers and addresses of mentees in a text.
import { fold } from '../folding.ts'
import type { GuardedPerson, Misdirection } from '../wrong-mentee.ts'

export interface MarkIndex {
  addresses: ReadonlyMap<string, string>
  /** Letters and digits alone. */
  numbers: ReadonlyMap<string, string>
}

/** A shorter number may be anything. */
const shortestNumber = 4

const address = /[\p{L}\p{N}._%+'-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu
const run = /[\p{L}\p{N}]+(?:[-./_][\p{L}\p{N}]+)*/gu

function signsOf(text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}]/gu, '')
}

export function indexOfMarks(people: readonly GuardedPerson[]): MarkIndex {
  const addresses = new Map<string, string>()
  const numbers = new Map<string, string>()
  for (const { id, emails, studentId } of people) {
    for (const email of emails) addresses.set(email.trim().toLowerCase(), id)
    const signs = signsOf(studentId)
    if (signs.length >= shortestNumber && /\d/u.test(signs)) numbers.set(signs, id)
  }
  return { addresses, numbers }
}

/** Those of recipients and of strangers have no mentee: they are named so that no name is looked for in them. */
export function marksIn(
  { addresses, numbers }: MarkIndex,
  text: string,
  recipients: readonly GuardedPerson[],
): Misdirection[] {
  const ids = new Set(recipients.map(({ id }) => id))
  const own = new Set(recipients.flatMap(({ emails }) => emails.map((email) => email.trim().toLowerCase())))
  const ownNumbers = new Set(recipients.map(({ studentId }) => signsOf(studentId)))
  const found: Misdirection[] = [...text.matchAll(address)].map((match) => {
    const key = match[0].toLowerCase()
    const menteeId = own.has(key) ? null : (addresses.get(key) ?? null)
    return {
      kind: 'address',
      menteeId: menteeId !== null && ids.has(menteeId) ? null : menteeId,
      words: match[0],
      at: match.index,
    }
  })
  for (const match of text.matchAll(run)) {
    if (!/\d/u.test(match[0]) || match[0].length < shortestNumber) continue
    const parts = [{ words: match[0], at: match.index }, ...partsOf(match[0], match.index)]
    for (const { words, at } of parts) {
      const menteeId = numbers.get(signsOf(words))
      if (menteeId === undefined || ids.has(menteeId) || ownNumbers.has(signsOf(words))) continue
      found.push({ kind: 'student-number', menteeId, words, at })
      break
    }
  }
  return found
}

function partsOf(words: string, from: number): { words: string; at: number }[] {
  const parts = [...words.matchAll(/[\p{L}\p{N}]+/gu)]
  return parts.length < 2 ? [] : parts.map((match) => ({ words: match[0], at: from + match.index }))
}
