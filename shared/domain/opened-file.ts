// Which kinds of files are handed to another program to be shown. What a system would run, or lets bring programs with it, is
// only ever saved where the mentor says. Pure.

/** By the end of the name: papers, tables, slides, pictures, sound and film. None of them is run by a system, and none of the
 * office formats here can hold macros (`.docm` and its like can). */
const shown: ReadonlySet<string> = new Set(
  (
    'pdf txt md csv tsv rtf docx xlsx pptx odt ods odp odg pages numbers key epub ' +
    'png jpg jpeg gif webp heic heif avif bmp tif tiff ' +
    'mp3 m4a ogg oga opus wav flac mp4 m4v mov webm mkv'
  ).split(' '),
)

/** @param name safe for every system, see `attachment-name.ts` */
export function opensSafely(name: string): boolean {
  const ending = /\.([^.]+)$/u.exec(name)?.[1]
  return ending !== undefined && shown.has(ending.toLowerCase())
}
