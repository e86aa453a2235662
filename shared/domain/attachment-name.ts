// The name under which a file goes with a mail and is shown: no path, no control signs, no signs that turn the direction of
// writing, so that `cv‮fdp.exe` shows what it is.

const longestName = 200
/** What a system or a mail program may take for something else than a letter of a name. */
const unsafe = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029/\\:*?"<>|]/gu

export function safeName(name: string): string {
  const last = name.split(/[/\\]/u).at(-1) ?? ''
  const clean = last
    .replace(unsafe, '')
    .replace(/\s+/gu, ' ')
    .replace(/^[\s.]+|[\s.]+$/gu, '')
  return shortened(clean === '' ? 'file' : clean)
}

/** The end says what kind of file it is, so it stays. */
function shortened(name: string): string {
  if (name.length <= longestName) return name
  const ending = /\.[^.]{1,12}$/u.exec(name)?.[0] ?? ''
  return name.slice(0, longestName - ending.length).toWellFormed() + ending
}
