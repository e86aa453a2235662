// The way out of a draft: back to where the mentor came from, else to all mail.
import { useCanGoBack, useNavigate, useRouter } from '@tanstack/react-router'

/** Milliseconds that leaving waits for the last save. */
export const longestFlush = 5_000

export function useLeave(): () => void {
  const router = useRouter()
  const navigate = useNavigate()
  const canGoBack = useCanGoBack()
  return () => {
    if (canGoBack) router.history.back()
    else void navigate({ to: '/mail' })
  }
}
