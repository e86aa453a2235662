// What a mentor would miss if the vault failed: that what was saved is there again, and that nobody else gets in.
import { mail as mailSchema } from '../../../shared/model/mail.ts'
import { promiseRecord, type PromiseRecord } from '../../../shared/model/promise.ts'
import type { Change } from '../../../shared/model/tables.ts'
import { fromPlain } from '../../../shared/model/rich-text.ts'
import { describe, expect, it } from 'vitest'
import {
  newMeeting,
  newMentee,
  newVault,
  put,
  putMeeting,
  quickDerive,
  reopened,
  startVault,
  stopVault,
  passphrase,
  recoverySecret,
} from './vault-under-test.ts'

describe('a vault', () => {
  it('tells what is open between the mentor and somebody, and what was kept without a name', async () => {
    const { vault } = await newVault()
    const session = vault.session()
    const [amina, sipho] = [newMentee('Amina'), newMentee('Sipho')]
    const talk = newMeeting([amina.id], { fiveCs: { conclusion: 'Stay', lookAgainOn: '2026-09-20' } })
    const nobody = newMeeting([], { topic: 'In a hurry' })
    const promised = (menteeId: string, more: Partial<PromiseRecord>): Change => ({
      op: 'put',
      table: 'promise',
      value: promiseRecord.parse({
        id: crypto.randomUUID(),
        createdAt: talk.createdAt,
        updatedAt: talk.updatedAt,
        menteeId,
        owner: 'mentor',
        text: 'Read',
        ...more,
      }),
    })
    await session.write([
      ...[put(amina), put(sipho), putMeeting(talk), putMeeting(nobody)],
      promised(amina.id, { text: 'Open' }),
      promised(amina.id, { text: 'Kept elsewhere', state: 'kept' }),
      promised(amina.id, { text: 'Kept here', state: 'kept', meetingId: nobody.id }),
      promised(sipho.id, { text: 'Of another' }),
    ])
    const between = await session.between([amina.id, amina.id], nobody.id)
    expect(between.promises.map(({ text }) => text).toSorted()).toEqual(['Kept here', 'Open'])
    expect(between.meetings.map(({ id }) => id)).toEqual([talk.id])
    expect((await session.between([amina.id], talk.id)).meetings).toEqual([])
    expect((await session.unfiledMeetings()).map(({ id }) => id)).toEqual([nobody.id])
  })

  it('keeps what was written, before and after folding', async () => {
    const test = await newVault()
    const amina = newMentee('Amina Wanjiru')
    const talk = newMeeting([amina.id], { topic: 'First talk', said: fromPlain('Her thesis plan') })
    await test.vault.session().write([put(amina), putMeeting(talk)])
    const second = await reopened(test)
    expect(await second.vault.session().mentee(amina.id)).toEqual(amina)
    await second.vault.session().fold()
    expect(await second.store.tail()).toEqual([])
    const third = await reopened(second)
    expect(third.unlocked.notices).toEqual([])
    expect(await third.vault.session().meeting(talk.id)).toEqual(talk)
    const line = await third.vault.session().timeline(amina.id)
    expect(line.map((item) => item.kind)).toEqual(['meeting'])
    const roster = await third.vault.session().roster()
    expect(roster).toMatchObject([{ meetings: 1, lastContact: talk.startsAt }])
  })

  it('shows the roster with its last contacts before the rest has been read', async () => {
    const test = await newVault()
    const amina = newMentee('Amina')
    await test.vault.session().write([put(amina), putMeeting(newMeeting([amina.id]))])
    await test.vault.session().fold()
    const next = await startVault(await stopVault(test))
    await next.vault.unlock(quickDerive(passphrase))
    expect(await next.vault.session().roster()).toMatchObject([
      { meetings: 1, lastContact: '2026-09-14T08:00:00.000Z' },
    ])
  })

  it('takes back a deletion with everything that went with it', async () => {
    const test = await newVault()
    const [amina, bo] = [newMentee('Amina'), newMentee('Bo')]
    const alone = newMeeting([amina.id], { topic: 'alone' })
    const both = newMeeting([amina.id, bo.id], { topic: 'both' })
    const session = test.vault.session()
    await session.write([put(amina), put(bo), putMeeting(alone), putMeeting(both)])
    const removed = await session.removeMentees([amina.id])
    expect(await session.mentee(amina.id)).toBeNull()
    expect(await session.meeting(alone.id)).toBeNull()
    expect((await session.meeting(both.id))?.menteeIds).toEqual([bo.id])
    await session.fold()
    await session.write(removed.undo)
    const again = await reopened(test)
    expect(again.unlocked.notices).toEqual([])
    expect(await again.vault.session().mentee(amina.id)).toEqual(amina)
    expect((await again.vault.session().meeting(alone.id))?.topic).toBe('alone')
    expect((await again.vault.session().meeting(both.id))?.menteeIds).toEqual([amina.id, bo.id])
  })

  it('keeps the exact bytes of a mail, sealed, and opens them on demand', async () => {
    const test = await newVault()
    const amina = newMentee('Amina')
    const session = test.vault.session()
    await session.write([put(amina)])
    const at = '2026-09-14T08:00:00.000Z'
    const id = crypto.randomUUID()
    const mail = mailSchema.parse({
      id,
      createdAt: at,
      updatedAt: at,
      menteeIds: [amina.id],
      threadId: id,
      to: ['a@example.org'],
      subject: 'Hello',
      text: 'body',
      state: 'queued',
      messageId: '<x@example.org>',
      date: at,
      size: 3,
    })
    const body = new Uint8Array([0, 13, 10, 255, 0])
    await session.writeMail(mail, body)
    const again = await reopened(test)
    expect(await again.vault.session().mailBody(mail.id)).toEqual(body)
    await again.vault.session().fold()
    await again.vault.session().write([{ op: 'delete', table: 'mail', id: mail.id }])
    await again.vault.session().fold()
    expect(await again.vault.session().mailBody(mail.id)).toBeNull()
  })

  it('keeps a mail that was with two readable when one of them leaves', async () => {
    const test = await newVault()
    const [amina, ben] = [newMentee('Amina'), newMentee('Ben')]
    const session = test.vault.session()
    const id = crypto.randomUUID()
    const at = '2026-09-14T08:00:00.000Z'
    const kept = { id, createdAt: at, updatedAt: at, threadId: id, state: 'sent', size: 3, menteeIds: [amina.id] }
    const mail = mailSchema.parse(kept)
    const body = new Uint8Array([7, 0, 255])
    await session.write([put(amina), put(ben)])
    await session.writeMail(mail, body)
    await session.write([{ op: 'put', table: 'mail', value: { ...mail, menteeIds: [amina.id, ben.id] } }])
    expect(await session.mailBody(id)).toEqual(body)
    await session.removeMentees([amina.id])
    await session.fold()
    const again = await reopened(test)
    expect((await again.vault.session().mail(id))?.menteeIds).toEqual([ben.id])
    expect(await again.vault.session().mailBody(id)).toEqual(body)
  })

  it('refuses a record that does not fit its schema, and keeps nothing of that change', async () => {
    const test = await newVault()
    const good = newMentee('Amina')
    const bad = { ...newMentee('Bo'), name: '' }
    await expect(test.vault.session().write([put(good), put(bad)])).rejects.toMatchObject({
      code: 'vault/invalid-record',
    })
    expect(await test.vault.session().roster()).toEqual([])
  })
})

