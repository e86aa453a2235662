// The addresses of a mentee. The first one is written to; a strange one is pointed out, one without @ is not kept.
import { ActionIcon, Button, Fieldset, Text, TextInput, Tooltip } from '@mantine/core'
import { IconArrowBarToUp, IconPlus, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { addressFault, cleanAddress } from '../../../shared/domain/roster-names.ts'
import classes from './MenteeDrawer.module.css'

interface EmailFieldsProps {
  emails: readonly string[]
  /** By place. Shown once the field has been left. */
  faults: ReadonlyMap<number, string>
  onChange: (emails: string[]) => void
}

export function EmailFields({ emails, faults, onChange }: EmailFieldsProps) {
  // While somebody types, nothing is said about a half-typed address.
  const [inHand, setInHand] = useState<number | null>(null)
  // One empty row to begin with, so that the first address needs no click.
  const rows = emails.length === 0 ? [''] : emails
  const put = (place: number, text: string) => onChange(rows.map((one, at) => (at === place ? text : one)))
  return (
    <Fieldset variant="unstyled" legend="E-mail" classNames={{ root: classes.set, legend: classes.legend }}>
      <div className={classes.rows}>
        {rows.map((text, place) => {
          const fault = inHand === place ? undefined : faults.get(place)
          const odd = inHand !== place && fault === undefined && addressFault(cleanAddress(text)) === 'odd'
          return (
            <div key={place} className={classes.line}>
              <TextInput
                aria-label={place === 0 ? 'E-mail' : `E-mail ${place + 1}`}
                type="text"
                inputMode="email"
                maxLength={500}
                spellCheck={false}
                value={text}
                error={fault}
                description={
                  odd ? (
                    <Text span size="xs" c="amber">
                      This looks unusual. It is kept; check it once more.
                    </Text>
                  ) : undefined
                }
                inputWrapperOrder={['label', 'input', 'description', 'error']}
                onBlur={() => {
                  setInHand(null)
                  if (cleanAddress(text) !== text) put(place, cleanAddress(text))
                }}
                onChange={(event) => {
                  setInHand(place)
                  put(place, event.currentTarget.value)
                }}
              />
              {place > 0 && (
                <Tooltip label="Write to this one">
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    size={36}
                    aria-label={`Write to E-mail ${place + 1}`}
                    onClick={() => onChange([text, ...rows.filter((_, at) => at !== place)])}
                  >
                    <IconArrowBarToUp size={16} />
                  </ActionIcon>
                </Tooltip>
              )}
              {(rows.length > 1 || text !== '') && (
                <Tooltip label="Remove">
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    size={36}
                    aria-label={place === 0 ? 'Remove E-mail' : `Remove E-mail ${place + 1}`}
                    onClick={() => onChange(rows.filter((_, at) => at !== place))}
                  >
                    <IconX size={16} />
                  </ActionIcon>
                </Tooltip>
              )}
            </div>
          )
        })}
      </div>
      {rows.length < 20 && rows.at(-1) !== '' && (
        <Button
          variant="subtle"
          size="compact-sm"
          mt={4}
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => onChange([...rows, ''])}
        >
          Another address
        </Button>
      )}
    </Fieldset>
  )
}
