// The sign-in in the browser: opens the provider's page, waits for its answer, puts the tokens into the vault. They never stay in
// the window.
import { useState } from 'react'
import type { Account } from '../../../shared/model/mail.ts'
import { NamedError } from '../../../shared/result.ts'
import { desktop } from '../../app/desktop.ts'
import { showFailure } from '../../app/failures.ts'
import { useWrite } from '../../app/queries.ts'
import { touched } from '../../app/records.ts'

export interface BrowserSignIn {
  isWaiting: boolean
  /** True when the account is signed in and kept so. */
  signIn: (account: Account) => Promise<boolean>
  cancel: () => void
}

export function useSignIn(): BrowserSignIn {
  const [isWaiting, setWaiting] = useState(false)
  const write = useWrite()
  const signIn = async (account: Account) => {
    if (account.signIn === null) return false
    const { provider, tenant, clientId, clientSecret, refreshToken } = account.signIn
    setWaiting(true)
    try {
      const request = { provider, tenant, clientId, clientSecret, loginHint: account.address }
      const result = await desktop.call('oauth.signIn', request)
      if (!result.ok) {
        if (result.error.code !== 'oauth/cancelled')
          showFailure(new NamedError(result.error.code, result.error.message))
        return false
      }
      const tokens = { ...result.value, refreshToken: result.value.refreshToken || refreshToken }
      await write([
        { op: 'put', table: 'account', value: touched({ ...account, signIn: { ...account.signIn, ...tokens } }) },
      ])
      return true
    } finally {
      setWaiting(false)
    }
  }
  const cancel = () => void desktop.call('oauth.cancel', {}).catch(showFailure)
  return { isWaiting, signIn, cancel }
}
