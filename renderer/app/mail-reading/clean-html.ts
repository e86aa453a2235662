// Makes the markup of a stranger's mail, which the worker has written anew, harmless once more before it is shown: no script, style, form or drawing, no identifiers,
// nothing from elsewhere. Pictures are those that the mail itself carries; a link keeps its words and tells its host.
// The frame that shows it (`frame-markup.ts`) runs no script and loads nothing either: two walls, each enough alone.
import DOMPurify from 'dompurify'
import { markupAttributes, markupTags, wordlessTags } from '../../../shared/domain/mail-reading/bare-markup.ts'
import { linkOf } from '../../../shared/domain/mail-reading/links.ts'
import type { MailPicture, RawWholeMail } from '../../../shared/domain/mail-reading/read-mail.ts'

const rules = {
  ALLOWED_TAGS: markupTags,
  ALLOWED_ATTR: [...markupAttributes],
  ALLOW_ARIA_ATTR: false,
  ALLOW_DATA_ATTR: false,
  ALLOWED_URI_REGEXP: /^(?:https?|mailto|cid):/iu,
  FORBID_CONTENTS: wordlessTags,
  KEEP_CONTENT: true,
}

/** The markup that may be put into the frame; empty when the mail has none. */
export function cleanMail({ markup, pictures }: Pick<RawWholeMail, 'markup' | 'pictures'>): string {
  if (markup === '') return ''
  // A document of its own, in which nothing is loaded and nothing runs.
  const page = new DOMParser().parseFromString(DOMPurify.sanitize(markup, rules), 'text/html')
  for (const image of page.querySelectorAll('img')) settlePicture(image, pictures)
  for (const link of page.querySelectorAll('a')) settleLink(link)
  for (const sized of page.querySelectorAll('[width], [height]'))
    if (sized.tagName !== 'IMG') {
      sized.removeAttribute('width')
      sized.removeAttribute('height')
    }
  return page.body.innerHTML
}

/** Its own picture, or the words that stand for it. */
function settlePicture(image: HTMLImageElement, pictures: readonly MailPicture[]): void {
  const source = image.getAttribute('src') ?? ''
  const picture = /^cid:/iu.test(source) ? pictureOf(source.slice(4), pictures) : undefined
  if (picture !== undefined) {
    image.setAttribute('src', `data:${picture.type};base64,${base64(picture.bytes)}`)
    return
  }
  const words = (image.getAttribute('alt') ?? '').trim()
  image.replaceWith(words === '' ? '' : `[${words}]`)
}

function pictureOf(contentId: string, pictures: readonly MailPicture[]): MailPicture | undefined {
  return pictures.find((one) => one.contentId === contentId || encodeURIComponent(one.contentId) === contentId)
}

function base64(bytes: Uint8Array): string {
  const pieces: string[] = []
  for (let at = 0; at < bytes.length; at += 32_768) pieces.push(String.fromCharCode(...bytes.subarray(at, at + 32_768)))
  return btoa(pieces.join(''))
}

/** Words that lead nowhere, with the host to which they would have led. */
function settleLink(anchor: HTMLAnchorElement): void {
  const words = anchor.textContent
  const link = linkOf(anchor.getAttribute('href') ?? '', words)
  const span = anchor.ownerDocument.createElement('span')
  span.append(...anchor.childNodes)
  if (link !== null && words.trim() !== link.host && words.trim() !== link.href) span.append(` [${link.host}]`)
  anchor.replaceWith(span)
}
