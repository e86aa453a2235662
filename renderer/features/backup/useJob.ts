// One long piece of work on a screen: how far it is, how it failed, and a way to end it.
import { useEffect, useRef, useState } from 'react'
import { describeFailure } from '../../app/failures.ts'
import type { BackupProgress } from '../../app/backup/backup-desk.ts'
import { NamedError } from '../../../shared/result.ts'

export interface Job {
  progress: BackupProgress | null
  isRunning: boolean
  failure: { title: string; text: string } | null
  run: (work: (signal: AbortSignal, tell: (progress: BackupProgress) => void) => Promise<void>) => Promise<void>
  cancel: () => void
}

export function useJob(): Job {
  const [progress, setProgress] = useState<BackupProgress | null>(null)
  const [isRunning, setRunning] = useState(false)
  const [failure, setFailure] = useState<Job['failure']>(null)
  const control = useRef<AbortController | null>(null)
  useEffect(() => () => control.current?.abort(), [])
  return {
    progress,
    isRunning,
    failure,
    async run(work) {
      const mine = new AbortController()
      control.current = mine
      setFailure(null)
      setRunning(true)
      try {
        await work(mine.signal, setProgress)
      } catch (error) {
        if (!(error instanceof NamedError)) throw error
        if (error.code !== 'backup/cancelled') setFailure(describeFailure(error.code, error.message))
      } finally {
        setRunning(false)
        setProgress(null)
      }
    },
    cancel: () => control.current?.abort(),
  }
}
