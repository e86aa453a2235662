// The mail servers of common providers, known without a network: the address decides, the mentor may correct.
// Host, port and encryption are the providers' published settings for sending.
import type { MailSecurity } from '../model/mail.ts'

export interface MailProvider {
  /** Stable key, used in the form only. */
  id: string
  name: string
  /** What follows the @ of an address there, lower case. Empty for providers of other people's domains. */
  domains: readonly string[]
  host: string
  port: number
  security: MailSecurity
  /** What to know before the first try: which password, what to switch on. Empty when there is nothing to know. */
  note: string
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
    note: appPassword('Some institutions do not allow app passwords; then ask your IT service for an SMTP account.'),
  },
  {
    id: 'microsoft-365',
    name: 'Microsoft 365',
    domains: [],
    host: 'smtp.office365.com',
    port: 587,
    security: 'starttls',
    note:
      'Microsoft switches sending with a password off by default at the end of December 2026. Your IT service can ' +
      'switch it on again for your mailbox ("Authenticated SMTP"); ask them if the password is refused.',
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
    note:
      'Microsoft has stopped taking passwords from mail programs for personal accounts and wants a sign-in in the ' +
      'browser instead, so this account will most likely refuse. Another account is the safer choice.',
  },
  {
    id: 'aol',
    name: 'AOL',
    domains: ['aol.com', 'aim.com'],
    host: 'smtp.aol.com',
    port: 465,
    security: 'tls',
    note: appPassword('Make one in the AOL account under Security.'),
  },
  {
    id: 'fastmail',
    name: 'Fastmail',
    domains: ['fastmail.com', 'fastmail.fm'],
    host: 'smtp.fastmail.com',
    port: 465,
    security: 'tls',
    note: appPassword('Make one in Fastmail under Settings, Privacy & Security.'),
  },
  {
    id: 'gmx-com',
    name: 'GMX (gmx.com)',
    domains: ['gmx.com', 'gmx.us', 'gmx.co.uk'],
    host: 'mail.gmx.com',
    port: 587,
    security: 'starttls',
    note: 'Switch on POP3 and IMAP in the GMX settings first; without it the password is refused.',
  },
  {
    id: 'gmx-net',
    name: 'GMX (gmx.net, gmx.de)',
    domains: ['gmx.net', 'gmx.de', 'gmx.at', 'gmx.ch'],
    host: 'mail.gmx.net',
    port: 587,
    security: 'starttls',
    note: 'Switch on POP3 and IMAP in the GMX settings first; without it the password is refused.',
  },
  {
    id: 'icloud',
    name: 'iCloud Mail',
    domains: ['icloud.com', 'me.com', 'mac.com'],
    host: 'smtp.mail.me.com',
    port: 587,
    security: 'starttls',
    note: appPassword('Make an app-specific password at account.apple.com under Sign-In and Security.'),
  },
  {
    id: 'mailbox-org',
    name: 'mailbox.org',
    domains: ['mailbox.org'],
    host: 'smtp.mailbox.org',
    port: 465,
    security: 'tls',
    note: `${ownPassword} With two-factor sign-in, make an app password.`,
  },
  {
    id: 'mailfence',
    name: 'Mailfence',
    domains: ['mailfence.com'],
    host: 'smtp.mailfence.com',
    port: 465,
    security: 'tls',
    note: 'Sending from other programs belongs to the paid plans.',
  },
  {
    id: 'posteo',
    name: 'Posteo',
    domains: ['posteo.de', 'posteo.net', 'posteo.org', 'posteo.eu', 'posteo.us'],
    host: 'posteo.de',
    port: 465,
    security: 'tls',
    note: ownPassword,
  },
  {
    id: 'proton-bridge',
    name: 'Proton Mail (through Bridge)',
    domains: ['proton.me', 'protonmail.com', 'protonmail.ch', 'pm.me'],
    host: '127.0.0.1',
    port: 1025,
    security: 'starttls',
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
    note: 'Needs the authorisation code that QQ Mail shows when SMTP is switched on in its settings.',
  },
  {
    id: 'runbox',
    name: 'Runbox',
    domains: ['runbox.com'],
    host: 'smtp.runbox.com',
    port: 465,
    security: 'tls',
    note: ownPassword,
  },
  {
    id: 'web-de',
    name: 'WEB.DE',
    domains: ['web.de'],
    host: 'smtp.web.de',
    port: 587,
    security: 'starttls',
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
    note: appPassword('Make one in the Yahoo account under Security.'),
  },
  {
    id: 'yandex',
    name: 'Yandex Mail',
    domains: ['yandex.com', 'yandex.ru', 'ya.ru'],
    host: 'smtp.yandex.com',
    port: 465,
    security: 'tls',
    note: appPassword('Allow mail programs in the Yandex settings, then make one for mail.'),
  },
  {
    id: 'zoho-eu',
    name: 'Zoho Mail (Europe)',
    domains: ['zohomail.eu'],
    host: 'smtp.zoho.eu',
    port: 465,
    security: 'tls',
    note: `${ownPassword} With two-factor sign-in, make an application-specific password. A domain of your own uses smtppro.zoho.eu.`,
  },
  {
    id: 'zoho',
    name: 'Zoho Mail',
    domains: ['zoho.com', 'zohomail.com'],
    host: 'smtp.zoho.com',
    port: 465,
    security: 'tls',
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

/** True for this computer itself, the only place where mail may go without TLS. */
export function isLoopback(host: string): boolean {
  const name = host.trim().toLowerCase()
  return name === 'localhost' || name === '::1' || name === '[::1]' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(name)
}
