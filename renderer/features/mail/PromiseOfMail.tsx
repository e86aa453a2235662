// From an answer to a promise: its first words, or those that are selected, begin one with the mentee who wrote.
import { Button, Text } from '@mantine/core'
import { IconChecklist } from '@tabler/icons-react'
import { useState } from 'react'
import { shortened } from '../../../shared/domain/brief.ts'
import type { Mail } from '../../../shared/model/mail.ts'
import type { Mentee } from '../../../shared/model/mentee.ts'
import { AddPromise } from '../../app/promises/AddPromise.tsx'

/** A promise is a line, not a letter. */
const longest = 140

/** What is selected on the page, else how the mail begins. */
function wordsFor(mail: Mail): string {
  const selected = window.getSelection()?.toString().trim() ?? ''
  return shortened(selected === '' ? firstSentence(mail.text) : selected, longest)
}

/** The first line that is more than a greeting. */
function firstSentence(text: string): string {
  const lines = text.split('\n').map((line) => line.trim())
  return lines.find((line) => line.length > 30) ?? lines.find((line) => line !== '') ?? ''
}

export function PromiseOfMail({ mail, people }: { mail: Mail; people: ReadonlyMap<string, Mentee> }) {
  const [words, setWords] = useState<string | null>(null)
  const [added, setAdded] = useState(0)
  const persons = mail.menteeIds.flatMap((id) => people.get(id) ?? [])
  if (persons.length === 0) return null
  if (words === null)
    return (
      <>
        <Button
          variant="default"
          leftSection={<IconChecklist size={16} aria-hidden />}
          // The selection is what is meant; a press must not take it away.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => setWords(wordsFor(mail))}
        >
          Make a promise of it
        </Button>
        {added > 0 && (
          <Text size="sm" c="dimmed" role="status">
            {added === 1 ? 'A promise was added.' : `${added} promises were added.`}
          </Text>
        )}
      </>
    )
  return (
    <div
      style={{ flexBasis: '100%' }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        event.preventDefault()
        setWords(null)
      }}
    >
      <AddPromise
        people={persons}
        meetingId={null}
        begin={{ owner: 'mentor', text: words }}
        onAdded={() => {
          setAdded(added + 1)
          setWords(null)
        }}
      />
    </div>
  )
}
