// "Ask the network": the servers of an address as its provider publishes them. Only the domain leaves this computer, and only
// when the mentor asks.
import { Button, Group, Radio, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { Response } from '../../../shared/desktop.ts'
import { domainOf } from '../../../shared/domain/mail-providers.ts'
import { NamedError } from '../../../shared/result.ts'
import { desktop } from '../../app/desktop.ts'
import { showFailure } from '../../app/failures.ts'

type Found = Response<'mail.discover'>['found'][number]

interface AskTheNetworkProps {
  address: string
  onFound: (found: Found) => void
}

const sources = {
  srv: 'the domain itself says so',
  autoconfig: 'the provider says so',
  table: 'Mozilla’s table says so',
} as const

function serversIn({ outgoing, incoming }: Found): string {
  const hosts = [outgoing, incoming].flatMap((server) =>
    server === null ? [] : [`${server.host}, port ${server.port}`],
  )
  return hosts.join(' and ')
}

export function AskTheNetwork({ address, onFound }: AskTheNetworkProps) {
  const [isBusy, setBusy] = useState(false)
  const [answer, setAnswer] = useState<{ address: string; found: Found[] } | null>(null)
  const [chosen, setChosen] = useState(0)
  const choose = (found: Found | undefined, place: number) => {
    setChosen(place)
    if (found !== undefined) onFound(found)
  }
  const ask = async () => {
    setBusy(true)
    try {
      const result = await desktop.call('mail.discover', { address })
      if (!result.ok) throw new NamedError(result.error.code, result.error.message)
      setAnswer({ address, found: result.value.found })
      choose(result.value.found[0], 0)
    } finally {
      setBusy(false)
    }
  }
  const found = answer?.address === address ? answer.found : null
  return (
    <Stack gap="xs">
      <Group gap="sm">
        <Button variant="default" size="compact-md" loading={isBusy} onClick={() => void ask().catch(showFailure)}>
          Ask the network
        </Button>
        <Text size="sm" c="dimmed">
          Only <bdi>{domainOf(address)}</bdi> leaves this computer, not your name.
        </Text>
      </Group>
      {found?.length === 0 && (
        <Text size="sm" role="status">
          Nobody publishes the servers of this domain. Your IT service knows them.
        </Text>
      )}
      {found !== null && found.length > 0 && (
        <Radio.Group
          label="Found, and filled in below"
          value={String(chosen)}
          onChange={(value) => choose(found[Number(value)], Number(value))}
        >
          <Stack gap="xxs" mt="xxs">
            {found.map((one, place) => (
              <Radio key={serversIn(one)} value={String(place)} label={`${serversIn(one)} (${sources[one.source]})`} />
            ))}
          </Stack>
        </Radio.Group>
      )}
    </Stack>
  )
}
