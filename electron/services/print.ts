// Makes a PDF of the page that the window shows for print: its paper, its margins, its page numbers. Each host passes in
// the one call that only it can make; what is asked for is the same in both.
import type { Request, Response } from '../../shared/desktop.ts'
import { paperInches } from '../../shared/paper.ts'
import type { PaperSize } from '../../shared/paper.ts'
import { NamedError } from '../../shared/result.ts'

/** What a host is asked to print. Lengths in inches. */
export interface PdfOrder {
  paper: { width: number; height: number }
  margin: { top: number; bottom: number; left: number; right: number }
  /** Markup of Chromium's own for the foot of each page: the classes are filled in by it. */
  footer: string
  header: string
}

/** Prints the window's one page. The bytes of a PDF. */
export type PrintPdf = (order: PdfOrder) => Promise<Uint8Array>

const inch = 2.54

/** Only numbers stand at the foot: Chromium would put the address and the title of the window there by itself. */
const footer =
  '<div style="width: 100%; text-align: center; font: 8pt sans-serif; color: #444">' +
  '<span class="pageNumber"></span> / <span class="totalPages"></span></div>'

export function pdfOrder(paper: PaperSize): PdfOrder {
  return {
    paper: paperInches[paper],
    margin: { top: 1.6 / inch, bottom: 1.8 / inch, left: 1.8 / inch, right: 1.8 / inch },
    footer,
    header: '<span></span>',
  }
}

/** Errors: `print/failed` when the host could not, or gave something that is no PDF. */
export async function printPdf(print: PrintPdf, { paper }: Request<'print.pdf'>): Promise<Response<'print.pdf'>> {
  const pdf = await printed(print, paper)
  if (!isPdf(pdf)) throw new NamedError('print/failed')
  return { pdf }
}

async function printed(print: PrintPdf, paper: PaperSize): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await print(pdfOrder(paper)))
  } catch (cause) {
    throw new NamedError('print/failed', '', { retryable: true, cause })
  }
}

function isPdf(bytes: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(bytes.subarray(0, 5)) === '%PDF-'
}
