// A mail server on this computer that keeps what it is given: so that a mail can be sent for real, over a real SMTP
// conversation, without an account and without anything leaving the machine.
import type { AddressInfo } from 'node:net'
import PostalMime from 'postal-mime'
import { SMTPServer } from 'smtp-server'

/** A mail as it arrived. */
export interface Caught {
  /** Of the envelope. */
  from: string
  to: string[]
  subject: string
  text: string
  /** Size in bytes. */
  size: number
}

export interface Catcher {
  readonly port: number
  readonly caught: readonly Caught[]
  close(): Promise<void>
}

async function bytesOf(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** Listens on a free port of 127.0.0.1. Takes every user and every password. `onMail` is told of each arrival. */
export async function startCatcher(onMail?: (mail: Caught) => void): Promise<Catcher> {
  const caught: Caught[] = []
  const server = new SMTPServer({
    authOptional: true,
    hideSTARTTLS: true,
    allowInsecureAuth: true,
    onAuth: (auth, _session, done) => done(null, { user: auth.username }),
    onData: (stream, { envelope }, done) => {
      bytesOf(stream)
        .then(async (raw) => {
          const mail = await PostalMime.parse(raw)
          const arrived: Caught = {
            from: envelope.mailFrom === false ? '' : envelope.mailFrom.address,
            to: envelope.rcptTo.map((recipient) => recipient.address),
            subject: mail.subject ?? '',
            text: mail.text ?? '',
            size: raw.length,
          }
          caught.push(arrived)
          onMail?.(arrived)
          done()
        })
        .catch((error: unknown) => done(error instanceof Error ? error : new Error(String(error))))
    },
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const address: AddressInfo | string | null = server.server.address()
  if (address === null || typeof address === 'string') throw new Error('the mail catcher has no port')
  return {
    port: address.port,
    caught,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
