// The recovery code: 160 random bits that a person can print, read aloud and type in. 32 signs of Crockford's base 32
// (no I, L, O, U) in eight groups of four, then one group with two signs of check sum.
// Source of the alphabet: https://www.crockford.com/base32.html

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const secretSigns = 32
const checkSigns = 2

/** Bytes of secret in a code. */
export const recoveryBytes = 20

/** The remainder by 1021 (the largest prime under 2^10): finds every single wrong sign and every swap of neighbours. */
function checkOf(signs: string): string {
  let remainder = 0
  for (const sign of signs) remainder = (remainder * 32 + alphabet.indexOf(sign)) % 1021
  return `${alphabet[remainder >> 5] ?? ''}${alphabet[remainder & 31] ?? ''}`
}

/** @param secret 20 bytes. @returns nine groups, `XXXX-XXXX-…-XX`. */
export function encodeRecoveryCode(secret: Uint8Array): string {
  if (secret.length !== recoveryBytes) throw new RangeError(`a recovery code holds ${recoveryBytes} bytes`)
  let bits = 0n
  for (const byte of secret) bits = (bits << 8n) | BigInt(byte)
  let signs = ''
  for (let index = secretSigns - 1; index >= 0; index--)
    signs += alphabet[Number((bits >> BigInt(index * 5)) & 31n)] ?? ''
  return recoveryGroups(signs + checkOf(signs)).join('-')
}

/** The groups as they are printed: eight of four signs and one of two. */
export function recoveryGroups(code: string): string[] {
  return canonical(code).match(/.{1,4}/g) ?? []
}

/** As typed → signs only: spaces and dashes dropped, small letters raised, O read as 0, I and L as 1. */
function canonical(typed: string): string {
  return typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1')
}

/** @returns the 20 bytes, or null when a sign is missing, unknown, or the check sum does not fit. */
export function decodeRecoveryCode(typed: string): Uint8Array | null {
  if (typed.length > 200) return null
  const signs = canonical(typed)
  if (signs.length !== secretSigns + checkSigns || !Array.from(signs).every((sign) => alphabet.includes(sign)))
    return null
  const secretPart = signs.slice(0, secretSigns)
  if (checkOf(secretPart) !== signs.slice(secretSigns)) return null
  let bits = 0n
  for (const sign of secretPart) bits = (bits << 5n) | BigInt(alphabet.indexOf(sign))
  return Uint8Array.from({ length: recoveryBytes }, (_, index) =>
    Number((bits >> BigInt((recoveryBytes - 1 - index) * 8)) & 255n),
  )
}
