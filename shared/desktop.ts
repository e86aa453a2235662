// The contract between the window and the desktop side: every operation, with the shape of its request
// and of its answer. `electron/rpc.ts` dispatches by it, both hosts speak it, nothing else crosses.
// What the web platform does alike in both hosts is done there and is not an operation.
import { z } from 'zod'
import { mailInvitation, mailLimits, mailSecurity } from './model/mail.ts'
import { paperSize } from './paper.ts'
import type { Result } from './result.ts'

/** No request and no answer is larger than this, in bytes. */
export const largestMessage = 48 * 1024 * 1024

/** No mail that is sent or brought is larger, in bytes: it crosses in one message. Most servers stop at 25 to 35 MB. */
export const largestMail = 36 * 1024 * 1024

const bytes = z.instanceof(Uint8Array)
/** A sequence number of the vault's log; the first commit of a vault is 1. */
const sequence = z.int().min(0)
/** SHA-256, 32 bytes: the link of the hash chain after a frame. */
const chain = bytes.refine((value) => value.length === 32, 'a chain link has 32 bytes')

/** [Note: the journal's chain] link(n) = SHA-256( link(n-1) | first as u64be | last as u64be | payload ),
 * where link before the first frame of a segment is the segment's own `base` link. The vault computes the
 * same links for what it keeps in IndexedDB, so the two heads can be compared without a key. */
const journalHead = z.object({ last: sequence, chain })
export type JournalHead = z.infer<typeof journalHead>

/** A snapshot holds a whole vault up to `last` as opaque parts; frames follow it. */
const snapshotParts = z.int().min(0)

const mailServer = z.object({
  host: z.string().min(1).max(255),
  port: z.int().min(1).max(65_535),
  security: mailSecurity,
  user: z.string().max(500),
  /** A password, or an access token when `method` is `token`. */
  secret: z.string().max(8_192),
  method: z.enum(['password', 'token']),
  /** Only then may `security` be `none`, and only for a loopback address. */
  allowLoopback: z.boolean(),
})
export type MailServer = z.infer<typeof mailServer>

/** The parts of a connection that "check connection" reports one by one, in this order: `sender` of a server that sends,
 * `folder` of one that brings. */
export const checkStage = z.enum(['dns', 'tcp', 'tls', 'certificate', 'auth', 'sender', 'folder'])
export type CheckStage = z.infer<typeof checkStage>
/** `skipped`: an earlier stage failed, or the account does not use this one. */
const checkVerdict = z.object({
  stage: checkStage,
  verdict: z.enum(['ok', 'failed', 'skipped']),
  /** A named reason when it failed: `mail/host-unknown`, `mail/certificate-expired`, `mail/auth-refused` … */
  code: z.string().max(100),
  /** The server's own words or a technical detail, at most a few hundred characters; never a secret. */
  detail: z.string().max(1_000),
})
export type CheckVerdict = z.infer<typeof checkVerdict>

/** What became of one attempt to send. */
const sendOutcome = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('sent'), reply: z.string().max(2_000), rejected: z.array(z.string()) }),
  /** Certainly not taken: may be tried again (`retryable`) or needs the mentor. */
  z.object({
    outcome: z.literal('not-sent'),
    code: z.string().max(100),
    reply: z.string().max(2_000),
    retryable: z.boolean(),
  }),
  /** Lost after DATA began and before a final reply: it may have been taken. */
  z.object({ outcome: z.literal('uncertain'), code: z.string().max(100), reply: z.string().max(2_000) }),
])
export type SendOutcome = z.infer<typeof sendOutcome>

/** A server as a provider or an institution publishes it. */
const publishedServer = z.object({
  host: z.string().max(255),
  port: z.int().min(1).max(65_535),
  security: mailSecurity,
})
export type PublishedServer = z.infer<typeof publishedServer>

const folderName = z.string().min(1).max(1_000)
const uid = z.int().min(1)
const address = z.string().min(3).max(320)

const signInRequest = z
  .object({
    provider: z.enum(['microsoft', 'google']),
    tenant: z.string().max(500),
    clientId: z.string().min(1).max(500),
    clientSecret: z.string().max(500),
  })
  .strict()

const tokens = z.object({
  accessToken: z.string().max(8_192),
  /** Empty when the provider gave no new one: the old one goes on. */
  refreshToken: z.string().max(8_192),
  expiresAt: z.iso.datetime(),
})
export type Tokens = z.infer<typeof tokens>

const nothing = z.object({}).strict()

