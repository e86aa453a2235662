// What can be wrong with a passphrase and its repetition, before anything is derived from them.

/** More characters than anybody needs, and as many as the vault takes; a longer one is refused, never cut in silence. */
const longest = 1_024

/** What is wrong with the two entries, or null. */
export function entryTrouble(first: string, second: string): { field: 'first' | 'second'; text: string } | null {
  if (first === '') return { field: 'first', text: 'Type a passphrase.' }
  if (first.length > longest)
    return { field: 'first', text: 'This is longer than 1,024 characters. A few words are enough.' }
  if (first.normalize('NFC') !== second.normalize('NFC')) return { field: 'second', text: 'The two are not the same.' }
  return null
}
