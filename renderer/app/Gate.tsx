// Which of the few states the window is in: the first run, locked, open, or something that has to be said first.
// Nothing of the open program is loaded or mounted before the vault is open.
import { useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useState } from 'react'
import { assertNever } from '../../shared/result.ts'
import type { Unlocked, VaultNotice, VaultState } from '../vault/api.ts'
import { failureCode } from './failures.ts'
import { followFeed, useVaultClient } from './queries.ts'
import { Pending } from './RouteStates.tsx'

const FirstRun = lazy(async () => ({ default: (await import('../features/first-run/FirstRun.tsx')).FirstRun }))
const LockScreen = lazy(async () => ({ default: (await import('../features/lock/LockScreen.tsx')).LockScreen }))
const ChooseAgain = lazy(async () => ({ default: (await import('../features/lock/ChooseAgain.tsx')).ChooseAgain }))
const Diverged = lazy(async () => ({ default: (await import('../features/lock/Diverged.tsx')).Diverged }))
const Refused = lazy(async () => ({ default: (await import('../features/lock/Refused.tsx')).Refused }))
const OpenVault = lazy(async () => ({ default: (await import('./OpenVault.tsx')).OpenVault }))

type Stage =
  | { kind: 'looking' }
  | VaultState
  | { kind: 'choose-again'; notices: VaultNotice[] }
  | { kind: 'inside'; notices: VaultNotice[] }

export function Gate() {
  const client = useVaultClient()
  const queryClient = useQueryClient()
  const [stage, setStage] = useState<Stage>({ kind: 'looking' })

  useEffect(() => followFeed(client, queryClient), [client, queryClient])

  const look = () => {
    client.inspect().then(setStage, (error: unknown) => {
      const code = failureCode(error)
      setStage({ kind: 'refused', code: code === 'unexpected' ? 'vault/unreachable' : code })
    })
  }
  // Once: what follows is told by the screens themselves.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  useEffect(look, [])

  const enter = ({ mustChoosePassphrase, notices }: Unlocked) => {
    setStage({ kind: mustChoosePassphrase ? 'choose-again' : 'inside', notices })
  }

  const screen = () => {
    switch (stage.kind) {
      case 'looking':
        return <Pending />
      case 'none':
        return <FirstRun onDone={() => setStage({ kind: 'inside', notices: [] })} />
      case 'locked':
        return <LockScreen waitMs={stage.waitMs} source={stage.source} onOpen={enter} />
      case 'choose-again':
        return <ChooseAgain onDone={() => setStage({ kind: 'inside', notices: stage.notices })} />
      case 'open':
        return <OpenVault notices={[]} />
      case 'inside':
        return <OpenVault notices={stage.notices} />
      case 'diverged':
        return <Diverged storeLast={stage.storeLast} journalLast={stage.journalLast} onSettled={look} />
      case 'refused':
        return <Refused code={stage.code} onAgain={look} />
      default:
        return assertNever(stage)
    }
  }
  return <Suspense fallback={<Pending />}>{screen()}</Suspense>
}
