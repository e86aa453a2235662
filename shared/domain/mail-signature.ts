// The signature of an account below the words of a draft: put there once, changed when the account changes, and left alone
// once the mentor has changed it. Readers know it by the line of two dashes and a space (RFC 3676 §4.3).
import type { Mail } from '../model/mail.ts'
import type { RichNode, RichText } from '../model/rich-text.ts'
import { plainText } from './rich-words.ts'

type Words = Pick<Mail, 'text' | 'rich'>

/** As it stands in the text; empty without a signature. */
export function signatureBlock(signature: string): string {
  const text = signature.replace(/\r\n?/g, '\n').replace(/\s+$/u, '')
  return text.trim() === '' ? '' : `-- \n${text}`
}

/** One paragraph, however many lines it has. */
function signatureParagraph(block: string): RichNode {
  const content = block
    .split('\n')
    .flatMap((line, place): RichNode[] => [
      ...(place === 0 ? [] : [{ type: 'hardBreak' } as const]),
      ...(line === '' ? [] : [{ type: 'text', text: line } as const]),
    ])
  return { type: 'paragraph', content }
}

/** The words without their signature; unchanged when it is not there as it was put. */
export function withoutSignature(words: Words, signature: string): Words {
  const block = signatureBlock(signature)
  if (block === '' || !endsWith(words, block)) return words
  if (words.rich === null)
    return {
      rich: null,
      text: words.text
        .trimEnd()
        .slice(0, -block.length)
        .replace(/\n{1,2}$/u, ''),
    }
  return richWords({ ...words.rich, content: bare(words.rich).slice(0, -1) })
}

/** The words with the signature `next` in the place of `last`; where that is not as it was put, nothing is changed.
 * @param last empty when none was put there yet */
export function withSignature(words: Words, last: string, next: string): Words {
  const known = signatureBlock(last)
  if (known !== '' && !endsWith(words, known)) return words
  const before = withoutSignature(words, last)
  const block = signatureBlock(next)
  if (block === '') return before
  if (endsWith(before, block)) return before
  if (before.rich === null) return { rich: null, text: `${before.text}\n\n${block}` }
  const content = before.rich.content.length === 0 ? [{ type: 'paragraph' } as const] : before.rich.content
  return richWords({ ...before.rich, content: [...content, signatureParagraph(block)] })
}

function richWords(rich: RichText): Words {
  return { rich, text: plainText(rich) }
}

/** Without the empty paragraphs at its end, which an editor leaves there. */
function bare({ content }: RichText): RichNode[] {
  const last = content.findLastIndex((block) => block.type !== 'paragraph' || (block.content ?? []).length > 0)
  return content.slice(0, last + 1)
}

function endsWith({ text, rich }: Words, block: string): boolean {
  if (rich === null) {
    const all = text.trimEnd()
    return all === block || all.endsWith(`\n${block}`)
  }
  const last = bare(rich).at(-1)
  return last?.type === 'paragraph' && plainText({ type: 'doc', content: [last] }) === block
}
