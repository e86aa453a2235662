// Before a mail goes that seems to be about, or meant for, somebody else: what was found, in its passage. It never decides.
import { Button, Group, List, Modal, Stack, Text } from '@mantine/core'
import { assertNever } from '../../../../shared/result.ts'
import { displayName, type Mentee } from '../../../../shared/model/mentee.ts'
import classes from './Compose.module.css'

/** Something in a mail that may be meant for somebody else. */
export interface Finding {
  kind: 'name' | 'student-number' | 'address' | 'private' | 'file'
  menteeId: string | null
  words: string
  /** The words around it, `words` among them; empty for a file. */
  passage: { before: string; after: string } | null
}

interface GuardDialogProps {
  findings: readonly Finding[]
  people: readonly Mentee[]
  onSend: () => void
  onBack: () => void
}

/** As many are shown; one is enough to look again. */
const mostShown = 12

export function GuardDialog({ findings, people, onSend, onBack }: GuardDialogProps) {
  const shown = findings.slice(0, mostShown)
  return (
    <Modal
      opened
      onClose={onBack}
      title="Is this for the right mentee?"
      size="lg"
      transitionProps={{ duration: 0 }}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Stack gap="sm">
        <Text>The mail is not sent yet. It holds what may be somebody else’s:</Text>
        <List spacing="xs" mah="20rem" style={{ overflow: 'auto' }} tabIndex={0} aria-label="What was found">
          {shown.map((finding, place) => (
            <List.Item key={place} className={classes.any}>
              {said(finding, people)}
              {finding.passage !== null && (
                <Text size="sm" c="dimmed" dir="auto">
                  {`… ${finding.passage.before}`}
                  <mark className={classes.found}>{finding.words}</mark>
                  {`${finding.passage.after} …`}
                </Text>
              )}
            </List.Item>
          ))}
        </List>
        {findings.length > shown.length && <Text size="sm">And {findings.length - shown.length} more.</Text>}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onSend}>
            Send anyway
          </Button>
          <Button data-autofocus onClick={onBack}>
            Back to the text
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}

function said({ kind, menteeId, words }: Finding, people: readonly Mentee[]) {
  const person = people.find(({ id }) => id === menteeId)
  const who = <bdi>{person === undefined ? 'somebody else' : displayName(person)}</bdi>
  switch (kind) {
    case 'name':
      return <>The name of {who}, who does not get this mail.</>
    case 'student-number':
      return <>The student number of {who}.</>
    case 'address':
      return <>The e-mail address of {who}.</>
    case 'private':
      return <>A passage of your notes {person === undefined ? '' : <>about {who} </>}that is for you only.</>
    case 'file':
      return (
        <>
          The file “<bdi>{words}</bdi>” is named after {who}.
        </>
      )
    default:
      return assertNever(kind)
  }
}
