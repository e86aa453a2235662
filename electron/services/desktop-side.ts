// Puts the services together behind the contract. Each host calls this once with what only it can know or do;
// nothing in here knows which host it serves.
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Response, Services } from '../../shared/desktop.ts'
import { Backups } from './backups.ts'
import { externalUrl } from './external.ts'
import type { OpenLink } from './external.ts'
import { OpenedFiles } from './opened-files.ts'
import type { OpenPath } from './opened-files.ts'
import { Journal } from './journal.ts'
import type { JournalOptions } from './journal.ts'
import { check } from './mail/check.ts'
import { compose } from './mail/compose.ts'
import { discover } from './mail/discover.ts'
import { makeIncoming } from './mail/incoming/incoming.ts'
import { KeptConnections } from './mail/kept.ts'
import { makeOAuth } from './mail/oauth.ts'
import { send } from './mail/send.ts'
import type { MailOptions } from './mail/session.ts'
import { printPdf } from './print.ts'
import type { PrintPdf } from './print.ts'

export interface DesktopPorts {
  info: Response<'app.info'>
  /** The folder of this profile; the journal lives in it, beside the browser's own files. */
  profileDir: string
  openLink: OpenLink
  openPath: OpenPath
  printPdf: PrintPdf
  /** Asks the mentor for a folder; null when none was chosen. */
  chooseBackupFolder: () => Promise<string | null>
  /** Another disk or floor, for tests of faults. */
  journal?: Omit<JournalOptions, 'profileDir'>
  /** Other time-outs or certificates, for tests against local servers. */
  mail?: MailOptions
}

export interface DesktopSide {
  services: Services
  /** Closes what is open; the services answer nothing afterwards. */
  close(): Promise<void>
}

/** The browser's part of a profile. */
export function browserFolder(profileDir: string): string {
  return join(profileDir, 'chromium')
}

/** Makes the services of one profile. Creates the profile's folder, readable by its owner alone. */
export async function makeDesktopSide(ports: DesktopPorts): Promise<DesktopSide> {
  await mkdir(ports.profileDir, { recursive: true, mode: 0o700 })
  const journal = new Journal({ profileDir: ports.profileDir, ...ports.journal })
  const backups = new Backups({ profileDir: ports.profileDir, chooseFolder: ports.chooseBackupFolder })
  const opened = new OpenedFiles({ profileDir: ports.profileDir, openPath: ports.openPath })
  // What a crash left.
  await opened.clear()
  const kept = new KeptConnections()
  const mail: MailOptions = { ...ports.mail, kept }
  const oauth = makeOAuth({ open: (href) => ports.openLink(externalUrl(href)) })
  const incoming = makeIncoming(ports.mail)
  const services: Services = {
    'app.info': () => Promise.resolve(ports.info),
    'journal.inspect': () => journal.inspect(),
    'journal.header': (request) => journal.header(request),
    'journal.append': (request) => journal.append(request),
    'journal.read': (request) => journal.read(request),
    'journal.begin': (request) => journal.begin(request),
    'journal.part': (request) => journal.part(request),
    'journal.finish': (request) => journal.finish(request),
    'journal.setAside': () => journal.setAside(),
    'disk.space': async () => ({ freeBytes: await journal.freeBytes() }),
    'mail.check': (request) => check(request, mail),
    'mail.compose': compose,
    'mail.discover': (request) => discover(request),
    'mail.send': (request) => send(request, mail),
    ...incoming.services,
    'mail.hangUp': () => {
      kept.hangUp()
      incoming.hangUp()
      return Promise.resolve({})
    },
    'oauth.signIn': (request) => oauth.signIn(request),
    'oauth.cancel': () => {
      oauth.cancel()
      return Promise.resolve({})
    },
    'oauth.refresh': (request) => oauth.refresh(request),
    'print.pdf': (request) => printPdf(ports.printPdf, request),
    'backups.choose': () => backups.choose(),
    'backups.forget': () => backups.forget(),
    'backups.folder': () => backups.folder(),
    'backups.begin': (request) => backups.begin(request),
    'backups.part': (request) => backups.part(request),
    'backups.finish': () => backups.finish(),
    'backups.abandon': () => backups.abandon(),
    'backups.read': (request) => backups.read(request),
    'backups.remove': (request) => backups.remove(request),
    'files.begin': (request) => opened.begin(request),
    'files.part': (request) => opened.part(request),
    'files.show': () => opened.show(),
    'files.clear': () => opened.clear(),
    'external.open': async ({ url }) => {
      await ports.openLink(externalUrl(url))
      return {}
    },
  }
  return {
    services,
    close: async () => {
      kept.close()
      incoming.close()
      oauth.cancel()
      await backups.close()
      await opened.clear()
      await journal.close()
    },
  }
}
