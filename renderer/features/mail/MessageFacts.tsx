// The head of one mail: from which address to which, and when it is tried again while it waits.
import { Text } from '@mantine/core'
import { invitationWords, sizeWords } from '../../../shared/domain/mail-words.ts'
import { waitLeft } from '../../../shared/domain/outbox.ts'
import type { AccountCard, Mail } from '../../../shared/model/mail.ts'
import { Fact, Facts } from '../../ui/Fact.tsx'
import { TimeText } from '../../ui/TimeText.tsx'

/** Addresses that are written out; a group has many. */
const mostAddresses = 12

function Addresses({ label, list }: { label: string; list: readonly string[] }) {
  if (list.length === 0) return null
  const more = list.length - mostAddresses
  return (
    <Fact label={label}>
      <bdi>{list.slice(0, mostAddresses).join(', ')}</bdi>
      {more > 0 && ` and ${more} more`}
    </Fact>
  )
}

export function MessageFacts({ mail, accounts }: { mail: Mail; accounts: readonly AccountCard[] }) {
  const account = accounts.find((one) => one.id === mail.accountId)
  const from = mail.from ?? (account === undefined ? null : { name: account.fromName, address: account.address })
  const isLater = mail.state === 'queued' && mail.notBefore !== null
  return (
    <Facts>
      <Fact label="From">
        {from === null ? (
          'An account that is no longer here'
        ) : (
          <>
            {from.name !== '' && (
              <>
                <bdi>{from.name}</bdi>{' '}
              </>
            )}
            <Text span c="dimmed">
              <bdi>{from.address}</bdi>
            </Text>
          </>
        )}
      </Fact>
      <Addresses label="To" list={mail.to} />
      <Addresses label="Copy" list={mail.cc} />
      <Addresses label="Blind copy" list={mail.bcc} />
      <Addresses label="Answers to" list={mail.replyTo} />
      {isLater && mail.notBefore !== null && (
        <Fact label="Not before">
          <TimeText at={mail.notBefore} />
        </Fact>
      )}
      <NextTry mail={mail} />
      {mail.invitation !== null && <Fact label="With it">{invitationWords[mail.invitation.method]}</Fact>}
      <Fact label="Size">
        {sizeWords(mail.size)}
        {mail.isPartial && ', of which only the beginning is here'}
      </Fact>
    </Facts>
  )
}

/** When it is tried again; left out when that is now, or up to the mentor. */
function NextTry({ mail }: { mail: Mail }) {
  if (mail.state !== 'queued' || mail.failure === null || mail.nextTryAt === null) return null
  if (waitLeft(mail, Date.parse(mail.updatedAt)) === 0) return null
  return (
    <Fact label="Next try">
      <TimeText at={mail.nextTryAt} />
    </Fact>
  )
}
