// What the screens get to see of a mail account: that there are secrets, never which.
import type { Account, AccountCard } from '../../../shared/model/mail.ts'

export function accountCard({ secret, incoming, signIn, ...account }: Account): AccountCard {
  return { ...account, hasSecret: secret !== '', incoming: incomingCard(incoming), signIn: signInCard(signIn) }
}

function incomingCard(incoming: Account['incoming']): AccountCard['incoming'] {
  if (incoming === null) return null
  const { secret, ...server } = incoming
  return { ...server, hasSecret: secret !== '' }
}

function signInCard(signIn: Account['signIn']): AccountCard['signIn'] {
  if (signIn === null) return null
  const { provider, tenant, clientId, refreshToken } = signIn
  return { provider, tenant, clientId, isSignedIn: refreshToken !== '' }
}
