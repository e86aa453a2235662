// How a call crosses from the page to Node in the Chromium host: JSON with bytes as base64. Playwright can carry typed
// arrays itself, but takes a second for a few megabytes, which an import would feel.

/** The key that marks bytes in the JSON; no request or answer of the contract has a field of this name. */
export const bytesKey = '$bytes'

/** To JSON; bytes become `{ "$bytes": base64 }`. */
export function encode(value: unknown): string {
  return JSON.stringify(value, (_key, one: unknown) =>
    one instanceof Uint8Array
      ? { [bytesKey]: Buffer.from(one.buffer, one.byteOffset, one.length).toString('base64') }
      : one,
  )
}

/** From JSON; throws a SyntaxError for what is not JSON. */
export function decode(text: string): unknown {
  return JSON.parse(text, (_key, one: unknown) => {
    const base64 = bytesOf(one)
    return base64 === null ? one : new Uint8Array(Buffer.from(base64, 'base64'))
  })
}

function bytesOf(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || !(bytesKey in value)) return null
  return typeof value[bytesKey] === 'string' ? value[bytesKey] : null
}
