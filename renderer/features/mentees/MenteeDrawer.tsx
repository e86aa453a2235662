// The form of a mentee, at the side of whatever screen asked for it. Only the name is needed; what belongs together
// stands in a section that says in a line what is in it.
import { Accordion } from '@mantine/core'
import { useMemo, useState, type ReactNode } from 'react'
import { calledName, tagsInUse } from '../../../shared/domain/roster.ts'
import type { Mentee } from '../../../shared/model/mentee.ts'
import { useRoster } from '../../app/queries.ts'
import { newRecord } from '../../app/records.ts'
import { DuplicateHint } from './DuplicateHint.tsx'
import { suggestions } from './form-suggestions.ts'
import { said } from './form-summaries.ts'
import { FormDrawer, KeptForm } from './KeptForm.tsx'
import { MatchSection } from './MatchSection.tsx'
import { blankMentee, checkMentee, menteeRules } from './mentee-draft.ts'
import classes from './MenteeDrawer.module.css'
import { PersonSection } from './PersonSection.tsx'
import { ReachSection } from './ReachSection.tsx'
import { StudySection } from './StudySection.tsx'
import { isolated } from '../../../shared/domain/event-words.ts'

interface MenteeDrawerProps {
  /** Who is edited; null while the form is closed. */
  mentee: Mentee | 'new' | null
  onClose: () => void
}

export function MenteeDrawer({ mentee, onClose }: MenteeDrawerProps) {
  return (
    <FormDrawer opened={mentee !== null} onClose={onClose}>
      {mentee !== null && <MenteeForm before={mentee === 'new' ? null : mentee} onClose={onClose} />}
    </FormDrawer>
  )
}

interface MenteeFormProps {
  before: Mentee | null
  onClose: () => void
}

function MenteeForm({ before: given, onClose }: MenteeFormProps) {
  const roster = useRoster().data
  // The record that was handed in changes with every saving; the form compares with how it began.
  const [before] = useState(given)
  const [blank] = useState(() => blankMentee(newRecord()))
  const [draft, setDraft] = useState<Mentee>(before ?? blank)
  const [asked, setAsked] = useState(false)
  const [sections, setSections] = useState<string[]>([])
  const { mentee, faults } = checkMentee(draft)
  const inUse = useMemo(() => suggestions(roster?.map((one) => one.mentee) ?? []), [roster])
  const tags = useMemo(() => tagsInUse(roster ?? []), [roster])
  const set = (part: Partial<Mentee>) => setDraft((present) => ({ ...present, ...part }))
  return (
    <KeptForm
      title={before === null ? 'New mentee' : 'Edit mentee'}
      before={before}
      record={mentee}
      untouched={before === null && JSON.stringify(draft) === JSON.stringify(blank)}
      rules={menteeRules}
      nameOf={(one) => isolated(calledName(one))}
      onMissing={() => {
        setAsked(true)
        if (faults.emails.size > 0) setSections((open) => [...new Set([...open, 'reach'])])
      }}
      onClose={onClose}
    >
      <PersonSection draft={draft} set={set} tags={tags} nameFault={asked ? faults.name : undefined} />
      <DuplicateHint draft={draft} roster={roster} />
      <Accordion
        multiple
        value={sections}
        onChange={setSections}
        transitionDuration={0}
        order={3}
        chevronPosition="left"
        classNames={{ content: classes.section, label: classes.sectionLabel, control: classes.sectionControl }}
      >
        <Section value="reach" title="How to reach them" summary={said.reach(draft)}>
          <ReachSection draft={draft} set={set} faults={faults.emails} languages={inUse.languages} />
        </Section>
        <Section value="study" title="Study and work" summary={said.study(draft)}>
          <StudySection draft={draft} set={set} inUse={inUse} />
        </Section>
        <Section value="match" title="The mentorship" summary={said.match(draft)}>
          <MatchSection draft={draft} set={set} />
        </Section>
      </Accordion>
    </KeptForm>
  )
}

interface SectionProps {
  value: string
  title: string
  summary: string
  children: ReactNode
}

function Section({ value, title, summary, children }: SectionProps) {
  return (
    <Accordion.Item value={value}>
      <Accordion.Control>
        {title}
        {summary !== '' && (
          <bdi className={classes.summary} title={summary}>
            {summary}
          </bdi>
        )}
      </Accordion.Control>
      <Accordion.Panel>{children}</Accordion.Panel>
    </Accordion.Item>
  )
}
