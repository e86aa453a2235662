// What is known about a mentee, beside the time line. Only what is known: an empty field says nothing.
import { channelWords } from '../../../shared/domain/channel-words.ts'
import { Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Group } from '../../../shared/model/group.ts'
import type { Mentee } from '../../../shared/model/mentee.ts'
import { Fact, Facts } from '../../ui/Fact.tsx'
import { TimeText } from '../../ui/TimeText.tsx'
import classes from './MenteeScreen.module.css'
import { connectivityWords, matchWords, moderationWords, structureWords } from './words.ts'

interface MenteeFactsProps {
  mentee: Mentee
  groups: readonly Group[]
}

/** One text in its own direction, or several, each on a line. */
function Texts({ texts }: { texts: readonly string[] }) {
  return texts.map((text) => (
    <div key={text}>
      <bdi>{text}</bdi>
    </div>
  ))
}

function section(title: string, facts: readonly [label: string, value: ReactNode, known: boolean][]): ReactNode {
  const known = facts.filter((one) => one[2])
  if (known.length === 0) return null
  return (
    <section key={title}>
      <Title order={2} size="h4" mb={6}>
        {title}
      </Title>
      <Facts>
        {known.map(([label, value]) => (
          <Fact key={label} label={label}>
            {value}
          </Fact>
        ))}
      </Facts>
    </section>
  )
}

function line(label: string, text: string): [string, ReactNode, boolean] {
  return [label, <bdi key={label}>{text}</bdi>, text !== '']
}

function day(label: string, on: string | null): [string, ReactNode, boolean] {
  return [label, on === null ? null : <TimeText key={label} at={on} />, on !== null]
}

export function MenteeFacts({ mentee, groups }: MenteeFactsProps) {
  const { emails, handles, languages, preferredChannels, tags, connectivity, moderation } = mentee
  const mine = groups.filter((group) => group.memberIds.includes(mentee.id))
  return (
    <Stack gap="lg" className={classes.facts}>
      {section('Reach', [
        ['E-mail', <Texts key="emails" texts={emails} />, emails.length > 0],
        line('Telephone', mentee.phone),
        ...handles.map((one) => line(one.service === '' ? channelWords[one.kind] : one.service, one.handle)),
        line('Time zone', mentee.timeZone.replaceAll('_', ' ')),
        line('Languages', languages.join(', ')),
        line('Network', connectivity === null ? '' : connectivityWords[connectivity]),
        line('Likes', preferredChannels.map((one) => channelWords[one]).join(', ')),
      ])}
      {section('Study and work', [
        line('Stage', mentee.stage),
        line('Programme', mentee.programme),
        line('Institution', mentee.institution),
        line('Student number', mentee.studentId),
      ])}
      {section('Mentorship', [
        day('Began', mentee.startOn),
        day('Expected end', mentee.endOn),
        line('Match', matchWords[mentee.match]),
        line('Form', structureWords[mentee.structure].split(':', 1).join('')),
        line('Moderation', moderation === null ? '' : moderationWords[moderation].split(':', 1).join('')),
        [
          mine.length === 1 ? 'Group' : 'Groups',
          <Texts key="groups" texts={mine.map((one) => one.name)} />,
          mine.length > 0,
        ],
        line('Tags', tags.join(', ')),
      ])}
      {mentee.remarks.trim() !== '' && (
        <section>
          <Title order={2} size="h4" mb={6}>
            Remarks
          </Title>
          <Text component="div" dir="auto" className={classes.remarks}>
            {mentee.remarks}
          </Text>
        </section>
      )}
    </Stack>
  )
}
