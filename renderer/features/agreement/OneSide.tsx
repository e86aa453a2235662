// What one side wants, written down alone: every term with what it asks and, where there is one, a wording to begin from.
import { Button, Stack, Text } from '@mantine/core'
import { allTerms, isSaid, starters, termWords, type Term } from '../../../shared/domain/agreements.ts'
import type { Terms } from '../../../shared/model/agreement.ts'
import { TermField } from './TermField.tsx'

interface OneSideProps {
  /** Said above the fields. */
  hint: string
  value: Terms
  onChange: (change: Partial<Terms>) => void
}

export function OneSide({ hint, value, onChange }: OneSideProps) {
  return (
    <Stack gap="md" maw="43rem">
      <Text size="sm" c="dimmed">
        {hint}
      </Text>
      {allTerms.map((term) => (
        <div key={term}>
          <TermField
            term={term}
            label={termWords[term].name}
            description={termWords[term].prompt}
            value={value}
            onChange={onChange}
          />
          {starters[term] !== undefined && !isSaid(value, term) && <Suggest term={term} onInsert={onChange} />}
        </div>
      ))}
    </Stack>
  )
}

function Suggest({ term, onInsert }: { term: Term; onInsert: (change: Partial<Terms>) => void }) {
  return (
    <Button
      variant="subtle"
      size="compact-xs"
      mt={4}
      onClick={() => onInsert({ [term]: starters[term] })}
      aria-label={`Insert a suggestion: ${termWords[term].name}`}
    >
      Insert a suggestion
    </Button>
  )
}
