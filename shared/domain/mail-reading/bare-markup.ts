// Writes the markup of a stranger's mail anew with nothing but words, their form, its own pictures and the addresses of its
// links. Called in the worker of mails, before any page sees the markup; the window cleans what comes out once more.
// [Note: first without a page] A page that takes markup apart looks at every inline handler and style in it, if only to
// refuse it. So that the policy of the window stays silent unless something is wrong, these are gone before.
import { Parser } from 'htmlparser2'

/** Elements that say something of the form of words. */
export const markupTags =
  'a abbr address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del dfn div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark ol p pre q rp rt ruby s samp section small span strike strong sub sup table tbody td tfoot th thead time tr tt u ul var wbr'.split(
    ' ',
  )
export const markupAttributes = [
  'alt',
  'title',
  'dir',
  'lang',
  'colspan',
  'rowspan',
  'href',
  'src',
  'start',
  'width',
  'height',
] as const
/** Whatever stands in these is not words of a person. */
export const wordlessTags =
  'style script title svg math template noscript iframe object select textarea xmp noembed noframes plaintext audio video'.split(
    ' ',
  )

const tags = new Set(markupTags)
const attributes: ReadonlySet<string> = new Set(markupAttributes)
const wordless = new Set(wordlessTags)
const empty = new Set(['br', 'hr', 'img', 'wbr', 'col'])
/** Deeper, the words stay and the form goes. */
const deepest = 200

const leads = /^(?:https?|mailto):/iu
const ownPicture = /^cid:/iu

/** Markup of allowed elements and attributes alone, every text escaped. Never throws. */
export function bareMarkup(markup: string): string {
  const out: string[] = []
  /** Each open element by the name under which it was written; null when it was not. */
  const open: (string | null)[] = []
  let depth = 0
  let skipping = 0
  const parser = new Parser(
    {
      onopentag(name, given) {
        if (skipping > 0 || wordless.has(name)) skipping += 1
        const isWritten = skipping === 0 && tags.has(name) && (empty.has(name) || depth < deepest)
        open.push(isWritten && !empty.has(name) ? name : null)
        if (!isWritten) return
        out.push(`<${name}${attributesOf(given)}>`)
        if (!empty.has(name)) depth += 1
      },
      ontext(text) {
        if (skipping === 0) out.push(escaped(text))
      },
      onclosetag() {
        const written = open.pop() ?? null
        if (skipping > 0) skipping -= 1
        if (written === null) return
        depth -= 1
        out.push(`</${written}>`)
      },
    },
    { decodeEntities: true },
  )
  parser.end(markup)
  for (const written of open.reverse()) if (written !== null) out.push(`</${written}>`)
  return out.join('')
}

function attributesOf(given: Readonly<Record<string, string>>): string {
  return Object.entries(given)
    .filter(([name, value]) => attributes.has(name) && isHarmless(name, value))
    .map(([name, value]) => ` ${name}="${escaped(value)}"`)
    .join('')
}

function isHarmless(name: string, value: string): boolean {
  if (name === 'href') return leads.test(value.trim())
  return name !== 'src' || ownPicture.test(value.trim())
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
