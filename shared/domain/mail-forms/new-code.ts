// The code by which the answers to a form are known again: eight signs of Crockford's base 32 (no I, L, O, U), written
// `K7Q2-M4TD`. The second and the sixth are digits, so that no two words of a sentence look like a code; the last is a
// check sum. It says which form it is, and protects nothing.
// Source of the alphabet: https://www.crockford.com/base32.html

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const signs = 8
const digitPlaces = new Set([1, 5])

/** Random bytes that a code is made from. */
export const codeBytes = signs - 1

/** A polynomial over the field of 32 signs: finds every single wrong sign and every swap of neighbours. */
function checkOf(text: string): string {
  let sum = 0
  for (const sign of text) {
    sum = (sum ^ alphabet.indexOf(sign)) << 1
    if (sum > 31) sum ^= 0b100101
  }
  return alphabet[sum] ?? ''
}

/** @param random seven random bytes. @returns `K7Q2-M4TD` */
export function newCode(random: Uint8Array): string {
  if (random.length !== codeBytes) throw new RangeError(`a code is made from ${codeBytes} bytes`)
  const free = Array.from(random, (byte, place) => alphabet[digitPlaces.has(place) ? byte % 10 : byte & 31] ?? '').join(
    '',
  )
  return grouped(free + checkOf(free))
}

function grouped(text: string): string {
  return `${text.slice(0, 4)}-${text.slice(4)}`
}

/** Eight signs as somebody typed them → the code as it was given out; null when they are none.
 * Small letters are raised, O is read as 0, I and L as 1. */
export function asCode(typed: string): string | null {
  const text = typed.toUpperCase().replace(/O/g, '0').replace(/[IL]/g, '1')
  if (text.length !== signs || !Array.from(text).every((sign) => alphabet.includes(sign))) return null
  if (![...digitPlaces].every((place) => /\d/.test(text.charAt(place)))) return null
  return checkOf(text.slice(0, -1)) === text.slice(-1) ? grouped(text) : null
}
