// A mentee on paper: the whole page, or a year of it as a review; as it is seen here it is printed. Without what is only the mentor's,
// unless they want it.
import { Button, Group, SegmentedControl, Stack, Switch, Text } from '@mantine/core'
import { IconTable } from '@tabler/icons-react'
import { Link, useParams } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import { instrumentsBy } from '../../../shared/domain/access/pack.ts'
import { fullDay } from '../../../shared/domain/agreements.ts'
import { monthsAfter } from '../../../shared/domain/calendar/days.ts'
import { byteOrderMark, csvOf } from '../../../shared/domain/csv.ts'
import { paperFigures, paperParts, type PaperSpan } from '../../../shared/domain/mentee-paper.ts'
import { dayAt } from '../../../shared/domain/roster-dates.ts'
import { displayName, type Mentee } from '../../../shared/model/mentee.ts'
import { useRecordsOf } from '../../app/access-requests.ts'
import { useKnownInstruments } from '../../app/assessments/instruments.ts'
import { showFailure } from '../../app/failures.ts'
import { useMentorZone, useNow } from '../../app/now.ts'
import { Paper } from '../../app/print/Paper.tsx'
import { PartsOnPaper } from '../../app/print/PartsOnPaper.tsx'
import { PrintMenu } from '../../app/print/PrintMenu.tsx'
import { useMentee } from '../../app/queries.ts'
import { Pending } from '../../app/RouteStates.tsx'
import { saveFile } from '../../app/save-file.ts'
import { Page } from '../../ui/Page.tsx'
import classes from './MenteePaper.module.css'

type What = 'everything' | 'year' | 'calendar-year'

function spanOf(what: What, today: string): PaperSpan {
  if (what === 'everything') return { from: null, to: null }
  return what === 'year'
    ? { from: monthsAfter(today, -12), to: today }
    : { from: `${Number(today.slice(0, 4)) - 1}-01-01`, to: `${Number(today.slice(0, 4)) - 1}-12-31` }
}

export function MenteePaperScreen(): ReactNode {
  const { menteeId } = useParams({ strict: false })
  const mentee = useMentee(menteeId ?? '')
  if (mentee.isError) throw mentee.error
  if (mentee.data === undefined) return <Pending />
  if (mentee.data === null)
    return (
      <Page title="On paper">
        <Text>This mentee is no longer here.</Text>
      </Page>
    )
  return <OnPaper mentee={mentee.data} />
}

function OnPaper({ mentee }: { mentee: Mentee }) {
  const records = useRecordsOf(mentee.id)
  const instruments = useKnownInstruments()
  const zone = useMentorZone()
  const today = dayAt(useNow(60_000), zone)
  const [what, setWhat] = useState<What>('everything')
  const [withOwn, setWithOwn] = useState(false)
  if (records.isError) throw records.error
  if (records.data === undefined || instruments === undefined) return <Pending />
  const span = spanOf(what, today)
  const dayOf = (moment: string) => dayAt(Date.parse(moment), zone)
  const figures = paperFigures(records.data, span, dayOf)
  const parts = paperParts(records.data, span, {
    voice: 'about-them',
    onlyShared: !withOwn,
    givesMemoryAids: withOwn,
    dayOf,
    instrument: instrumentsBy(instruments.find),
  })
  const name = displayName(mentee)
  const title = what === 'everything' ? name : `Review of a year: ${name}`
  const when = span.from === null || span.to === null ? fullDay(today) : `${fullDay(span.from)} to ${fullDay(span.to)}`
  const body = (
    <>
      <p>{when}</p>
      <table>
        <tbody>
          {figures.map(([label, value]) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <PartsOnPaper parts={parts} />
    </>
  )
  const saveTable = () =>
    saveFile({
      name: `mentee-figures-${today}.csv`,
      type: 'text/csv',
      extension: '.csv',
      description: 'Table (CSV)',
      text: byteOrderMark + csvOf([['Figure', 'Value'], ...figures.map(([label, value]) => [label, value])]),
    })
  return (
    <Page
      title="On paper"
      subject={mentee.id}
      actions={
        <>
          <Button
            variant="default"
            leftSection={<IconTable size={16} aria-hidden />}
            onClick={() => void saveTable().catch(showFailure)}
          >
            Figures as a table
          </Button>
          <PrintMenu fileName={what === 'everything' ? 'mentee' : 'annual-review'} />
          <Button renderRoot={(props) => <Link to="/mentees/$menteeId" params={{ menteeId: mentee.id }} {...props} />}>
            To the mentee
          </Button>
        </>
      }
    >
      <Stack gap="md">
        <Group gap="lg">
          <SegmentedControl
            aria-label="What is printed"
            value={what}
            onChange={(value) => setWhat(value === 'year' || value === 'calendar-year' ? value : 'everything')}
            data={[
              { value: 'everything', label: 'Everything' },
              { value: 'year', label: 'Review of twelve months' },
              { value: 'calendar-year', label: 'Review of last year' },
            ]}
          />
          <Switch
            label="With what is only yours"
            description="Private paragraphs, memory aids and remarks."
            checked={withOwn}
            onChange={(event) => setWithOwn(event.currentTarget.checked)}
          />
        </Group>
        <section className={classes.preview} aria-label="Preview">
          <h2 dir="auto">{title}</h2>
          {body}
        </section>
      </Stack>
      <Paper title={title}>{body}</Paper>
    </Page>
  )
}
