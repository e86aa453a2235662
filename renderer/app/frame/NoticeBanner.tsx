// What the vault found when it was opened, said once and calmly; it can be put away, and Vault health keeps it.
import { Alert, Anchor, Text } from '@mantine/core'
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { sayNotice, useOpening } from '../opening.ts'

export function NoticeBanner() {
  const { notices } = useOpening()
  const [away, setAway] = useState<readonly string[]>([])
  return notices
    .filter(({ kind }) => !away.includes(kind))
    .map((notice) => {
      const { title, text, calm } = sayNotice(notice)
      return (
        <Alert
          key={notice.kind}
          role="status"
          radius={0}
          color={calm ? 'sea' : 'amber'}
          icon={calm ? <IconInfoCircle aria-hidden /> : <IconAlertTriangle aria-hidden />}
          title={title}
          withCloseButton
          closeButtonLabel={`Put away: ${title}`}
          onClose={() => setAway([...away, notice.kind])}
        >
          <Text>
            {text}{' '}
            <Anchor component={Link} to="/settings/health" inherit>
              Vault health
            </Anchor>
          </Text>
        </Alert>
      )
    })
}
