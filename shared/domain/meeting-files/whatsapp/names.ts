// The name of a chat in the name of its file. Called when a file or an entry of an archive is looked at.

const titles =
  /^(?:whatsapp[ -]chat (?:with|mit|met|-)|chat (?:de )?whatsapp (?:con|con el grupo)|discussion whatsapp avec|conversas? (?:no|do) whatsapp com) (\S.{0,200})$/iu

/** The last part of a path, whichever way its strokes lean. */
export function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
}

/** `WhatsApp Chat with Ann Example.txt` → `Ann Example`; empty for `_chat.txt` and every other name. */
export function titleIn(fileName: string): string {
  const name = baseName(fileName)
    .slice(0, 300)
    .replace(/(?: ?\(\d{1,3}\))?\.(?:txt|zip)$/iu, '')
    .replace(/_/gu, ' ')
    .replace(/[\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, '')
  return titles.exec(name)?.[1]?.trim() ?? ''
}

/** Whether WhatsApp itself names its text so. */
export function isChatName(fileName: string): boolean {
  return (
    /\.txt$/iu.test(fileName) &&
    (/^_chat(?: ?\(\d{1,3}\))?\.txt$/iu.test(baseName(fileName)) || titleIn(fileName) !== '')
  )
}
