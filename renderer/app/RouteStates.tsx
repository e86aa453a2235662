// What a route shows while it is coming, when it is not there, and when its screen failed: words and a way back.
import { Button, Center, Code, Group, Loader, Text } from '@mantine/core'
import { useNavigate, useRouter, type ErrorComponentProps } from '@tanstack/react-router'
import { IconCompassOff } from '@tabler/icons-react'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Page } from '../ui/Page.tsx'

export function Pending() {
  return (
    <Center h="60vh" role="status" aria-label="Loading">
      <Loader size="sm" />
    </Center>
  )
}

export function NotHere() {
  const navigate = useNavigate()
  return (
    <Page title="Nothing here">
      <EmptyState
        icon={<IconCompassOff size={40} stroke={1.5} />}
        title="There is no such page"
        text="It may have been deleted, or the address is not complete."
        action={<Button onClick={() => void navigate({ to: '/mentees' })}>To the mentees</Button>}
      />
    </Page>
  )
}

export function RouteFailure({ error, reset }: ErrorComponentProps) {
  const navigate = useNavigate()
  const router = useRouter()
  const again = () => {
    reset()
    void router.invalidate()
  }
  return (
    <Page title="This screen stopped">
      <Text maw="40rem">
        Something in the program went wrong while showing it. What was saved is safe. Try the screen again, or go back
        to the mentees.
      </Text>
      <Code block my="md" maw="40rem" aria-label="Technical detail">
        {error instanceof Error ? error.name : typeof error}
      </Code>
      <Group>
        <Button onClick={again}>Try again</Button>
        <Button variant="default" onClick={() => void navigate({ to: '/mentees' }).then(reset)}>
          To the mentees
        </Button>
      </Group>
    </Page>
  )
}
