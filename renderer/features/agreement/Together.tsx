// Both sides beside each other, term by term: where they differ is said in words, one press takes a side, and what both
// settle on can be edited.
import { Badge, Button, Group, Stack, Text, Title } from '@mantine/core'
import {
  allTerms,
  canTakeBoth,
  differenceOf,
  sayTerm,
  take,
  takeBoth,
  termWords,
  type Difference,
  type Term,
} from '../../../shared/domain/agreements.ts'
import type { Agreement } from '../../../shared/model/agreement.ts'
import { assertNever } from '../../../shared/result.ts'
import classes from './Agreement.module.css'
import { TermField } from './TermField.tsx'

interface TogetherProps {
  draft: Agreement
  onChange: (draft: Agreement) => void
}

export function Together({ draft, onChange }: TogetherProps) {
  return (
    <Stack gap="lg">
      {allTerms.map((term) => (
        <OneTerm key={term} term={term} draft={draft} onChange={onChange} />
      ))}
    </Stack>
  )
}

function standing(difference: Difference): string {
  switch (difference) {
    case 'unsaid':
      return 'Nobody said anything'
    case 'same':
      return 'The same'
    case 'different':
      return 'They differ'
    case 'only-mentor':
      return 'Only mine'
    case 'only-mentee':
      return 'Only theirs'
    default:
      return assertNever(difference)
  }
}

function OneTerm({ term, draft, onChange }: TogetherProps & { term: Term }) {
  const { name } = termWords[term]
  const difference = differenceOf(draft, term)
  const said = difference !== 'unsaid'
  return (
    <section aria-label={name} className={classes.term}>
      <Group gap="xs" mb={4}>
        <Title order={3} size="h5">
          {name}
        </Title>
        <Badge
          variant={difference === 'different' ? 'filled' : 'default'}
          className={classes.standing ?? ''}
          size="sm"
          data-difference={difference}
        >
          {standing(difference)}
        </Badge>
      </Group>
      {said && (
        <div className={classes.sides}>
          <Said who="Mine" text={sayTerm(draft.mentor, term)} />
          <Said who="Theirs" text={sayTerm(draft.mentee, term)} />
        </div>
      )}
      {said && (
        <Group gap="xs" my={6}>
          {difference !== 'only-mentee' && (
            <Button
              size="compact-xs"
              variant="default"
              aria-label={`Take mine: ${name}`}
              onClick={() => onChange(take(draft, 'mentor', term))}
            >
              Take mine
            </Button>
          )}
          {difference !== 'only-mentor' && difference !== 'same' && (
            <Button
              size="compact-xs"
              variant="default"
              aria-label={`Take theirs: ${name}`}
              onClick={() => onChange(take(draft, 'mentee', term))}
            >
              Take theirs
            </Button>
          )}
          {canTakeBoth(draft, term) && (
            <Button
              size="compact-xs"
              variant="default"
              aria-label={`Take both: ${name}`}
              onClick={() => onChange(takeBoth(draft, term))}
            >
              Take both
            </Button>
          )}
        </Group>
      )}
      <TermField
        term={term}
        label={`${name}, for both`}
        value={draft.common}
        onChange={(change) => onChange({ ...draft, common: { ...draft.common, ...change } })}
      />
    </section>
  )
}

function Said({ who, text }: { who: string; text: string }) {
  return (
    <div>
      <Text size="xs" c="dimmed">
        {who}
      </Text>
      <Text size="sm" dir="auto" className={classes.words} {...(text === '' ? { c: 'dimmed' } : {})}>
        {text === '' ? 'Nothing' : text}
      </Text>
    </div>
  )
}
