// The offline table of mail servers: an address finds its own provider, and no row is careless.
import { describe, expect, test } from 'vitest'
import {
  domainOf,
  isLoopback,
  mailProviders,
  passwordsEndAt,
  providerAt,
  providerFor,
} from '../../../shared/domain/mail-providers.ts'

describe('presets by address', () => {
  test.each([
    ['mentor@gmail.com', 'smtp.gmail.com', 465, 'tls'],
    ['Mentor@GMail.com ', 'smtp.gmail.com', 465, 'tls'],
    ['mentor@outlook.com', 'smtp-mail.outlook.com', 587, 'starttls'],
    ['mentor@icloud.com', 'smtp.mail.me.com', 587, 'starttls'],
    ['mentor@yahoo.co.in', 'smtp.mail.yahoo.com', 465, 'tls'],
    ['mentor@fastmail.com', 'smtp.fastmail.com', 465, 'tls'],
    ['mentor@gmx.de', 'mail.gmx.net', 587, 'starttls'],
    ['mentor@web.de', 'smtp.web.de', 587, 'starttls'],
    ['mentor@proton.me', '127.0.0.1', 1025, 'starttls'],
    ['mentor@posteo.net', 'posteo.de', 465, 'tls'],
    ['mentor@mailbox.org', 'smtp.mailbox.org', 465, 'tls'],
  ])('%s goes through %s', (address, host, port, security) => {
    expect(providerFor(address)).toMatchObject({ host, port, security })
  })

  test.each(['mentor@example.edu', 'mentor', '', 'mentor@'])('%j is left to the mentor', (address) => {
    expect(providerFor(address)).toBeNull()
  })

  test('a university that keeps its mail at Microsoft is told of the end of passwords', () => {
    const microsoft = mailProviders.find((provider) => provider.id === 'microsoft-365')
    expect(microsoft?.note).toContain('end of December 2026')
  })

  test('an account is recognised by its server, its own provider first', () => {
    expect(providerAt('smtp.gmail.com', 'mentor@example.edu')?.host).toBe('smtp.gmail.com')
    expect(providerAt('smtp.gmail.com', 'mentor@googlemail.com')?.id).toBe('gmail')
    expect(providerAt('mail.example.edu', 'mentor@example.edu')).toBeNull()
  })
})

describe('the table', () => {
  test('no domain and no id stands twice, and all domains are lower case', () => {
    const domains = mailProviders.flatMap((provider) => provider.domains)
    expect(new Set(domains).size).toBe(domains.length)
    expect(domains.every((domain) => domain === domain.toLowerCase())).toBe(true)
    const ids = mailProviders.map((provider) => provider.id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('every server is encrypted, and the port fits', () => {
    for (const { security, port, host } of mailProviders) {
      expect(security).not.toBe('none')
      if (!isLoopback(host)) expect(port).toBe(security === 'tls' ? 465 : 587)
    }
  })

  test('every provider has a server for replies, encrypted from the first byte or on this computer', () => {
    for (const { incoming } of mailProviders) {
      if (isLoopback(incoming.host)) expect(incoming.security).toBe('starttls')
      else expect(incoming).toMatchObject({ port: 993, security: 'tls' })
    }
  })

  test('where passwords end, a sign-in in the browser is offered and said', () => {
    for (const { host, signIn } of mailProviders) if (signIn !== null) expect(passwordsEndAt(host)).not.toBe('')
    expect(passwordsEndAt('smtp.office365.com')).toContain('end of December 2026')
    expect(passwordsEndAt('smtp.office365.com.example.org')).toBe('')
  })
})

test.each([
  ['localhost', true],
  ['127.0.0.1', true],
  ['127.8.9.1', true],
  ['::1', true],
  ['127.0.0.1.example.org', false],
  ['localhost.example.org', false],
  ['10.0.0.1', false],
])('%s is this computer: %s', (host, expected) => {
  expect(isLoopback(host)).toBe(expected)
})

test('the domain is what follows the last @', () => {
  expect(domainOf('"a@b"@Example.org')).toBe('example.org')
})
