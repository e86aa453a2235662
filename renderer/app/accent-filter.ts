// How lists of names are searched while somebody types: every word stands somewhere in the label, whatever its accents.
import type { ComboboxItem, ComboboxParsedItem, OptionsFilter } from '@mantine/core'
import { fold, hasEveryWord, searchWords } from '../../shared/domain/folding.ts'

export const accentFilter: OptionsFilter = ({ options, search, limit }) => {
  const words = searchWords(search)
  let left = limit
  const fits = ({ label }: ComboboxItem) => hasEveryWord(fold(label), words) && left-- > 0
  return options.flatMap<ComboboxParsedItem>((entry) => {
    if (!('group' in entry)) return fits(entry) ? [entry] : []
    const items = entry.items.filter(fits)
    return items.length === 0 ? [] : [{ ...entry, items }]
  })
}
