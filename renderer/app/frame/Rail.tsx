// The rail: where one can go, and at its foot what waits in the outbox, how the vault is, and the lock.
import { Button, Text } from '@mantine/core'
import {
  IconBooks,
  IconCalendar,
  IconChartBar,
  IconChecklist,
  IconLock,
  IconMail,
  IconNotes,
  IconSettings,
  IconSunHigh,
  IconTarget,
  IconUsers,
  IconUsersGroup,
} from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { TimeText } from '../../ui/TimeText.tsx'
import { toInstant } from '../../../shared/domain/clock.ts'
import { outboxWords } from '../../../shared/domain/mail-words.ts'
import { sayStanding } from '../../../shared/domain/backup/standing.ts'
import { useBackupStanding } from '../backup/queries.ts'
import { sayShortcut } from '../commands.ts'
import { useMailFact } from '../mail-fact.ts'
import { useUnsettledMails } from '../queries.ts'
import { useWriteTrouble } from '../write-trouble.ts'
import classes from './Rail.module.css'
import { onMac } from './mac.ts'

const places = [
  { to: '/today', label: 'Today', icon: IconSunHigh },
  { to: '/mentees', label: 'Mentees', icon: IconUsers },
  { to: '/groups', label: 'Groups', icon: IconUsersGroup },
  { to: '/calendar', label: 'Calendar', icon: IconCalendar },
  { to: '/promises', label: 'Promises', icon: IconChecklist },
  { to: '/notes', label: 'Notes', icon: IconNotes },
  { to: '/resources', label: 'Resources', icon: IconBooks },
  { to: '/goals', label: 'Growth', icon: IconTarget },
  { to: '/practice', label: 'Practice', icon: IconChartBar },
  { to: '/mail', label: 'Mail', icon: IconMail },
  { to: '/settings', label: 'Settings', icon: IconSettings },
] as const

/** When the mail servers were last asked, and what came since the vault was opened. */
function MailFact() {
  const { lookedAt, came, isBusy } = useMailFact()
  if (lookedAt === null && !isBusy) return null
  return (
    <Link to="/mail" className={classes.fact} data-calm={came === 0 ? true : undefined}>
      {isBusy || lookedAt === null ? (
        'Mail: asking the server'
      ) : (
        <>
          Mail: looked <TimeText at={toInstant(lookedAt)} />
        </>
      )}
      {came > 0 && `, ${came} new`}
    </Link>
  )
}

/** How long ago the last backup was made; louder as it grows old. */
function BackupFact() {
  const standing = useBackupStanding()
  if (standing === null) return null
  return (
    <Link
      to="/settings/backup"
      className={classes.fact}
      {...(standing.standing === 'calm'
        ? { 'data-calm': true }
        : standing.standing === 'warn'
          ? { 'data-trouble': true }
          : {})}
    >
      {sayStanding(standing)}
    </Link>
  )
}

function Foot({ onLock }: { onLock: () => void }) {
  const mails = useUnsettledMails().data ?? []
  const trouble = useWriteTrouble()
  const waiting = outboxWords(mails)
  return (
    <div className={classes.foot}>
      {waiting !== '' && (
        <Link to="/mail" className={classes.fact}>
          {waiting}
        </Link>
      )}
      <MailFact />
      <BackupFact />
      <Link
        to="/settings/health"
        className={classes.fact}
        {...(trouble === null ? { 'data-calm': true } : { 'data-trouble': true })}
      >
        {trouble === null ? 'Vault: all saved' : 'Vault: not saved'}
      </Link>
      <Button
        variant="default"
        size="compact-md"
        fullWidth
        justify="flex-start"
        leftSection={<IconLock size={18} aria-hidden />}
        rightSection={
          <Text span size="xs" c="dimmed" className={classes.keys}>
            {sayShortcut('mod+shift+L', onMac)}
          </Text>
        }
        onClick={onLock}
        aria-label="Lock"
      >
        Lock
      </Button>
    </div>
  )
}

export function Rail({ onLock }: { onLock: () => void }) {
  return (
    <div className={classes.rail}>
      <nav aria-label="Main">
        <ul className={classes.places}>
          {places.map(({ to, label, icon: Icon }) => (
            <li key={to}>
              <Link to={to} className={classes.place}>
                <Icon size={20} stroke={1.6} aria-hidden />
                {label}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <Foot onLock={onLock} />
    </div>
  )
}
