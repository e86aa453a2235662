// The mail servers of common providers, known without a network: the address decides, the mentor may correct.
// Hosts, ports and encryption are the providers' published settings for sending and for receiving.
import type { PublishedServer } from '../desktop.ts'
import type { MailSecurity, SignIn } from '../model/mail.ts'

export interface MailProvider {
  /** Stable key, used in the form only. */
  id: string
  name: string
  /** What follows the @ of an address there, lower case. Empty for providers of other people's domains. */
  domains: readonly string[]
  host: string
  port: number
  security: MailSecurity
  /** The IMAP server that brings replies. */
  incoming: PublishedServer
  /** Whose sign-in in the browser works instead of a password; null when only a password does. */
  signIn: SignIn['provider'] | null
  /** Who puts a copy of what was sent into the Sent folder. */
  filesSent: 'program' | 'server'
  /** What to know before the first try: which password, what to switch on. Empty when there is nothing to know. */
  note: string
}

/** IMAP with TLS from the first byte. */
function imaps(host: string): PublishedServer {
  return { host, port: 993, security: 'tls' }
}

const appPassword = (where: string) => `Needs an app password, not your usual one. ${where}`
const ownPassword = 'Takes your usual password.'

/** Alphabetical but for the first four, which most mentors have. */
export const mailProviders: readonly MailProvider[] = [
  {
    id: 'gmail',
    name: 'Gmail',
    domains: ['gmail.com', 'googlemail.com'],
    host: 'smtp.gmail.com',
    port: 465,
    security: 'tls',
    incoming: imaps('imap.gmail.com'),
    signIn: 'google',
    filesSent: 'server',
    note: appPassword(
      'Switch on 2-Step Verification in your Google account, then make one under Security, App passwords.',
    ),
  },
  {
    id: 'google-workspace',
    name: 'Google Workspace',
    domains: [],
    host: 'smtp.gmail.com',
    port: 465,
    security: 'tls',
    incoming: imaps('imap.gmail.com'),
    signIn: 'google',
    filesSent: 'server',
    note: appPassword('Some institutions do not allow app passwords; then ask your IT service for an SMTP account.'),
  },
  {
    id: 'microsoft-365',
    name: 'Microsoft 365',
    domains: [],
    host: 'smtp.office365.com',
    port: 587,
    security: 'starttls',
    incoming: imaps('outlook.office365.com'),
    signIn: 'microsoft',
    filesSent: 'program',
    note:
      'Microsoft switches sending with a password off by default at the end of December 2026. Sign in with Microsoft ' +
      'instead, or ask your IT service to allow "Authenticated SMTP" for your mailbox. Receiving with a password is off already.',
  },
  {
    id: 'outlook',
    name: 'Outlook.com, Hotmail, Live',
    domains: [
      'outlook.com',
      'hotmail.com',
      'live.com',
      'msn.com',
      'hotmail.co.uk',
      'hotmail.fr',
      'outlook.de',
      'outlook.fr',
      'live.co.uk',
    ],
    host: 'smtp-mail.outlook.com',
    port: 587,
    security: 'starttls',
    incoming: imaps('imap-mail.outlook.com'),
    signIn: 'microsoft',
    filesSent: 'server',
    note:
      'Microsoft has stopped taking passwords from mail programs for personal accounts and wants a sign-in in the ' +
      'browser instead: choose "Sign in with Microsoft".',
  },
  {
    id: 'aol',
    name: 'AOL',
    domains: ['aol.com', 'aim.com'],
    host: 'smtp.aol.com',
    port: 465,
    security: 'tls',
    incoming: imaps('imap.aol.com'),
    signIn: null,
    filesSent: 'program',
    note: appPassword('Make one in the AOL account under Security.'),
  },
  {
    id: 'fastmail',
    name: 'Fastmail',
    domains: ['fastmail.com', 'fastmail.fm'],
    host: 'smtp.fastmail.com',
    port: 465,
    security: 'tls',
    incoming: imaps('imap.fastmail.com'),
    signIn: null,
    filesSent: 'program',
    note: appPassword('Make one in Fastmail under Settings, Privacy & Security.'),
  },
  {
    id: 'gmx-com',
    name: 'GMX (gmx.com)',
    domains: ['gmx.com', 'gmx.us', 'gmx.co.uk'],
    host: 'mail.gmx.com',
    port: 587,
    security: 'starttls',
    incoming: imaps('imap.gmx.com'),
    signIn: null,
    filesSent: 'program',
    note: 'Switch on POP3 and IMAP in the GMX settings first; without it the password is refused.',
  },
  {
    id: 'gmx-net',
    name: 'GMX (gmx.net, gmx.de)',
    domains: ['gmx.net', 'gmx.de', 'gmx.at', 'gmx.ch'],
    host: 'mail.gmx.net',
    port: 587,
    security: 'starttls',
    incoming: imaps('imap.gmx.net'),
    signIn: null,
    filesSent: 'program',
    note: 'Switch on POP3 and IMAP in the GMX settings first; without it the password is refused.',
  },
  {
    id: 'icloud',
    name: 'iCloud Mail',
    domains: ['icloud.com', 'me.com', 'mac.com'],
    host: 'smtp.mail.me.com',
    port: 587,
    security: 'starttls',
    incoming: imaps('imap.mail.me.com'),
    signIn: null,
    filesSent: 'program',
    note: appPassword('Make an app-specific password at account.apple.com under Sign-In and Security.'),
  },
  {
    id: 'mailbox-org',
    name: 'mailbox.org',
    domains: ['mailbox.org'],
    host: 'smtp.mailbox.org',
    port: 465,
    security: 'tls',
    incoming: imaps('imap.mailbox.org'),
    signIn: null,
    filesSent: 'program',
    note: `${ownPassword} With two-factor sign-in, make an app password.`,
  },
  {
    id: 'mailfence',
    name: 'Mailfence',
    domains: ['mailfence.com'],
    host: 'smtp.mailfence.com',
    port: 465,
    security: 'tls',
    incoming: imaps('imap.mailfence.com'),
    signIn: null,
    filesSent: 'program',
    note: 'Sending from other programs belongs to the paid plans.',
  },
  {
    id: 'posteo',
    name: 'Posteo',
    domains: ['posteo.de', 'posteo.net', 'posteo.org', 'posteo.eu', 'posteo.us'],
    host: 'posteo.de',
    port: 465,
    security: 'tls',
    incoming: imaps('posteo.de'),
    signIn: null,
    filesSent: 'program',
    note: ownPassword,
  },
  {
    id: 'proton-bridge',
    name: 'Proton Mail (through Bridge)',
    domains: ['proton.me', 'protonmail.com', 'protonmail.ch', 'pm.me'],
    host: '127.0.0.1',
    port: 1025,
    security: 'starttls',
    incoming: { host: '127.0.0.1', port: 1143, security: 'starttls' },
    signIn: null,
    filesSent: 'program',
    note:
      'Needs Proton Mail Bridge running on this computer, with the user and password that Bridge shows. Bridge signs ' +
      'its certificate itself: if the certificate is refused, allow a mail server on this computer at the foot of ' +
      'this screen and choose no encryption. The mail leaves this computer encrypted by Bridge.',
  },
  {
    id: 'qq',
    name: 'QQ Mail',
    domains: ['qq.com', 'foxmail.com'],
    host: 'smtp.qq.com',
    port: 465,
    security: 'tls',
    incoming: imaps('imap.qq.com'),
    signIn: null,
    filesSent: 'program',
    note: 'Needs the authorisation code that QQ Mail shows when SMTP is switched on in its settings.',
  },
  {
    id: 'runbox',
    name: 'Runbox',
    domains: ['runbox.com'],
    host: 'smtp.runbox.com',
    port: 465,
    security: 'tls',
    incoming: imaps('mail.runbox.com'),
    signIn: null,
    filesSent: 'program',
    note: ownPassword,
  },
  {
    id: 'web-de',
    name: 'WEB.DE',
    domains: ['web.de'],
    host: 'smtp.web.de',
    port: 587,
    security: 'starttls',
    incoming: imaps('imap.web.de'),
    signIn: null,
    filesSent: 'program',
    note: 'Switch on POP3 and IMAP in the WEB.DE settings first; without it the password is refused.',
  },
  {
    id: 'yahoo',
    name: 'Yahoo Mail',
    domains: [
      'yahoo.com',
      'ymail.com',
      'rocketmail.com',
      'yahoo.co.uk',
      'yahoo.co.in',
      'yahoo.fr',
      'yahoo.de',
      'yahoo.es',
      'yahoo.it',
      'yahoo.com.br',
    ],
    host: 'smtp.mail.yahoo.com',
    port: 465,
    security: 'tls',
    incoming: imaps('imap.mail.yahoo.com'),
    signIn: null,
    filesSent: 'program',
    note: appPassword('Make one in the Yahoo account under Security.'),
  },
  {
    id: 'yandex',
    name: 'Yandex Mail',
    domains: ['yandex.com', 'yandex.ru', 'ya.ru'],
    host: 'smtp.yandex.com',
    port: 465,
    security: 'tls',
    incoming: imaps('imap.yandex.com'),
    signIn: null,
    filesSent: 'program',
    note: appPassword('Allow mail programs in the Yandex settings, then make one for mail.'),
  },
  {
    id: 'zoho-eu',
    name: 'Zoho Mail (Europe)',
    domains: ['zohomail.eu'],
    host: 'smtp.zoho.eu',
    port: 465,
    security: 'tls',
    incoming: imaps('imap.zoho.eu'),
    signIn: null,
    filesSent: 'program',
    note: `${ownPassword} With two-factor sign-in, make an application-specific password. A domain of your own uses smtppro.zoho.eu.`,
  },
  {
    id: 'zoho',
    name: 'Zoho Mail',
    domains: ['zoho.com', 'zohomail.com'],
    host: 'smtp.zoho.com',
    port: 465,
    security: 'tls',
    incoming: imaps('imap.zoho.com'),
    signIn: null,
    filesSent: 'program',
    note: `${ownPassword} With two-factor sign-in, make an application-specific password. A domain of your own uses smtppro.zoho.com.`,
  },
]

