// Something went wrong, in the place where it matters: what happened, what is safe, what to do.
import { Alert } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { ReactNode } from 'react'

interface TroubleProps {
  title: string
  children: ReactNode
}

export function Trouble({ title, children }: TroubleProps) {
  return (
    <Alert color="red" title={title} icon={<IconAlertTriangle aria-hidden />} role="alert" mb="md">
      {children}
    </Alert>
  )
}