/** Operation name → shapes. Requests are strict: an unknown field is refused. */
export const contract = {
  'app.info': {
    request: nothing,
    response: z.object({
      host: z.enum(['electron', 'chromium']),
      version: z.string(),
      platform: z.string(),
      /** True under `npm run dev`: a local mail catcher is there, on `catcherPort`. */
      development: z.boolean(),
      catcherPort: z.int().nullable(),
    }),
  },
  /** What is on disk, after checking every frame's chain. Never changes anything. */
  'journal.inspect': {
    request: nothing,
    response: z.object({
      /** `none`: no journal was ever made here. `missing`: its marker is here but its files are gone.
       * `cut`: the last frame is incomplete, as after a power cut: what precedes it is good.
       * `damaged`: a frame before the end does not fit the chain; frames up to `head` are good. */
      state: z.enum(['none', 'ok', 'cut', 'damaged', 'missing']),
      /** The sealed header (key slots) as the vault wrote it, or null. */
      header: bytes.nullable(),
      /** After the last good frame (or after the snapshot when there is none); null when nothing is good. */
      head: journalHead.nullable(),
      /** The link before the first frame of the current segment: 32 zero bytes for a journal that began with the
       * vault, the snapshot's own link otherwise. Null when the segment's beginning is not readable. */
      base: chain.nullable(),
      /** Where the snapshot of the current segment ends; 0 for a journal that began with the vault. */
      snapshotLast: sequence,
      snapshotParts,
      frames: z.int(),
      /** What the frames after the snapshot weigh, in bytes, of each no more than a change of records does. */
      changeBytes: z.int(),
      bytes: z.int(),
      freeBytes: z.int(),
    }),
  },
  /** Replaces the header atomically (written aside, synced, renamed). */
  'journal.header': { request: z.object({ header: bytes }).strict(), response: nothing },
  /** Appends one commit and syncs it to disk before answering. `first` must follow the head. The journal of a
   * new vault begins by itself with `first` = 1. Errors: `journal/gap`, `journal/disk-full`,
   * `journal/unwritable`, `journal/damaged`. */
  'journal.append': {
    request: z.object({ first: sequence, last: sequence, payload: bytes }).strict(),
    response: journalHead,
  },
  /** Reads snapshot parts (`kind: 'part'`) and then frames, a bounded number of bytes at a time. */
  'journal.read': {
    request: z.object({ cursor: z.int().min(0) }).strict(),
    response: z.object({
      /** `chain` is the link after this frame; for a part it is the segment's base. */
      entries: z.array(
        z.object({ kind: z.enum(['part', 'frame']), first: sequence, last: sequence, chain, payload: bytes }),
      ),
      /** Ask again with this; null at the end of what is good. */
      next: z.int().nullable(),
    }),
  },
  /** Starts a new segment beside the current one: a snapshot of the vault as of `head`, added part by part.
   * Nothing of the old segment is touched until `journal.finish`. */
  'journal.begin': { request: z.object({ head: journalHead }).strict(), response: nothing },
  'journal.part': { request: z.object({ payload: bytes }).strict(), response: nothing },
  /** Syncs the new segment, reads it back, compares, makes it the current one, then removes the old one. */
  'journal.finish': { request: z.object({ parts: snapshotParts }).strict(), response: journalHead },
  /** Moves the journal aside under a dated name, untouched. Only after the mentor chose so. */
  'journal.setAside': { request: nothing, response: z.object({ name: z.string() }) },
  /** Free bytes where the profile lives. */
  'disk.space': { request: nothing, response: z.object({ freeBytes: z.int() }) },

  /** Tries the server that sends. `largest`: the largest message that it takes, in bytes, if it says so. */
  'mail.check': {
    request: z.object({ server: mailServer, sender: address }).strict(),
    response: z.object({ verdicts: z.array(checkVerdict), largest: z.int().min(0).nullable() }),
  },
  /** Tries the server that brings replies: up to opening the inbox. */
  'mail.checkIncoming': {
    request: z.object({ server: mailServer }).strict(),
    response: z.object({ verdicts: z.array(checkVerdict) }),
  },
  /** Asks the network for the servers of an address: SRV records (RFC 6186, 8314), then the provider's own autoconfig file
   * over https, then Mozilla's table. Only the domain leaves this computer. Best first; empty when nothing was found. */
  'mail.discover': {
    request: z.object({ address }).strict(),
    response: z.object({
      found: z.array(
        z.object({
          source: z.enum(['srv', 'autoconfig', 'table']),
          outgoing: publishedServer.nullable(),
          incoming: publishedServer.nullable(),
        }),
      ),
    }),
  },
  /** Makes the full bytes of a message. Refuses CR, LF and NUL in every header value (`mail/header-injection`). With
   * `html` the text goes beside it as the plain alternative; text is `format=flowed`. Bcc never becomes a header. */
  'mail.compose': {
    request: z
      .object({
        fromName: z.string().max(500),
        from: address,
        to: z.array(address).max(mailLimits.recipients),
        cc: z.array(address).max(mailLimits.recipients),
        subject: z.string().max(500),
        text: z.string().max(1_000_000),
        /** Clean markup, made by the program from words with form; empty for a plain mail. */
        html: z.string().max(4_000_000),
        attachments: z
          .array(z.object({ name: z.string().min(1).max(500), type: z.string().max(200), bytes }))
          .max(mailLimits.attachments),
        /** A calendar file to go with it. */
        invitation: mailInvitation.nullable(),
        messageId: z.string().min(5).max(500),
        /** The Message-ID that is answered; empty for none. */
        inReplyTo: z.string().max(500),
        references: z.array(z.string().min(3).max(500)).max(mailLimits.references),
        date: z.iso.datetime(),
        /** Minutes east of Greenwich at the mentor's place, for the Date header. */
        zoneMinutes: z.int().min(-900).max(900),
      })
      .strict(),
    response: z.object({ raw: bytes }),
  },
  /** Hands one message over. The connection is kept for half a minute for the next one to the same server. */
  'mail.send': {
    request: z
      .object({
        server: mailServer,
        from: address,
        /** Everybody who gets it, Bcc included. */
        to: z.array(address).min(1).max(mailLimits.mentees),
        raw: bytes,
      })
      .strict(),
    response: sendOutcome,
  },
  /** The folders that matter: the inbox, and what the server marks as Sent and All. */
  'mail.folders': {
    request: z.object({ server: mailServer }).strict(),
    response: z.object({
      folders: z.array(z.object({ folder: folderName, role: z.enum(['inbox', 'sent', 'all', 'other']) })),
    }),
  },
  /** Asks the server which mails of a folder are from or to one of these addresses, numbered above `afterUid`. Nothing of
   * any other mail crosses. When `uidValidity` is not the folder's own, everything is looked through. */
  'mail.look': {
    request: z
      .object({
        server: mailServer,
        folder: folderName,
        uidValidity: z.string().max(40),
        afterUid: z.int().min(0),
        addresses: z.array(address).max(20_000),
        /** Not older than this day; null for all. */
        since: z.iso.date().nullable(),
      })
      .strict(),
    response: z.object({
      uidValidity: z.string().max(40),
      /** The highest number that was looked at. */
      lastUid: z.int().min(0),
      /** The smallest number first. `size` in bytes. */
      found: z.array(z.object({ uid, size: z.int().min(0) })).max(200_000),
    }),
  },
  /** Brings messages to the byte, in the order asked for, until `budget` bytes are spent: at least one. One that is larger
   * than `wholeUpTo` comes without what is in its attachments: its headers and texts, `isWhole` false. */
  'mail.bring': {
    request: z
      .object({
        server: mailServer,
        folder: folderName,
        uidValidity: z.string().max(40),
        uids: z.array(uid).min(1).max(1_000),
        budget: z.int().min(1).max(largestMail),
        wholeUpTo: z.int().min(0),
      })
      .strict(),
    response: z.object({
      mails: z.array(
        z.object({
          uid,
          raw: bytes,
          /** Of the whole message, in bytes. */
          size: z.int().min(0),
          isWhole: z.boolean(),
          receivedAt: z.iso.datetime().nullable(),
        }),
      ),
      /** Asked for and no longer there. */
      gone: z.array(uid),
      /** Asked for and not brought, because the budget was spent. */
      left: z.array(uid),
    }),
  },
  /** Waits until the server announces a change in a folder (IDLE), or `most` ms are over. */
  'mail.await': {
    request: z.object({ server: mailServer, folder: folderName, most: z.int().min(1_000).max(1_740_000) }).strict(),
    response: z.object({ hasNews: z.boolean() }),
  },
  /** Looks for a Message-ID in Sent and All: whether an uncertain mail did go out. */
  'mail.find': {
    request: z.object({ server: mailServer, messageId: z.string().min(5).max(500) }).strict(),
    response: z.object({ folder: folderName.nullable() }),
  },
  /** Puts a copy of what was sent into the Sent folder, unless one with its Message-ID is there. */
  'mail.file': {
    request: z
      .object({ server: mailServer, raw: bytes, messageId: z.string().min(5).max(500), date: z.iso.datetime() })
      .strict(),
    response: z.object({ folder: folderName.nullable() }),
  },
  /** Ends every connection to a mail server, and every wait. */
  'mail.hangUp': { request: nothing, response: nothing },
  /** Opens the provider's own sign-in page in the mentor's browser and waits for its answer on a loopback port, two
   * minutes at most. Errors: `oauth/denied`, `oauth/timeout`, `oauth/cancelled`, `oauth/answer-invalid`,
   * `oauth/client-refused`, `mail/no-network`. */
  'oauth.signIn': { request: signInRequest.extend({ loginHint: z.string().max(320) }).strict(), response: tokens },
  'oauth.cancel': { request: nothing, response: nothing },
  /** A new access token. `oauth/expired`: the mentor has to sign in anew. */
  'oauth.refresh': {
    request: signInRequest.extend({ refreshToken: z.string().min(1).max(8_192) }).strict(),
    response: tokens,
  },
  /** A tagged PDF, with page numbers, of what the window shows for print. Error: `print/failed`. */
  'print.pdf': { request: z.object({ paper: paperSize }).strict(), response: z.object({ pdf: bytes }) },
  /** Lets the mentor choose the folder for backups by the system's own dialog; null when none was chosen. */
  'backups.choose': { request: nothing, response: z.object({ folder: z.string().max(4_096).nullable() }) },
  /** No folder is chosen any more; what lies in it stays. */
  'backups.forget': { request: nothing, response: nothing },
  /** Where backups go, and those that are there, the oldest first. */
  'backups.folder': {
    request: nothing,
    response: z.object({
      folder: z.string().max(4_096).nullable(),
      /** False also when a disk was taken out. */
      isThere: z.boolean(),
      freeBytes: z.number().min(0),
      files: z.array(z.object({ name: z.string().max(100), bytes: z.number().min(0) })),
    }),
  },
  /** Begins a backup, named by its moment. One that was begun before is given up. Errors of this and what follows:
   * `backup/no-folder`, `backup/folder-gone`, `backup/exists`, `backup/disk-full`, `backup/unwritable`,
   * `backup/not-begun`; after each the backup is given up. */
  'backups.begin': {
    request: z.object({ at: z.iso.datetime() }).strict(),
    response: z.object({ name: z.string().max(100) }),
  },
  'backups.part': { request: z.object({ bytes }).strict(), response: nothing },
  /** On disk, under its name. */
  'backups.finish': {
    request: nothing,
    response: z.object({ name: z.string().max(100), bytes: z.number().min(0) }),
  },
  'backups.abandon': { request: nothing, response: nothing },
  /** Some megabytes of a backup from `offset`; `next` is null at its end. Error: `backup/not-there`. */
  'backups.read': {
    request: z.object({ name: z.string().max(100), offset: z.int().min(0) }).strict(),
    response: z.object({ bytes, next: z.int().min(0).nullable() }),
  },
  'backups.remove': { request: z.object({ name: z.string().max(100) }).strict(), response: nothing },
  /** Begins a copy of a file of the mentor's for another program to show. Errors of this and what follows: `files/kind-refused`
   * for what a system might run, `files/disk-full`, `files/unwritable`, `files/not-begun`; after each the copy is given up. */
  'files.begin': { request: z.object({ name: z.string().min(1).max(500) }).strict(), response: nothing },
  'files.part': { request: z.object({ bytes }).strict(), response: nothing },
  /** Hands the copy to the program that the system has for it. Error: `external/failed`. */
  'files.show': { request: nothing, response: nothing },
  /** Removes all copies; `left` are those that another program holds on to. */
  'files.clear': { request: nothing, response: z.object({ left: z.int().min(0) }) },
  /** Opens an https or mailto link in the mentor's own browser or mail program. */
  'external.open': { request: z.object({ url: z.string().max(8_000) }).strict(), response: nothing },
} as const

export type Operation = keyof typeof contract
export type Request<O extends Operation> = z.infer<(typeof contract)[O]['request']>
export type Response<O extends Operation> = z.infer<(typeof contract)[O]['response']>

/** What the desktop side says unasked. */
export type DesktopEvent = { kind: 'suspend' } | { kind: 'screen-locked' } | { kind: 'second-start' }

/** What the window finds as `window.desktop` in either host. */
export interface Desktop {
  call<O extends Operation>(operation: O, request: Request<O>): Promise<Result<Response<O>>>
  /** Returns a function that ends the subscription. */
  subscribe(listener: (event: DesktopEvent) => void): () => void
}

/** What the desktop side implements: one plain async function for each operation; it may throw a NamedError. */
export type Services = { [O in Operation]: (request: Request<O>) => Promise<Response<O>> }
