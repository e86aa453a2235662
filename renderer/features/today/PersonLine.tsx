// A person who waits for a word on the day's page: who, why, and the two things that end it.
import { Button, Group, Text } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Mentee } from '../../../shared/model/mentee.ts'
import { MenteeLink } from '../../app/MenteeLink.tsx'
import classes from './TodayScreen.module.css'

interface PersonLineProps {
  mentee: Mentee
  /** Was not heard of for long: the mail to them begins with a proposal. */
  isSilent?: true
  children: ReactNode
}

export function PersonLine({ mentee, isSilent, children }: PersonLineProps) {
  const navigate = useNavigate()
  const silence = isSilent === undefined ? {} : { silence: isSilent }
  return (
    <li className={classes.line}>
      <span className={classes.words}>
        <MenteeLink mentee={mentee} />{' '}
        <Text span size="xs" c="dimmed">
          {children}
        </Text>
      </span>
      <Group gap={4} wrap="nowrap" className={classes.action}>
        <Button
          size="compact-sm"
          variant="default"
          aria-label={isSilent === undefined ? `Write to ${mentee.name}` : `Propose a mail to ${mentee.name}`}
          onClick={() => void navigate({ to: '/mail/new', search: { mentee: mentee.id, ...silence } })}
        >
          {isSilent === undefined ? 'Write' : 'Propose a mail'}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          aria-label={`Log a meeting with ${mentee.name}`}
          onClick={() => void navigate({ to: '/meetings/new', search: { mentee: mentee.id } })}
        >
          Log
        </Button>
      </Group>
    </li>
  )
}