/** What follows the last @, lower case; empty when there is none. */
export function domainOf(address: string): string {
  const at = address.lastIndexOf('@')
  return at < 0
    ? ''
    : address
        .slice(at + 1)
        .trim()
        .toLowerCase()
}

/** The provider of an address, or null: a university's own domain does not say who keeps its mail. */
export function providerFor(address: string): MailProvider | null {
  const domain = domainOf(address)
  if (domain === '') return null
  return mailProviders.find((provider) => provider.domains.includes(domain)) ?? null
}

/** The provider whose server this is, or null; for an account that was typed by hand or is opened again. */
export function providerAt(host: string, address: string): MailProvider | null {
  const own = providerFor(address)
  if (own?.host === host) return own
  return mailProviders.find((provider) => provider.host === host) ?? null
}

/** What to say beside a refused password of a server that is giving passwords up; empty for all others. */
export function passwordsEndAt(host: string): string {
  const name = host.trim().toLowerCase()
  if (/(?:^|\.)(?:office365|outlook|hotmail)\.com$/.test(name))
    return (
      'Microsoft switches sending with a password off by default at the end of December 2026, and some institutions ' +
      'have done so already. Sign in with Microsoft in the settings of this account, or ask your IT service.'
    )
  if (/(?:^|\.)(?:gmail|googlemail)\.com$/.test(name))
    return 'Google takes no usual password from mail programs: only an app password, or a sign-in with Google.'
  return ''
}

/** True for this computer itself, the only place where mail may go without TLS. */
export function isLoopback(host: string): boolean {
  const name = host.trim().toLowerCase()
  return name === 'localhost' || name === '::1' || name === '[::1]' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(name)
}
