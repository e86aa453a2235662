// Undoes `format=flowed` (RFC 3676): lines that end with a space go on in the next one of the same depth of quotation.
// Called for plain texts of mails that say that they are flowed.

const quoteMarks = /^>+/u

interface FlowedLine {
  depth: number
  words: string
}

function lineAt(line: string): FlowedLine {
  const marks = quoteMarks.exec(line)?.[0].length ?? 0
  const rest = line.slice(marks)
  // A space after the marks, or before a line that would look like a mark, was put in and is taken out.
  return { depth: marks, words: rest.startsWith(' ') ? rest.slice(1) : rest }
}

/** `deletesSpace`: the space at the end of a line is not one of the text (`delsp=yes`). */
export function unflow(text: string, options: { deletesSpace: boolean }): string {
  const out: string[] = []
  let parts: string[] = []
  let open = 0
  const close = () => {
    if (parts.length > 0) out.push(`${marksOf(open)}${parts.join('')}`)
    parts = []
  }
  for (const raw of text.split(/\r?\n/u)) {
    const { depth, words } = lineAt(raw)
    // Two dashes and a space begin a signature and never flow.
    const isDashes = words === '-- '
    if (open !== depth || isDashes) close()
    open = depth
    const flows = words.endsWith(' ') && !isDashes
    parts.push(flows && options.deletesSpace ? words.slice(0, -1) : words)
    if (!flows) close()
  }
  close()
  return out.join('\n')
}

function marksOf(depth: number): string {
  return depth === 0 ? '' : `${'>'.repeat(depth)} `
}
