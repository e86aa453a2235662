// "Minutes of network": what waits in both directions, what the line may cost, start and stop, and what was done with it. One
// calm line until the mentor opens it; nothing at all where there is no account.
import { Button, Collapse, Group, NumberInput, Select, Text } from '@mantine/core'
import { useDisclosure, useNetwork } from '@mantine/hooks'
import { useState } from 'react'
import { toInstant } from '../../../shared/domain/clock.ts'
import { isLoopback } from '../../../shared/domain/mail-providers.ts'
import { sizeWords } from '../../../shared/domain/mail-words.ts'
import { networkWords, waitingToFetch, waitingToGo } from '../../../shared/domain/network-words.ts'
import { showFailure } from '../../app/failures.ts'
import { useAccounts, usePractice, useUnsettledMails } from '../../app/queries.ts'
import { TimeText } from '../../ui/TimeText.tsx'
import classes from './NetworkWindow.module.css'
import { useNetworkState, usePost } from './useOutbox.ts'

const kilobyte = 1_000
const spans = [
  { value: '', label: 'Until all is done' },
  { value: '1', label: 'For 1 minute' },
  { value: '5', label: 'For 5 minutes' },
  { value: '15', label: 'For 15 minutes' },
]

export function NetworkWindow() {
  const accounts = useAccounts().data ?? []
  const mails = useUnsettledMails().data ?? []
  const practice = usePractice().data
  const state = useNetworkState()
  const { network, outbox, inbox } = usePost()
  const { online } = useNetwork()
  const [isOpen, { toggle, close }] = useDisclosure(false)
  if (accounts.length === 0 || practice === undefined) return null

  const canReach = online || accounts.some(({ host }) => isLoopback(host))
  const hasIncoming = accounts.some(({ incoming }) => incoming !== null)
  const isBusy = state.isSending || state.isFetching
  const isMentors = state.connection?.by === 'mentor'
  const isRunning = state.closed === null && (isMentors || isBusy)
  const start = (minutes: number | null, budget: number | null) => {
    network.open(minutes, budget)
    outbox.networkBack()
    inbox.networkBack()
    close()
  }
  const connect = () =>
    state.closed === null ? void inbox.fetchNow().catch(showFailure) : start(null, practice.mailBudget)
  const facts = [waitingToGo(mails), waitingToFetch(state.leftThere)].filter((words) => words !== '')
  return (
    <section className={classes.window} aria-label="Network">
      <Group justify="space-between" gap="sm">
        <Text size="sm" c="dimmed" className={classes.words}>
          {facts.length === 0 ? 'Nothing waits' : facts.join(' · ')}
          {state.lookedAt !== null && (
            <>
              {' · '}looked <TimeText at={toInstant(state.lookedAt)} />
            </>
          )}
        </Text>
        <Group gap="xs">
          {isRunning ? (
            <Button variant="default" size="compact-md" onClick={network.stop}>
              Stop
            </Button>
          ) : (
            <>
              {(state.closed !== null || hasIncoming) && (
                <Button variant="default" size="compact-md" onClick={connect} disabled={!canReach}>
                  {state.closed === null ? 'Fetch now' : 'Connect now'}
                </Button>
              )}
              <Button variant="subtle" size="compact-md" onClick={toggle} aria-expanded={isOpen}>
                Minutes of network
              </Button>
            </>
          )}
        </Group>
      </Group>
      <Text size="sm" role="status" className={classes.words}>
        {networkWords(state, isBusy)}
      </Text>
      <Collapse expanded={isOpen && !isRunning} transitionDuration={0}>
        <Plan key={String(practice.mailBudget)} budget={practice.mailBudget} canStart={canReach} onStart={start} />
      </Collapse>
    </section>
  )
}

interface PlanProps {
  /** Of the settings, in bytes. */
  budget: number | null
  canStart: boolean
  onStart: (minutes: number | null, budget: number | null) => void
}

function Plan({ budget, canStart, onStart }: PlanProps) {
  const [typed, setTyped] = useState<number | ''>(budget === null ? '' : Math.round(budget / kilobyte))
  const [minutes, setMinutes] = useState('5')
  const begin = () => onStart(minutes === '' ? null : Number(minutes), typed === '' ? null : typed * kilobyte)
  return (
    <Group gap="sm" align="flex-end" wrap="wrap" mt="xs">
      <Select
        label="How long"
        data={spans}
        value={minutes}
        onChange={(value) => setMinutes(value ?? '')}
        allowDeselect={false}
        comboboxProps={{ transitionProps: { duration: 0 } }}
        w="11rem"
      />
      <NumberInput
        label="At most, in kB"
        placeholder="no limit"
        value={typed}
        onChange={(value) => setTyped(typeof value === 'number' ? value : '')}
        min={1}
        max={10_000_000}
        allowDecimal={false}
        hideControls
        w="9rem"
      />
      <Button onClick={begin} disabled={!canStart}>
        Start
      </Button>
      <Text size="sm" c="dimmed" className={classes.words}>
        Urgent mails go first, then small ones; replies come the smallest first.
        {typed !== '' && ` ${sizeWords(typed * kilobyte)} are about ${Math.max(1, Math.round(typed / 4))} short mails.`}
      </Text>
    </Group>
  )
}
