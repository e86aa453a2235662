// Time and chance are passed in, so that rules can be tested at any hour.

/** Milliseconds since 1970. */
export type Now = () => number

export function toInstant(milliseconds: number): string {
  return new Date(milliseconds).toISOString()
}
