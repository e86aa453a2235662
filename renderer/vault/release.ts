// Memory of large bytes that nobody needs any more. [Note: given back at once] The engine frees buffers when it next cleans up, and
// that may be after hundreds of megabytes. Moving a buffer to one of no length frees it now. Where there is no such way, the engine's
// own is good enough.

/** The bytes must not be used afterwards, by anybody. A view of a part of a buffer is left alone. */
export function release(bytes: Uint8Array): void {
  const { buffer } = bytes
  if (bytes.byteLength !== buffer.byteLength || !(buffer instanceof ArrayBuffer)) return
  const transfer: unknown = Reflect.get(buffer, 'transfer')
  if (typeof transfer === 'function') Reflect.apply(transfer, buffer, [0])
}
