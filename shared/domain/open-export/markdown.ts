// Words of the practice as Markdown (CommonMark): a mentee's page from the parts of a pack, a note, a resource. Pure.
import type { PackPart } from '../access/pack.ts'

/** Signs that Markdown would take for form, wherever they stand. */
const signs = /[\\`*_[\]<>|~]/gu

/** Plain words, so that nothing in them becomes form. */
export function escaped(text: string): string {
  return text
    .replace(signs, String.raw`\$&`)
    .replace(/^(\s*)([#+\-=]|\d+(?=[.)]))/u, (_, space: string, sign: string) =>
      /^\d/u.test(sign) ? `${space}${sign}\\` : `${space}\\${sign}`,
    )
}

/** Each line a line of its own, whatever it holds. */
function lines(words: readonly string[]): string {
  return words.map(escaped).join('  \n')
}

export function partsAsMarkdown(title: string, parts: readonly PackPart[]): string {
  const body = parts.flatMap((part) => [
    `## ${escaped(part.title)}`,
    ...part.entries.flatMap(({ on, heading, lines: words }) => [
      `### ${escaped([on, heading.replaceAll('\n', ' ')].filter((one) => one !== '').join(' '))}`,
      ...(words.length === 0 ? [] : [lines(words)]),
    ]),
  ])
  return `${[`# ${escaped(title)}`, ...body].join('\n\n')}\n`
}

/** @param facts one line each */
export function wordsAsMarkdown(title: string, facts: readonly string[], words: string): string {
  const paragraphs = words.split(/\n{2,}/u).filter((one) => one.trim() !== '')
  return `${[`# ${escaped(title)}`, ...(facts.length === 0 ? [] : [lines(facts)]), ...paragraphs.map((one) => lines(one.split('\n')))].join('\n\n')}\n`
}
