// What a host is asked to print, and what becomes of what it gives.
import { describe, expect, test } from 'vitest'
import { pdfOrder, printPdf } from '../../../electron/services/print.ts'
import { paperInches, usualPaper } from '../../../shared/paper.ts'

const pdf = new TextEncoder().encode('%PDF-1.7\n%%EOF')

describe('the print service', () => {
  test('asks for the paper that was chosen, upright, with room for the numbers', async () => {
    const orders: unknown[] = []
    const answer = await printPdf(
      (order) => {
        orders.push(order)
        return Promise.resolve(pdf)
      },
      { paper: 'Letter' },
    )
    expect(answer.pdf).toEqual(pdf)
    expect(orders).toEqual([pdfOrder('Letter')])
    const { paper, margin } = pdfOrder('A4')
    expect(paper.width * 25.4).toBeCloseTo(210)
    expect(paper.height * 25.4).toBeCloseTo(297)
    expect(margin.bottom).toBeGreaterThan(0.5)
  })

  test('puts page numbers at the foot and neither address, title nor day', () => {
    const { footer, header } = pdfOrder('A4')
    expect(footer).toContain('class="pageNumber"')
    expect(footer + header).not.toMatch(/class="?(?:url|title|date)/)
  })

  test('names a failure of the host', async () => {
    await expect(printPdf(() => Promise.reject(new Error('no printer')), { paper: 'A4' })).rejects.toMatchObject({
      code: 'print/failed',
      retryable: true,
    })
  })

  test('takes nothing for a PDF that is none', async () => {
    await expect(printPdf(() => Promise.resolve(new Uint8Array()), { paper: 'A4' })).rejects.toMatchObject({
      code: 'print/failed',
    })
  })
})

describe('the usual paper', () => {
  test.each([
    ['en-US', 'Letter'],
    ['en', 'Letter'],
    ['es-MX', 'Letter'],
    ['fr-CA', 'Letter'],
    ['en-GB', 'A4'],
    ['de', 'A4'],
    ['zh-Hans-CN', 'A4'],
    ['', 'A4'],
    ['no tag at all', 'A4'],
  ])('of %s is %s', (tag, paper) => {
    expect(usualPaper(tag)).toBe(paper)
    expect(paperInches[usualPaper(tag)].width).toBeGreaterThan(8)
  })
})
