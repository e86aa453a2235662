// Where else a mentee is reached: the kind of channel, the service, and their name there.
import { channelChoices } from '../../../shared/domain/channel-words.ts'
import { ActionIcon, Button, Fieldset, NativeSelect, TextInput, Tooltip } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { channelKind, type Handle } from '../../../shared/model/mentee.ts'
import classes from './MenteeDrawer.module.css'

interface HandleFieldsProps {
  handles: readonly Handle[]
  onChange: (handles: Handle[]) => void
}

export function HandleFields({ handles, onChange }: HandleFieldsProps) {
  const put = (place: number, part: Partial<Handle>) =>
    onChange(handles.map((one, at) => (at === place ? { ...one, ...part } : one)))
  return (
    <Fieldset variant="unstyled" legend="Elsewhere" classNames={{ root: classes.set, legend: classes.legend }}>
      <div className={classes.rows}>
        {handles.map((one, place) => (
          <div key={place} className={classes.line}>
            <div className={classes.handle}>
              <NativeSelect
                aria-label={`Kind ${place + 1}`}
                data={channelChoices}
                value={one.kind}
                onChange={(event) => {
                  const kind = channelKind.safeParse(event.currentTarget.value)
                  if (kind.success) put(place, { kind: kind.data })
                }}
              />
              <TextInput
                aria-label={`Service ${place + 1}`}
                placeholder="Service"
                maxLength={500}
                value={one.service}
                onChange={(event) => put(place, { service: event.currentTarget.value })}
              />
              <TextInput
                aria-label={`Name there ${place + 1}`}
                placeholder="Name or number there"
                maxLength={500}
                value={one.handle}
                onChange={(event) => put(place, { handle: event.currentTarget.value })}
              />
            </div>
            <Tooltip label="Remove">
              <ActionIcon
                variant="subtle"
                color="gray"
                size={36}
                aria-label={`Remove handle ${place + 1}`}
                onClick={() => onChange(handles.filter((_, at) => at !== place))}
              >
                <IconX size={16} />
              </ActionIcon>
            </Tooltip>
          </div>
        ))}
      </div>
      {handles.length < 30 && (
        <Button
          variant="subtle"
          size="compact-sm"
          mt={4}
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => onChange([...handles, { kind: 'chat', service: '', handle: '' }])}
        >
          Chat, video or social network
        </Button>
      )}
    </Fieldset>
  )
}
