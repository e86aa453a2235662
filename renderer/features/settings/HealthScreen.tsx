// Vault health: what is in the vault, whether all of it can be read, and how it is kept. Plain words first, the
// figures for somebody who helps after them.
import { Alert, Anchor, Button, Group, Stack, Table, Text, Title } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useQueryClient } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { tableWords } from '../../../shared/domain/backup/record-title.ts'
import { sizeWords } from '../../../shared/domain/mail-words.ts'
import { sayNotice, useOpening } from '../../app/opening.ts'
import { useBackups, useBackupStanding } from '../../app/backup/queries.ts'
import { showFailure } from '../../app/failures.ts'
import { useHealth, useVaultClient } from '../../app/queries.ts'
import { Pending } from '../../app/RouteStates.tsx'
import { useWriteTrouble } from '../../app/write-trouble.ts'
import { Fact, Facts } from '../../ui/Fact.tsx'
import { Page } from '../../ui/Page.tsx'
import { TimeText } from '../../ui/TimeText.tsx'
import type { VaultHealth } from '../../vault/api.ts'
import { LockActions } from './LockActions.tsx'
import classes from './SettingsScreen.module.css'
import { reasonWords, verdict } from './verdict.ts'

function number(value: number): string {
  return value.toLocaleString('en')
}

