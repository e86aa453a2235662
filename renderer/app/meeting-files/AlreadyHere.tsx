// Said in place of a preview when a file was taken in before, with the way to what it became.
import { Alert, Anchor } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'

type AlreadyHereProps = { conversationId: string } | { meetingId: string }

export function AlreadyHere(props: AlreadyHereProps) {
  return (
    <Alert icon={<IconInfoCircle aria-hidden />} color="slate" title="This file is here already">
      Nothing has to be taken in.{' '}
      {'conversationId' in props ? (
        <Anchor
          renderRoot={(given) => (
            <Link to="/conversations/$conversationId" params={{ conversationId: props.conversationId }} {...given} />
          )}
        >
          Read the conversation
        </Anchor>
      ) : (
        <Anchor
          renderRoot={(given) => <Link to="/meetings/$meetingId" params={{ meetingId: props.meetingId }} {...given} />}
        >
          Open the meeting
        </Anchor>
      )}
    </Alert>
  )
}