describe('the passphrase', () => {
  it('is refused when wrong, and from the fifth wrong try on only after a wait that survives a restart', async () => {
    let test = await newVault()
    test = await startVault(await stopVault(test))
    for (let tries = 1; tries <= 5; tries++)
      await expect(test.vault.unlock(quickDerive('not it'))).rejects.toMatchObject({ code: 'vault/wrong-passphrase' })
    test = await startVault(await stopVault(test))
    expect(await test.vault.inspect()).toMatchObject({ kind: 'locked', waitMs: 5_000 })
    await expect(test.vault.unlock(quickDerive(passphrase))).rejects.toMatchObject({ code: 'vault/wait' })
    // A clock set back makes the wait whole again, never longer.
    test.clock.now -= 365 * 24 * 3_600_000
    expect(await test.vault.inspect()).toMatchObject({ kind: 'locked', waitMs: 5_000 })
    test.clock.now += 365 * 24 * 3_600_000 + 5_000
    await test.vault.unlock(quickDerive(passphrase))
    expect(await test.vault.inspect()).toMatchObject({ kind: 'open' })
  })

  it('can be changed, and the old one stops working', async () => {
    const test = await newVault()
    const amina = newMentee('Amina')
    await test.vault.session().write([put(amina)])
    await test.vault.replace(quickDerive(passphrase, 'another one'), 'passphrase', 'passphrase')
    const next = await startVault(await stopVault(test))
    await expect(next.vault.unlock(quickDerive(passphrase))).rejects.toMatchObject({ code: 'vault/wrong-passphrase' })
    await next.vault.unlock(quickDerive('another one'))
    expect(await next.vault.session().mentee(amina.id)).toEqual(amina)
  })

  it('can be made dearer to guess, twice the memory at a time and never beyond the cap, and stays the same', async () => {
    const test = await newVault()
    const memory = () => test.vault.header().slots.find(({ kind }) => kind === 'passphrase')?.kdf.memoryKiB
    const seen: unknown[] = []
    for (let times = 0; times < 6; times += 1) {
      seen.push(memory())
      await test.vault.replace(quickDerive(passphrase, passphrase), 'passphrase', 'passphrase', 'stronger')
    }
    expect(seen).toEqual([65_536, 131_072, 262_144, 524_288, 1_048_576, 1_048_576])
    const next = await reopened(test)
    expect(next.unlocked.mustChoosePassphrase).toBe(false)
  })

  it('is not changed by somebody who does not know it', async () => {
    const test = await newVault()
    const attempt = test.vault.replace(quickDerive('a guess', 'mine now'), 'passphrase', 'passphrase')
    await expect(attempt).rejects.toMatchObject({ code: 'vault/wrong-passphrase' })
    await reopened(test)
  })

  it.each(['journal.header'] as const)(
    'changed with a crash before %s leaves the old one working',
    async (operation) => {
      const test = await newVault()
      test.fault.before = (asked) => {
        if (asked === operation) throw new Error('killed')
      }
      await expect(test.vault.replace(quickDerive(passphrase, 'next'), 'passphrase', 'passphrase')).rejects.toThrow(
        'killed',
      )
      const again = await reopened(test)
      expect(await again.vault.inspect()).toMatchObject({ kind: 'open' })
    },
  )

  it('changed with a crash between journal and store has the new one working, and the old one never again', async () => {
    const test = await newVault()
    const before = await test.store.contents()
    await test.vault.replace(quickDerive(passphrase, 'next'), 'passphrase', 'passphrase')
    if (before.header === null) throw new TypeError('a vault has a header')
    await test.store.putHeader(before.header)
    const next = await startVault(await stopVault(test))
    await expect(next.vault.unlock(quickDerive(passphrase))).rejects.toMatchObject({ code: 'vault/wrong-passphrase' })
    await next.vault.unlock(quickDerive('next'))
    const after = await next.store.contents()
    expect(after.header).not.toEqual(before.header)
  })

  it('can be replaced after opening with the recovery code', async () => {
    const test = await newVault()
    const next = await startVault(await stopVault(test))
    const unlocked = await next.vault.unlockWithRecovery(quickDerive(recoverySecret))
    expect(unlocked.mustChoosePassphrase).toBe(true)
    await next.vault.replace(quickDerive(recoverySecret, 'chosen anew'), 'recovery', 'passphrase')
    await reopened(next, 'chosen anew')
    expect(unlocked.notices).toEqual([])
  })
})
