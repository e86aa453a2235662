// The vault is here and cannot be opened as things are. Says why, and offers nothing that could destroy it.
import { Button, Code, Group, Text } from '@mantine/core'
import { describeFailure } from '../../app/failures.ts'
import { Threshold } from '../../app/Threshold.tsx'

export function Refused({ code, onAgain }: { code: string; onAgain: () => void }) {
  const { title, text } = describeFailure(code)
  return (
    <Threshold title={title}>
      <Text>{text}</Text>
      <Group mt="lg" justify="space-between">
        <Button onClick={onAgain}>Look again</Button>
        <Text size="xs" c="dimmed">
          <Code>{code}</Code>
        </Text>
      </Group>
    </Threshold>
  )
}
