// Words for every state, every code and every step of a connection, also for those nobody has heard of yet.
import { describe, expect, test } from 'vitest'
import { checkStage } from '../../../shared/desktop.ts'
import { checkLines, checkSummary } from '../../../shared/domain/mail-check-words.ts'
import { knownReason, mailWords, outboxWords, reasonFor, sizeWords } from '../../../shared/domain/mail-words.ts'
import { mailState } from '../../../shared/model/mail.ts'

describe('the state of a mail', () => {
  test.each(mailState.options)('%s has a label', (state) => {
    expect(mailWords({ state, failure: null, nextTryAt: null }).label).not.toBe('')
  })

  test('without a network a mail waits calmly', () => {
    const words = mailWords({ state: 'queued', failure: { code: 'mail/no-network', message: '' }, nextTryAt: null })
    expect(words).toEqual({ label: 'Waits for network', text: 'There is no network. Nothing is lost.', tone: 'calm' })
    expect(mailWords({ state: 'queued', failure: null, nextTryAt: null }, false).label).toBe('Waits for network')
    expect(mailWords({ state: 'queued', failure: null, nextTryAt: null }).label).toBe('Ready to go')
  })

  test('a refused password says what happened, what is safe and what to do', () => {
    const { text, tone } = mailWords({
      state: 'failed',
      failure: { code: 'mail/auth-refused', message: '535' },
      nextTryAt: null,
    })
    expect(text).toContain('refused the user or the password')
    expect(text).toContain('The mail is kept.')
    expect(text).toContain('app password')
    expect(tone).toBe('attention')
  })

  test('an uncertain mail promises not to go again by itself', () => {
    expect(mailWords({ state: 'uncertain', failure: null, nextTryAt: null }).text).toContain('not sent again by itself')
  })

  test('a code that is not known gets general words', () => {
    expect(knownReason('mail/of-next-year')).toBeNull()
    expect(knownReason('constructor')).toBeNull()
    expect(reasonFor('mail/of-next-year').todo).toContain('kept')
  })
})

describe('the foot of the rail', () => {
  test('counts what waits, with its size, and what needs the mentor', () => {
    const mails = [
      { state: 'queued' as const, size: 4_000 },
      { state: 'sending' as const, size: 8_000 },
      { state: 'uncertain' as const, size: 700 },
      { state: 'sent' as const, size: 900_000 },
    ]
    expect(outboxWords(mails)).toBe('2 mails wait, 12 kB · 1 needs you')
    expect(outboxWords([{ state: 'queued', size: 640 }])).toBe('1 mail waits, 640 bytes')
    expect(outboxWords([{ state: 'draft', size: 0 }])).toBe('')
  })

  test.each([
    [0, '0 bytes'],
    [1, '1 byte'],
    [999, '999 bytes'],
    [12_345, '12 kB'],
    [3_400_000, '3.4 MB'],
  ])('%d bytes are said as %s', (bytes, words) => {
    expect(sizeWords(bytes)).toBe(words)
  })
})

describe('the verdicts of a check', () => {
  test.each(checkStage.options)('%s has words for good, bad, unknown and not tried', (stage) => {
    const detail = ''
    const [good] = checkLines([{ stage, verdict: 'ok', code: '', detail }])
    const [bad] = checkLines([{ stage, verdict: 'failed', code: 'mail/unheard-of', detail: '599 strange' }])
    const [skipped] = checkLines([{ stage, verdict: 'skipped', code: '', detail }])
    expect(good?.what).not.toBe('')
    expect(good?.todo).toBe('')
    expect(bad?.todo).not.toBe('')
    expect(bad?.detail).toBe('599 strange')
    expect(skipped?.what).toBe('Not used by this account.')
  })

  test('steps after a failed one were not tried', () => {
    const lines = checkLines([
      { stage: 'dns', verdict: 'ok', code: '', detail: '' },
      { stage: 'tcp', verdict: 'failed', code: 'mail/connection-refused', detail: '' },
      { stage: 'tls', verdict: 'skipped', code: '', detail: '' },
    ])
    expect(lines[1]?.todo).toContain('port')
    expect(lines[2]?.what).toContain('step before it failed')
  })

  test('the whole says that nothing was sent', () => {
    expect(checkSummary([{ stage: 'dns', verdict: 'ok', code: '', detail: '' }])).toBe(
      'The connection works. Nothing was sent.',
    )
    expect(checkSummary([{ stage: 'dns', verdict: 'failed', code: '', detail: '' }])).toContain('does not work yet')
    expect(checkSummary([])).toBe('Nothing could be checked.')
  })
})
