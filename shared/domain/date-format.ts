// Date formats by place, each made once: making one takes some hundred times as long as using it, and lists use few.

/** A format of the runtime for each place that is asked for.
 * @returns a function of an IANA zone; without one, or with `''`, it is the computer's own. It throws RangeError for a
 * zone that this computer does not know. */
export function dateFormat(
  language: string | undefined,
  options: Omit<Intl.DateTimeFormatOptions, 'timeZone'>,
): (timeZone?: string) => Intl.DateTimeFormat {
  const made = new Map<string, Intl.DateTimeFormat>()
  return (timeZone = '') => {
    const known = made.get(timeZone)
    if (known !== undefined) return known
    const fresh = new Intl.DateTimeFormat(language, { ...options, ...(timeZone === '' ? {} : { timeZone }) })
    made.set(timeZone, fresh)
    return fresh
  }
}
