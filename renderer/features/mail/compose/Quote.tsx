// What a mail repeats of the one that it answers or passes on: folded, to be left out, or changed as text.
import { Button, Collapse, Group, Text, Textarea } from '@mantine/core'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { quoteParts } from '../../../../shared/domain/mail-quote.ts'
import { offerToTakeBack } from '../../../app/undo.tsx'
import classes from './Compose.module.css'

interface QuoteProps {
  draftId: string
  quote: string
  isForward: boolean
  onChange: (quote: string) => void
}

export function Quote({ draftId, quote, isForward, onChange }: QuoteProps) {
  const [isOpen, setOpen] = useState(false)
  const id = useId()
  if (quote === '') return null
  const { lead, words } = quoteParts(quote)
  const leaveOut = () => {
    onChange('')
    offerToTakeBack(`quote-${draftId}`, 'The quoted mail was left out', () => onChange(quote))
  }
  const Chevron = isOpen ? IconChevronDown : IconChevronRight
  return (
    <section aria-label={isForward ? 'Mail that is passed on' : 'Quoted mail'}>
      <Group gap="xs">
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<Chevron size={14} aria-hidden />}
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setOpen(!isOpen)}
        >
          {isForward ? 'What is passed on' : 'What is quoted'}
        </Button>
        <Button size="compact-sm" variant="subtle" onClick={leaveOut}>
          Leave the quotation out
        </Button>
      </Group>
      {!isOpen && (
        <Text size="sm" c="dimmed" lineClamp={2} mt={4} className={classes.any}>
          {isForward ? lead.split('\n').slice(1, 3).join(' · ') : `${lead} ${words}`}
        </Text>
      )}
      <Collapse id={id} expanded={isOpen} transitionDuration={0} mt={4}>
        {isOpen && (
          <Textarea
            aria-label="Quoted words"
            value={quote}
            onChange={(event) => onChange(event.currentTarget.value)}
            autosize
            minRows={3}
            maxRows={16}
            maxLength={1_000_000}
            dir="auto"
          />
        )}
      </Collapse>
    </section>
  )
}
