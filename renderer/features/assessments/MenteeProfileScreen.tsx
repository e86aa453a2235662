// The assessments of one mentee, and the mentor's own beside those in which the mentee rates the mentor.
import { Button, NativeSelect } from '@mantine/core'
import { IconChartRadar, IconPlus } from '@tabler/icons-react'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useMemo, useState, type ReactNode } from 'react'
import { profilesOf } from '../../../shared/domain/assessments/profile.ts'
import { dayAt } from '../../../shared/domain/roster-dates.ts'
import { displayName, type Mentee } from '../../../shared/model/mentee.ts'
import { useKnownInstruments } from '../../app/assessments/instruments.ts'
import { ProfilePaper } from '../../app/assessments/ProfilePaper.tsx'
import { ProfileView } from '../../app/assessments/ProfileView.tsx'
import { Guides, WhatToDo } from '../../app/assessments/WhatToDo.tsx'
import { MenteeLink } from '../../app/MenteeLink.tsx'
import { useAssessmentsOf } from '../../app/assessments/queries.ts'
import { useMentorZone, useNow } from '../../app/now.ts'
import { PrintMenu } from '../../app/print/PrintMenu.tsx'
import { useMentee } from '../../app/queries.ts'
import { NotHere, Pending } from '../../app/RouteStates.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page } from '../../ui/Page.tsx'

export function MenteeProfileScreen(): ReactNode {
  const { menteeId = '' } = useParams({ strict: false })
  const mentee = useMentee(menteeId)
  if (mentee.isError) throw mentee.error
  if (mentee.data === undefined) return <Pending />
  return mentee.data === null ? <NotHere /> : <MenteeProfile key={menteeId} mentee={mentee.data} />
}

function MenteeProfile({ mentee }: { mentee: Mentee }) {
  const navigate = useNavigate()
  const theirs = useAssessmentsOf(mentee.id)
  const own = useAssessmentsOf(null)
  const known = useKnownInstruments()
  const [chosen, setChosen] = useState('')
  const today = dayAt(useNow(60_000), useMentorZone())
  const profiles = useMemo(() => {
    if (theirs.data === undefined || own.data === undefined || known === undefined) return undefined
    const rated = new Set(theirs.data.map(({ instrument }) => instrument.id))
    // Of the mentor's own only what the mentee was asked about, too.
    const beside = own.data.filter(({ subject, instrument }) => subject === 'mentor' && rated.has(instrument.id))
    return profilesOf([...theirs.data, ...beside], known.find)
  }, [theirs.data, own.data, known])
  const failed = [theirs, own].find((query) => query.isError)
  if (failed?.isError === true) throw failed.error
  if (profiles === undefined) return <Pending />
  const nameOf = (nth: number) => `${profiles[nth]?.instrument.id}/${profiles[nth]?.instrument.version}`
  const place = Math.max(
    0,
    profiles.findIndex((_, nth) => nameOf(nth) === chosen),
  )
  const profile = profiles[place]
  const begin = () => void navigate({ to: '/assessments/new', search: { mentee: mentee.id, rater: 'mentee' } })
  return (
    <Page
      subject={mentee.id}
      title={
        <>
          Assessments: <bdi>{displayName(mentee)}</bdi>
        </>
      }
      actions={
        <>
          {profile !== undefined && <PrintMenu fileName="profile" />}
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={begin}>
            New assessment
          </Button>
        </>
      }
    >
      <MenteeLink mentee={mentee} />
      {profile === undefined ? (
        <EmptyState
          icon={<IconChartRadar size={40} stroke={1.25} />}
          title="Nothing to see yet"
          text="Ask this mentee how they see your mentoring, or rate together where they stand. What comes back is shown here, with how it changes."
          action={<Button onClick={begin}>New assessment</Button>}
        />
      ) : (
        <>
          {profiles.length > 1 && (
            <NativeSelect
              label="Instrument"
              value={nameOf(place)}
              data={profiles.map(({ instrument }, nth) => ({
                value: nameOf(nth),
                label: `${instrument.title}${instrument.version > 1 ? `, version ${instrument.version}` : ''}`,
              }))}
              onChange={(event) => setChosen(event.currentTarget.value)}
              maw="30rem"
              my="sm"
            />
          )}
          <ProfileView
            key={nameOf(place)}
            profile={profile}
            advice={(view, instrument) => (
              <WhatToDo
                key={`${view.rater} ${view.subject}`}
                view={view}
                instrument={instrument}
                menteeId={mentee.id}
              />
            )}
          />
          <Guides />
          <ProfilePaper profile={profile} name={displayName(mentee)} today={today} />
        </>
      )}
    </Page>
  )
}
