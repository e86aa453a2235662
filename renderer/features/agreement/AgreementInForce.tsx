// The agreement in force: to read, to print, to look at again; former versions below it.
import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { IconCopy } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { agreementText, fullDay, newVersion, stillGood } from '../../../shared/domain/agreements.ts'
import { dayAt } from '../../../shared/domain/roster-dates.ts'
import type { Agreement } from '../../../shared/model/agreement.ts'
import type { Mentee } from '../../../shared/model/mentee.ts'
import { showFailure } from '../../app/failures.ts'
import { useMentorZone, useNow } from '../../app/now.ts'
import { usePractice, useWrite } from '../../app/queries.ts'
import { PrintMenu } from '../../app/print/PrintMenu.tsx'
import { newRecord, touched } from '../../app/records.ts'
import { Page } from '../../ui/Page.tsx'
import { PersonName } from '../../ui/PersonName.tsx'
import { AgreedTerms } from './AgreedTerms.tsx'
import classes from './Agreement.module.css'
import { AgreementPaper } from './AgreementPaper.tsx'

interface AgreementInForceProps {
  mentee: Mentee
  /** In force, or the last one of a mentorship that has ended. */
  agreement: Agreement
  all: readonly Agreement[]
}

export function AgreementInForce({ mentee, agreement, all }: AgreementInForceProps) {
  const navigate = useNavigate()
  const write = useWrite()
  const today = dayAt(useNow(60_000), useMentorZone())
  const practice = usePractice().data
  const [copied, setCopied] = useState(false)
  const names = {
    mentor: practice === undefined || practice.mentorName === '' ? 'The mentor' : practice.mentorName,
    mentee: mentee.name,
  }
  const { state, agreedOn, reviewOn, version } = agreement
  const put = (value: Agreement, said?: { done: string }) =>
    void write([{ op: 'put', table: 'agreement', value: touched(value) }], said).catch(() => undefined)
  const copy = () => {
    navigator.clipboard.writeText(agreementText(agreement, names)).then(() => setCopied(true), showFailure)
  }
  const others = all.filter((one) => one.id !== agreement.id && one.state !== 'draft')

  return (
    <Page
      title={
        <>
          Agreement with <PersonName person={mentee} />
        </>
      }
      actions={
        <>
          <PrintMenu fileName="agreement" label="Print for both" />
          <Button variant="default" leftSection={<IconCopy size={16} aria-hidden />} onClick={copy}>
            Copy as text
          </Button>
          <Button onClick={() => void navigate({ to: '/mentees/$menteeId', params: { menteeId: mentee.id } })}>
            To the mentee
          </Button>
        </>
      }
    >
      <Stack gap="lg" maw="54rem">
        <Text size="sm" role="status">
          {agreedOn === null ? '' : `Version ${version}, agreed on ${fullDay(agreedOn)}.`}
          {state === 'ended' && ' It ended with the mentorship.'}
          {copied && ' Copied. Paste it into a mail or a document.'}
        </Text>
        <AgreedTerms common={agreement.common} />
        <section aria-label="Review">
          <Title order={2} size="h4" mb={4}>
            Review
          </Title>
          <Text size="sm" mb="xs">
            {reviewSaid(reviewOn, today)}
          </Text>
          <Group gap="xs">
            {state === 'agreed' && (
              <Button
                variant="default"
                onClick={() => put(stillGood(agreement, today), { done: 'Looked at: next in a year' })}
              >
                Still good: next in a year
              </Button>
            )}
            <Button variant="default" onClick={() => put(newVersion(agreement, all, newRecord()))}>
              Change it
            </Button>
          </Group>
        </section>
        {others.length > 0 && (
          <section aria-label="Former versions">
            <Title order={2} size="h4" mb={4}>
              Former versions
            </Title>
            {others.map((one) => (
              <details key={one.id} className={classes.former}>
                <summary>
                  Version {one.version}
                  {one.agreedOn !== null && `, agreed on ${fullDay(one.agreedOn)}`}
                </summary>
                <AgreedTerms common={one.common} />
              </details>
            ))}
          </section>
        )}
      </Stack>
      <AgreementPaper agreement={agreement} names={names} />
    </Page>
  )
}

function reviewSaid(reviewOn: string | null, today: string): string {
  if (reviewOn === null) return 'No review is due.'
  if (reviewOn <= today) return `It was to be looked at again on ${fullDay(reviewOn)}. Read it together.`
  return `You look at it together on ${fullDay(reviewOn)}, or earlier.`
}
