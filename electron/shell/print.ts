// Prints the window by Electron. What is asked for is made in the service.
import { BrowserWindow } from 'electron'
import type { PdfOrder } from '../services/print.ts'

/** A tagged PDF with an outline of what the window shows for print. Throws when there is no window. */
export async function printWindow({ paper, margin, footer, header }: PdfOrder): Promise<Uint8Array> {
  const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0]
  if (window === undefined) throw new Error('no window to print')
  return window.webContents.printToPDF({
    pageSize: paper,
    margins: margin,
    displayHeaderFooter: true,
    headerTemplate: header,
    footerTemplate: footer,
    printBackground: true,
    generateTaggedPDF: true,
    generateDocumentOutline: true,
  })
}
