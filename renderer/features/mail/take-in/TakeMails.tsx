// Mails out of files (.eml, .mbox): what they would bring is shown before anything is kept, people who are on no roster are
// asked about once, and all of it can be taken back in one step.
import { Alert, Anchor, Button, FileButton, Group, Loader, Modal, Progress, Stack, Text } from '@mantine/core'
import { IconFileImport } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useRef } from 'react'
import { sizeWords } from '../../../../shared/domain/mail-words.ts'
import { sayMails } from '../../../../shared/domain/thread-words.ts'
import type { Mentee } from '../../../../shared/model/mentee.ts'
import { describeFailure } from '../../../app/failures.ts'
import { Trouble } from '../../../ui/Trouble.tsx'
import { MailsFound } from './MailsFound.tsx'
import type { MailTaking } from './useMailTaking.ts'

const acceptedMails = '.eml,.mbox,.mbx,.mbs,message/rfc822,application/mbox'

interface TakeMailsProps {
  opened: boolean
  taking: MailTaking
  people: readonly Mentee[]
  hasAccount: boolean
  onClose: () => void
}

export function TakeMails({ opened, taking, people, hasAccount, onClose }: TakeMailsProps) {
  const { step } = taking
  const close = () => {
    taking.forget()
    onClose()
  }
  const failure = step.kind === 'failed' ? describeFailure(step.code) : null
  return (
    <Modal
      opened={opened}
      onClose={close}
      title="Take in mails"
      size="lg"
      transitionProps={{ duration: 0 }}
      closeButtonProps={{ 'aria-label': 'Close' }}
      closeOnClickOutside={step.kind === 'choose'}
    >
      <Stack gap="sm">
        {failure !== null && <Trouble title={failure.title}>{failure.text}</Trouble>}
        {!hasAccount && step.kind !== 'keeping' && (
          <Alert color="slate">
            Set up the account you send from first, so that your own mails are known as yours:{' '}
            <Anchor inherit renderRoot={(props) => <Link to="/settings/mail" {...props} />}>
              Mail accounts
            </Anchor>
            .
          </Alert>
        )}
        {(step.kind === 'choose' || step.kind === 'failed') && <Choose onFiles={taking.look} />}
        {(step.kind === 'looking' || step.kind === 'keeping') && (
          <UnderWay step={step} onCancel={step.kind === 'looking' ? taking.forget : taking.stop} />
        )}
        {step.kind === 'seen' && (
          <MailsFound
            overview={step.overview}
            people={people}
            onCancel={close}
            onKeep={(assigned) => taking.keep(assigned, onClose)}
          />
        )}
      </Stack>
    </Modal>
  )
}

function Choose({ onFiles }: { onFiles: (files: readonly File[]) => void }) {
  const reset = useRef<() => void>(null)
  return (
    <Stack align="center" gap="xs" py="md">
      <IconFileImport size={32} stroke={1.5} aria-hidden />
      <FileButton
        accept={acceptedMails}
        multiple
        resetRef={reset}
        onChange={(files) => {
          // The same files may be chosen again.
          reset.current?.()
          if (files.length > 0) onFiles(files)
        }}
        inputProps={{ 'aria-label': 'Mail files' }}
      >
        {(props) => (
          <Button {...props} data-autofocus>
            Choose files…
          </Button>
        )}
      </FileButton>
      <Text c="dimmed" size="xs" ta="center" maw="30rem">
        Single mails (.eml) and whole mailboxes (.mbox), as mail programs save them. Only mails from and to people of
        your roster are kept, each once. You see what would be kept before anything is.
      </Text>
    </Stack>
  )
}

interface UnderWayProps {
  step: { kind: 'looking' | 'keeping'; done: number; total: number; mails: number }
  onCancel: () => void
}

function UnderWay({ step, onCancel }: UnderWayProps) {
  const { kind, done, total, mails } = step
  return (
    <Stack gap="xs">
      <Group role="status" gap="sm" wrap="nowrap">
        <Loader size="sm" aria-hidden />
        <Text flex={1}>
          {kind === 'looking' ? 'Looking through' : 'Keeping'}: {sayMails(mails)}, {sizeWords(done)} of{' '}
          {sizeWords(total)}
        </Text>
        <Button variant="default" size="compact-sm" onClick={onCancel} miw="fit-content">
          {kind === 'looking' ? 'Cancel' : 'Stop'}
        </Button>
      </Group>
      <Progress
        value={(100 * done) / Math.max(1, total)}
        aria-label={kind === 'looking' ? 'How far the files are looked through' : 'How far the mails are kept'}
        transitionDuration={0}
      />
    </Stack>
  )
}
