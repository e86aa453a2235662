// Settings: the practice, the appearance, the lock, reminders, the sample practice, and the ways to mail and vault health.
import { Anchor, Group, Stack, Text, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { usePractice } from '../../app/queries.ts'
import { Pending } from '../../app/RouteStates.tsx'
import { Page } from '../../ui/Page.tsx'
import { AssessmentCalendar } from './AssessmentCalendar.tsx'
import { Appearance } from './Appearance.tsx'
import { PracticeForm } from './PracticeForm.tsx'
import { Reminders } from './Reminders.tsx'
import { SamplePractice } from './SamplePractice.tsx'
import { Security } from './Security.tsx'
import classes from './SettingsScreen.module.css'

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={classes.section} aria-label={title}>
      <Title order={2} size="h3" className={classes.heading}>
        {title}
      </Title>
      <div className={classes.content}>{children}</div>
    </section>
  )
}

export function SettingsScreen() {
  const practice = usePractice().data
  if (practice === undefined) return <Pending />
  return (
    <Page title="Settings">
      <Section title="Practice">
        <PracticeForm key={practice.id} practice={practice} />
      </Section>
      <Section title="Appearance">
        <Appearance practice={practice} />
      </Section>
      <Section title="Security">
        <Security practice={practice} />
      </Section>
      <Section title="Reminders">
        <Reminders practice={practice} />
      </Section>
      <Section title="Assessments">
        <AssessmentCalendar practice={practice} />
      </Section>
      <Section title="Mail">
        <Stack gap="xxs">
          <Text>The account that your mail to mentees is sent with.</Text>
          <div>
            <Anchor component={Link} to="/settings/mail">
              Mail account
            </Anchor>
          </div>
        </Stack>
      </Section>
      <Section title="Templates, forms and instruments">
        <Stack gap="xxs">
          <Text>
            How you like to go about a meeting, what you write again and again, and what you ask by mail in lines that
            can be answered on any telephone.
          </Text>
          <Group gap="md">
            <Anchor component={Link} to="/templates">
              Templates
            </Anchor>
            <Anchor component={Link} to="/forms">
              Forms for mail
            </Anchor>
            <Anchor component={Link} to="/instruments">
              Instruments
            </Anchor>
          </Group>
        </Stack>
      </Section>
      <Section title="Backup">
        <Stack gap="xxs">
          <Text>One encrypted file with everything, now or once a day by itself; and taking one in.</Text>
          <div>
            <Anchor component={Link} to="/settings/backup">
              Backup
            </Anchor>
          </div>
        </Stack>
      </Section>
      <Section title="Vault">
        <Stack gap="xxs">
          <Text>What is in the vault, whether all of it can be read, and the journal beside it.</Text>
          <div>
            <Anchor component={Link} to="/settings/health">
              Vault health
            </Anchor>
          </div>
        </Stack>
      </Section>
      <Section title="Sample practice">
        <SamplePractice />
      </Section>
    </Page>
  )
}
