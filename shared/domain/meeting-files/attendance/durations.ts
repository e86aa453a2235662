// How long somebody was there, as the tools write it in seven languages. Called for each line of an attendance file.

/** A number and the word after it. Words of all languages begin alike: h, hr, Std., heure, ora, uur; m, Min., minuto. */
const part = /(\d{1,6}(?:[.,]\d{1,3})?)\s*([a-z]+)/giu
const units: readonly (readonly [RegExp, number])[] = [
  [/^(?:d|day|days|t|tag|tage|j|jour|jours|dia|dias|g|giorni|giorno|dag|dagen)$/iu, 1_440],
  [/^(?:h|std|u|uur|o|ora|ore|hr|hrs|stunden?|hours?|heures?|horas?)$/iu, 60],
  [/^m(?:in|ins|inut[a-z]*)?$/iu, 1],
  [/^s(?:ec|ek|eg|econd[a-z]*|ekund[a-z]*|egund[a-z]*)?$/iu, 1 / 60],
]

/** Minutes, not rounded: `1h 13m 42s`, `59 Min. 0 Sek.`, `1 hr 2 min`, `1:02:33` (hours first), `62`. Null when the
 * text is no duration. */
export function readDuration(text: string): number | null {
  const short = text
    .slice(0, 60)
    .replace(/[\u00A0\u2000-\u200A\u202F]/gu, ' ')
    .trim()
  if (/^\d{1,6}(?:[.,]\d{1,3})?$/u.test(short)) return Number(short.replace(',', '.'))
  const clock = /^(\d{1,4}):(\d{2})(?::(\d{2}))?$/u.exec(short)
  if (clock !== null) return Number(clock[1]) * 60 + Number(clock[2]) + Number(clock[3] ?? '0') / 60
  let minutes: number | null = null
  for (const [, number, word] of short.matchAll(part)) {
    const unit = units.find(([pattern]) => pattern.test(word ?? ''))?.[1]
    if (unit === undefined) return null
    minutes = (minutes ?? 0) + Number((number ?? '').replace(',', '.')) * unit
  }
  return minutes
}
