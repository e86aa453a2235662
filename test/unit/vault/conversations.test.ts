// A conversation that was taken in is there again, found by its words, and goes with whom it was with.
import { describe, expect, it } from 'vitest'
import { packLines } from '../../../shared/domain/conversation-lines.ts'
import { conversation, type Conversation } from '../../../shared/model/conversation.ts'
import type { Change } from '../../../shared/model/tables.ts'
import { newMeeting, newMentee, newVault, put, putMeeting, reopened } from './vault-under-test.ts'

const at = '2026-09-14T08:00:00.000Z'

function newConversation(menteeIds: string[], more: Partial<Conversation> = {}): Conversation {
  const texts = ['The permit came', 'Wonderful, then we begin in Kisumu']
  const lines = texts.map((text, after) => ({ after, who: after % 2, isPrivate: false, text }))
  return conversation.parse({
    ...{ id: crypto.randomUUID(), createdAt: at, updatedAt: at, kind: 'messenger', tool: 'WhatsApp', menteeIds },
    ...{ firstAt: '2026-09-20T08:00:00.000Z', lastAt: '2026-09-21T08:00:00.000Z', lineCount: 2 },
    speakers: [
      { name: 'Amina', menteeId: menteeIds[0] ?? null, lines: 1, lastAt: '2026-09-20T08:00:00.000Z' },
      { name: 'Rowan', menteeId: null, lines: 1, lastAt: '2026-09-21T08:00:00.000Z' },
    ],
    lines: packLines(lines),
    ...more,
  })
}

const putConversation = (value: Conversation): Change => ({ op: 'put', table: 'conversation', value })

describe('a conversation', () => {
  it('is kept with its words, stands on the time line without them, and is a contact', async () => {
    const test = await newVault()
    const amina = newMentee('Amina')
    const talk = newConversation([amina.id])
    await test.vault.session().write([put(amina), putConversation(talk)])
    await test.vault.session().fold()
    const { vault } = await reopened(test)
    const session = vault.session()
    expect(await session.conversation(talk.id)).toEqual(talk)
    const [item] = await session.timeline(amina.id)
    expect(item).toMatchObject({ kind: 'conversation', at: talk.firstAt, record: { id: talk.id, lineCount: 2 } })
    expect(item?.record).not.toHaveProperty('lines')
    expect((await session.conversations())[0]).not.toHaveProperty('lines')
    expect(await session.roster()).toMatchObject([{ lastContact: talk.lastAt }])
  })

  it('is no contact of somebody who was only there', async () => {
    const test = await newVault()
    const [amina, bo] = [newMentee('Amina'), newMentee('Bo')]
    await test.vault.session().write([put(amina), put(bo), putConversation(newConversation([amina.id, bo.id]))])
    const roster = await test.vault.session().roster()
    expect(Object.fromEntries(roster.map((one) => [one.mentee.name, one.lastContact]))).toEqual({
      Amina: '2026-09-20T08:00:00.000Z',
      Bo: null,
    })
  })

  it('is found by words anywhere in it, and so are its lines', async () => {
    const test = await newVault()
    const amina = newMentee('Amina')
    const long = Array.from({ length: 3_000 }, (_, after) => ({
      after,
      who: 0,
      isPrivate: false,
      text: `Zeile ${after}`,
    }))
    const last = { after: 3_000, who: 1, isPrivate: false, text: 'Grüße aus Kisumu' }
    const talk = newConversation([amina.id], { lines: packLines([...long, last]), lineCount: 3_001 })
    await test.vault.session().write([put(amina), putConversation(talk)])
    const { vault } = await reopened(test)
    const session = vault.session()
    expect(await session.search('grusse kisumu', 10)).toMatchObject([{ table: 'conversation', id: talk.id }])
    expect(await session.linesWith(talk.id, 'kisumu')).toEqual([3_000])
    expect(await session.linesWith(talk.id, ' ')).toEqual([])
    expect(await session.linesWith(crypto.randomUUID(), 'kisumu')).toEqual([])
  })

  it('goes with its only mentee and comes back with the undoing; others keep theirs', async () => {
    const test = await newVault()
    const [amina, bo] = [newMentee('Amina'), newMentee('Bo')]
    const meeting = newMeeting([amina.id])
    const alone = newConversation([amina.id])
    const both = newConversation([amina.id, bo.id])
    const nobodys = newConversation([], { meetingId: meeting.id })
    const session = test.vault.session()
    await session.write([put(amina), put(bo), putMeeting(meeting), ...[alone, both, nobodys].map(putConversation)])
    const removed = await session.removeMentees([amina.id])
    expect(await session.conversation(alone.id)).toBeNull()
    expect(await session.conversation(nobodys.id)).toBeNull()
    expect(await session.conversation(both.id)).toMatchObject({
      menteeIds: [bo.id],
      speakers: [{ menteeId: null }, {}],
    })
    await session.fold()
    await session.write(removed.undo)
    const again = await reopened(test)
    for (const one of [alone, both, nobodys]) expect(await again.vault.session().conversation(one.id)).toEqual(one)
  })

  it('of several tells the time line of each that it changed', async () => {
    const test = await newVault()
    const [amina, bo] = [newMentee('Amina'), newMentee('Bo')]
    const both = newConversation([amina.id, bo.id])
    const session = test.vault.session()
    await session.write([put(amina), put(bo), putConversation(both)])
    await session.write([{ op: 'delete', table: 'conversation', id: both.id }])
    expect(test.feeds.at(-1)?.menteeIds).toEqual(expect.arrayContaining([amina.id, bo.id]))
  })

  it('goes with the sample practice', async () => {
    const test = await newVault()
    const sample = newConversation([], { sample: true })
    await test.vault.session().write([putConversation(sample)])
    await test.vault.session().removeSample()
    expect(await test.vault.session().conversations()).toEqual([])
  })
})