function Unreadable({ boxes }: { boxes: VaultHealth['unreadable'] }) {
  return (
    <Stack gap="sm">
      <Text>
        These parts are damaged or were put in a place where they do not belong. Everything else opened. They are left
        as they are; a backup may have them whole.
      </Text>
      <Table.ScrollContainer minWidth={400}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Where</Table.Th>
              <Table.Th>Folder</Table.Th>
              <Table.Th>Changes</Table.Th>
              <Table.Th>Why</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {boxes.map((box) => (
              <Table.Tr key={`${box.place} ${box.folder} ${box.first}`}>
                <Table.Td>{box.place}</Table.Td>
                <Table.Td className={classes.code}>{box.folder}</Table.Td>
                <Table.Td>
                  {box.first === box.last ? number(box.first) : `${number(box.first)} to ${number(box.last)}`}
                </Table.Td>
                <Table.Td>{reasonWords(box.reason)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Stack>
  )
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={classes.section} aria-label={title}>
      <Title order={2} size="h3">
        {title}
      </Title>
      <div className={classes.content}>{children}</div>
    </section>
  )
}

export function HealthScreen() {
  const health = useHealth().data
  const { notices } = useOpening()
  const trouble = useWriteTrouble()
  if (health === undefined) return <Pending />
  const { well, title, text } = verdict(health, trouble)
  const { journal, kdf } = health
  return (
    <Page
      title="Vault health"
      actions={
        <Anchor component={Link} to="/settings">
          Back to settings
        </Anchor>
      }
    >
      <Alert
        color={well ? 'sea' : 'amber'}
        icon={well ? <IconCircleCheck aria-hidden /> : <IconAlertTriangle aria-hidden />}
        title={title}
        mb="lg"
        maw="46rem"
      >
        {text}
      </Alert>
      {notices.length > 0 && (
        <Section title="Found when it was opened">
          <Stack gap="sm">
            {notices.map((notice) => {
              const words = sayNotice(notice)
              return (
                <div key={notice.kind}>
                  <Text fw={500}>{words.title}</Text>
                  <Text>{words.text}</Text>
                </div>
              )
            })}
          </Stack>
        </Section>
      )}
      {health.unreadable.length > 0 && (
        <Section title="What cannot be read">
          <Unreadable boxes={health.unreadable} />
        </Section>
      )}
      <Section title="What is in it">
        <Facts>
          {health.records
            .filter(({ count }) => count > 0)
            .map(({ table, count }) => (
              <Fact key={table} label={tableWords[table]}>
                {number(count)}
              </Fact>
            ))}
        </Facts>
      </Section>
      <Section title="Backup">
        <LastBackup />
      </Section>
      <Section title="The journal">
        <Text mb="sm">
          Every change is kept twice: in the browser&rsquo;s store, and in a journal beside it that can refill the
          store. Both are sealed.
        </Text>
        <Facts>
          <Fact label="State">{journalWords(journal.state)}</Fact>
          <Fact label="Size">{sizeWords(journal.bytes)}</Fact>
          <Fact label="Last change">
            {number(journal.last)} of {number(health.seq)}
          </Fact>
          <Fact label="Written anew">
            {journal.snapshotLast === 0
              ? 'Not yet: it has every change since the beginning'
              : `Up to change ${number(journal.snapshotLast)}; ${number(journal.last - journal.snapshotLast)} since`}
          </Fact>
          <Fact label="Free on the disk">{sizeWords(journal.freeBytes)}</Fact>
        </Facts>
        <CompactJournal />
      </Section>
      <Section title="The lock">
        <Facts>
          <Fact label="Passphrase changed">
            <TimeText at={health.passphraseChangedAt} />
          </Fact>
          <Fact label="Recovery code issued">
            {health.recoveryIssuedAt === null ? 'Never' : <TimeText at={health.recoveryIssuedAt} />}
          </Fact>
          <Fact label="Key derivation">
            Argon2id, {number(Math.round(kdf.memoryKiB / 1_024))} MiB, {kdf.iterations} rounds, {kdf.parallelism}{' '}
            {kdf.parallelism === 1 ? 'lane' : 'lanes'}
          </Fact>
        </Facts>
        <LockActions memoryKiB={kdf.memoryKiB} isRotating={health.isRotating} />
      </Section>
      <Section title="The store">
        <Facts>
          <Fact label="Kept for good">
            {health.persisted
              ? 'Yes: the browser will not clear it to make room.'
              : 'Not promised by the browser. The journal covers that.'}
          </Fact>
          {health.quota > 0 && (
            <Fact label="Size">
              {sizeWords(health.usage)} of {sizeWords(health.quota)} that it may take
            </Fact>
          )}
          <Fact label="Folders">{number(health.folders)}</Fact>
          <Fact label="Sealed blocks">{number(health.blocks)}</Fact>
          <Fact label="Fresh rows">{number(health.tail)}</Fact>
          {health.foldFailure !== null && (
            <Fact label="Folding">The last one did not succeed and is tried again. Nothing is lost by that.</Fact>
          )}
          <Fact label="Vault id">
            <span className={classes.code}>{health.vaultId}</span>
          </Fact>
        </Facts>
      </Section>
    </Page>
  )
}

function LastBackup() {
  const standing = useBackupStanding()
  const last = useBackups().data?.[0]
  return (
    <Facts>
      <Fact label="Last one">
        {!standing?.at ? (
          'None yet'
        ) : (
          <>
            <TimeText at={standing.at} />
            {standing.standing === 'calm' ? '' : `, ${standing.days} days ago: it is time for another`}
          </>
        )}
      </Fact>
      {last !== undefined && (
        <Fact label="Size">
          {number(last.records)} records, {sizeWords(last.bytes)}
        </Fact>
      )}
      <Fact label="More">
        <Anchor component={Link} to="/settings/backup">
          Back up, or take a backup in
        </Anchor>
      </Fact>
    </Facts>
  )
}

function CompactJournal() {
  const client = useVaultClient()
  const queryClient = useQueryClient()
  const [busy, setBusy] = useState(false)
  const compact = async () => {
    setBusy(true)
    try {
      await client.session.compactJournal()
      await queryClient.invalidateQueries({ queryKey: ['vault', 'health'] })
    } finally {
      setBusy(false)
    }
  }
  return (
    <Group gap="sm" mt="sm">
      <Button variant="default" loading={busy} onClick={() => void compact().catch(showFailure)}>
        Write it anew
      </Button>
      <Text size="sm" c="dimmed">
        It then holds what is true now and no former words. This happens by itself when it has grown long.
      </Text>
    </Group>
  )
}

/** A journal's state as `journal.inspect` names it. */
function journalWords(state: string): string {
  const words: Readonly<Record<string, string>> = {
    ok: 'Whole',
    none: 'Not begun',
    cut: 'Whole up to a save that was cut off',
    damaged: 'Damaged',
    missing: 'Missing',
  }
  return words[state] ?? state
}
