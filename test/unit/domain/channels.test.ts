// The table of channels is whole, and the advice that is drawn from it can be followed.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { adviseChannels, circumstancesOf } from '../../../shared/domain/channel-advice.ts'
import {
  media,
  matters,
  mediumFacts,
  serviceNamed,
  services,
  servicesOf,
  type Matter,
} from '../../../shared/domain/channels.ts'
import { type ChannelKind, channelKind, connectivity, mentee } from '../../../shared/model/mentee.ts'

const allMedia = media.map(({ medium }) => medium)

describe('the table', () => {
  test('has every kind of channel that a mentee can have, and each once', () => {
    expect(new Set(allMedia).size).toBe(allMedia.length)
    expect(allMedia).toEqual(expect.arrayContaining(channelKind.options))
  })

  test('has the four lists of the field', () => {
    const names = (group: string) => services.filter((service) => service.group === group).map(({ name }) => name)
    expect(names('basic')).toEqual([
      'E-mail',
      'Instant messaging',
      'App chats and text messages',
      'Google Hangouts',
      'Facebook',
      'LinkedIn',
      'Twitter',
    ])
    expect(names('course-space')).toEqual(['Moodle', 'Sakai', 'Blackboard', 'Desire2Learn', 'Canvas'])
    expect(names('video')).toEqual([
      'Microsoft Teams',
      'Zoom',
      'Google Meet',
      'GoToMeeting',
      'Zoho Meeting',
      'WebEx',
      'AnyMeeting',
      'FreeConference.com',
      'Skype',
    ])
    expect(names('software')).toHaveLength(10)
  })

  test('offers nothing that has ended, and what stands in its place once', () => {
    expect(servicesOf('video')).not.toContain('Skype')
    expect(servicesOf('video').filter((name) => name === 'Microsoft Teams')).toHaveLength(1)
    expect(servicesOf('chat')).toContain('Google Chat')
    expect(servicesOf('chat')).not.toContain('Google Meet')
    expect(servicesOf('social')).toContain('X')
    for (const medium of allMedia) expect(new Set(servicesOf(medium)).size).toBe(servicesOf(medium).length)
  })

  test('knows a service by its former and its present name', () => {
    expect(serviceNamed(' skype ')?.ended?.replacedBy).toEqual(['Microsoft Teams'])
    expect(serviceNamed('brightspace')?.name).toBe('Desire2Learn')
    expect(serviceNamed('a tin can on a string')).toBeNull()
  })
})

describe('the advice', () => {
  const usual = { connectivity: 'good', several: false, prefers: [], reachableBy: [] } as const

  test.each<[Matter, ChannelKind]>([
    ['quick-question', 'chat'],
    ['feelings', 'video'],
    ['document', 'email'],
    ['decision', 'video'],
  ])('%s: %s, on a good line and with no preference', (matter, medium) => {
    expect(adviseChannels({ ...usual, matter })[0]?.medium).toBe(medium)
  })

  test('a poor line rules out video, and is given as a reason', () => {
    const advice = adviseChannels({ ...usual, matter: 'feelings', connectivity: 'intermittent' })
    expect(advice[0]).toMatchObject({
      medium: 'phone',
      why: expect.arrayContaining(['It needs no internet.']) as unknown,
    })
  })

  test('a preference tips the balance and does not make a bad fit good', () => {
    const prefers = ['phone', 'social'] as const
    expect(adviseChannels({ ...usual, matter: 'decision', prefers })[0]?.medium).toBe('phone')
    expect(adviseChannels({ ...usual, matter: 'feelings', prefers: ['social'] })[0]?.medium).not.toBe('social')
  })

  test('whatever the circumstances, it names what is possible, each once, with a reason', () => {
    const circumstances = fc.record({
      matter: fc.constantFrom(...matters),
      connectivity: fc.constantFrom(null, ...connectivity.options),
      several: fc.boolean(),
      prefers: fc.uniqueArray(fc.constantFrom(...allMedia)),
      reachableBy: fc.uniqueArray(fc.constantFrom(...allMedia)),
    })
    fc.assert(
      fc.property(circumstances, (given) => {
        const advice = adviseChannels(given)
        expect(advice.length).toBeGreaterThan(0)
        expect(new Set(advice.map(({ medium }) => medium)).size).toBe(advice.length)
        for (const { medium, why } of advice) {
          expect(why[0]).toBe(mediumFacts(medium).fits[given.matter].why)
          if (given.connectivity === 'intermittent') expect(mediumFacts(medium).line).not.toBe('steady')
          if (given.connectivity === 'phone-only') expect(mediumFacts(medium).onTelephone).toBe(true)
          if (given.several) expect(medium).not.toBe('phone')
          if (given.reachableBy.length > 0 && medium !== 'in-person') expect(given.reachableBy).toContain(medium)
        }
      }),
    )
  })

  const at = '2026-11-25T09:00:00.000Z'
  const person = (part: Record<string, unknown>) =>
    mentee.parse({ id: crypto.randomUUID(), createdAt: at, updatedAt: at, name: 'Amina', ...part })

  test('of several, the worst line counts, and what all of them share', () => {
    const amina = person({ connectivity: 'good', emails: ['amina@example.edu'], preferredChannels: ['email', 'video'] })
    const sipho = person({ connectivity: 'intermittent', emails: ['sipho@example.edu'], preferredChannels: ['video'] })
    const given = circumstancesOf([amina, sipho], 'decision')
    expect(given).toEqual({
      matter: 'decision',
      connectivity: 'intermittent',
      several: true,
      prefers: ['video'],
      reachableBy: ['email', 'video', 'in-person'],
    })
    expect(adviseChannels(given).map(({ medium }) => medium)).toEqual(['in-person', 'email'])
  })

  test('nobody is proposed a channel by which they cannot be reached', () => {
    const sipho = person({ connectivity: 'intermittent', emails: ['sipho@example.edu'] })
    const proposed = adviseChannels(circumstancesOf([sipho], 'feelings')).map(({ medium }) => medium)
    expect(proposed).toEqual(['in-person', 'email'])
    const reachable = person({ connectivity: 'intermittent', phone: '+254 700 000 000' })
    expect(adviseChannels(circumstancesOf([reachable], 'feelings'))[0]?.medium).toBe('phone')
  })

  test('before anybody is chosen, nothing is ruled out', () => {
    expect(adviseChannels(circumstancesOf([], 'document'))[0]?.medium).toBe('email')
  })
})
