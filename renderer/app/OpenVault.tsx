// The open program: its router, its locks, and the appearance that the practice chose.
import { useMantineColorScheme } from '@mantine/core'
import { RouterProvider } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { createVaultRouter } from '../router.tsx'
import type { VaultNotice } from '../vault/api.ts'
import { useLockByItself } from './locking.ts'
import { OpeningContext } from './opening.ts'
import { usePractice, useVaultClient } from './queries.ts'
import { useReminders } from './reminders.ts'

export function OpenVault({ notices }: { notices: VaultNotice[] }) {
  const client = useVaultClient()
  const [router] = useState(() =>
    createVaultRouter({ hasMentees: async () => (await client.session.roster()).length > 0 }),
  )
  const { setColorScheme } = useMantineColorScheme()
  const chosen = usePractice().data?.theme
  useLockByItself()
  useReminders()
  useEffect(() => {
    if (chosen !== undefined) setColorScheme(chosen === 'system' ? 'auto' : chosen)
  }, [chosen, setColorScheme])
  return (
    <OpeningContext value={{ notices }}>
      <RouterProvider router={router} />
    </OpeningContext>
  )
}
