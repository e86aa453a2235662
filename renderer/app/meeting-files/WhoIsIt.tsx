// Who somebody of a file is: a word to press, and only then a list to choose from, for a file may have hundreds of people.
import { Button, Checkbox, Select, type ComboboxItem } from '@mantine/core'
import { useState } from 'react'
import { fold, hasEveryWord, searchWords } from '../../../shared/domain/folding.ts'
import { displayName, type Mentee } from '../../../shared/model/mentee.ts'

interface WhoIsItProps {
  /** As the file shows them. */
  shown: string
  mentee: Mentee | undefined
  options: readonly ComboboxItem[]
  /** Whether it was said by hand, and can therefore be remembered. */
  isByHand: boolean
  isRemembered: boolean
  onAssign: (menteeId: string | null) => void
  onRemember: (wanted: boolean) => void
}

/** Answers of a search for a name. */
const mostOptions = 40

export function WhoIsIt(props: WhoIsItProps) {
  const { shown, mentee, options, isByHand, isRemembered, onAssign, onRemember } = props
  const [choosing, setChoosing] = useState(false)
  const name = mentee === undefined ? 'Not on your list' : displayName(mentee)
  return (
    <div>
      {choosing ? (
        <Select
          size="xs"
          aria-label={`Who ${shown} is`}
          placeholder="Not on your list"
          data={options}
          value={mentee?.id ?? null}
          onChange={(id) => {
            onAssign(id)
            setChoosing(false)
          }}
          onBlur={() => setChoosing(false)}
          searchable
          clearable
          autoFocus
          defaultDropdownOpened
          limit={mostOptions}
          filter={({ options: all, search }) => {
            const words = searchWords(search)
            return all.filter((one) => 'label' in one && hasEveryWord(fold(one.label), words))
          }}
          nothingFoundMessage="Nobody of that name"
          clearButtonProps={{ 'aria-label': `${shown} is nobody of your list` }}
          comboboxProps={{ transitionProps: { duration: 0 } }}
        />
      ) : (
        <Button
          size="compact-sm"
          variant={mentee === undefined ? 'default' : 'light'}
          maw="100%"
          aria-label={`${shown}: ${name}. Say who it is`}
          onClick={() => setChoosing(true)}
        >
          <bdi>{name}</bdi>
        </Button>
      )}
      {isByHand && mentee !== undefined && !choosing && (
        <Checkbox
          size="xs"
          mt={4}
          label="Remember this next time"
          aria-label={`Remember next time who ${shown} is`}
          checked={isRemembered}
          onChange={(event) => onRemember(event.currentTarget.checked)}
        />
      )}
    </div>
  )
}
