// The two sizes of paper that the world prints on, and which of them a person is likely to have.
import { z } from 'zod'

export const paperSize = z.enum(['A4', 'Letter'])
export type PaperSize = z.infer<typeof paperSize>

/** Width and height in inches, upright (ISO 216; ANSI/ASME Y14.1). */
export const paperInches: Readonly<Record<PaperSize, { width: number; height: number }>> = {
  A4: { width: 210 / 25.4, height: 297 / 25.4 },
  Letter: { width: 8.5, height: 11 },
}

/** Regions whose offices use Letter, by CLDR's table of paper sizes (`territoryInfo`, "US-Letter"). */
const letterRegions = new Set(['BZ', 'CA', 'CL', 'CO', 'CR', 'GT', 'MX', 'NI', 'PA', 'PH', 'PR', 'SV', 'US', 'VE'])

/** The paper of the region that a language tag names or implies: `en` alone means the United States, by CLDR. */
export function usualPaper(languageTag: string): PaperSize {
  try {
    return letterRegions.has(new Intl.Locale(languageTag).maximize().region ?? '') ? 'Letter' : 'A4'
  } catch (error) {
    if (error instanceof RangeError) return 'A4'
    throw error
  }
}
