// A page of nothing but the frame in which the formatted version of a mail is shown, with the window's own walls.
import { cleanMail } from '../../../renderer/app/mail-reading/clean-html.ts'
import { showMarkup } from '../../../renderer/app/mail-reading/frame-markup.ts'
import { bareMarkup } from '../../../shared/domain/mail-reading/bare-markup.ts'
import { installTrustedTypes } from '../../../renderer/app/trusted.ts'

declare global {
  interface Window {
    /** Set by a script that should never have run. */
    harmed?: boolean
    /** Writes anew, cleans and shows; answers what was put into the frame. */
    showMail: (markup: string, pictures: { contentId: string; type: string; bytes: number[] }[]) => string
  }
}

installTrustedTypes()

window.showMail = (markup, pictures) => {
  const clean = cleanMail({
    markup: bareMarkup(markup),
    pictures: pictures.map(({ contentId, type, bytes }) => ({ contentId, type, bytes: new Uint8Array(bytes) })),
  })
  const frame = document.querySelector('iframe')
  if (frame !== null) showMarkup(frame, clean)
  return clean
}
