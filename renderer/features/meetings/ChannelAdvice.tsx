// Which channel fits what is to be discussed with these people, and why: asked for, never in the way.
import { Button, Group, Popover, Select, Stack, Text } from '@mantine/core'
import { IconCompass } from '@tabler/icons-react'
import { useState } from 'react'
import { adviseChannels, circumstancesOf } from '../../../shared/domain/channel-advice.ts'
import { matters, matterWords, type Matter } from '../../../shared/domain/channels.ts'
import type { ChannelKind, Mentee } from '../../../shared/model/mentee.ts'

interface ChannelAdviceProps {
  people: readonly Mentee[]
  chosen: ChannelKind
  onChoose: (channel: ChannelKind) => void
}

export function ChannelAdvice({ people, chosen, onChoose }: ChannelAdviceProps) {
  const [opened, setOpened] = useState(false)
  const [matter, setMatter] = useState<Matter>('quick-question')
  const advice = opened ? adviseChannels(circumstancesOf(people, matter)) : []
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-start"
      width={380}
      shadow="md"
      trapFocus
      returnFocus
      transitionProps={{ duration: 0 }}
    >
      <Popover.Target>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconCompass size={16} aria-hidden />}
          onClick={() => setOpened(!opened)}
        >
          Which channel fits?
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Which channel fits?">
        <Stack gap="sm">
          <Select
            label="What is to be discussed"
            data={matters.map((value) => ({ value, label: matterWords[value] }))}
            value={matter}
            onChange={(value) => setMatter(matters.find((one) => one === value) ?? matter)}
            allowDeselect={false}
            comboboxProps={{ withinPortal: false, transitionProps: { duration: 0 } }}
          />
          {advice.map(({ medium: channel, name, why }) => (
            <Group key={channel} justify="space-between" wrap="nowrap" align="flex-start">
              <div>
                <Text fw={600} size="sm">
                  {name}
                </Text>
                <Text size="sm">{why.join(' ')}</Text>
              </div>
              <Button
                size="compact-sm"
                variant="light"
                flex="none"
                disabled={channel === chosen}
                aria-label={`Use ${name}`}
                onClick={() => {
                  setOpened(false)
                  onChoose(channel)
                }}
              >
                {channel === chosen ? 'Chosen' : 'Use'}
              </Button>
            </Group>
          ))}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}
