// While a mentee waits to see what is kept about them, nothing of it is deleted, by whichever way.
import { describe, expect, it } from 'vitest'
import { accessRequest } from '../../../shared/model/access-request.ts'
import { note } from '../../../shared/model/note.ts'
import type { Change } from '../../../shared/model/tables.ts'
import { NamedError } from '../../../shared/result.ts'
import { newMeeting, newMentee, newVault, put, putMeeting, quickDerive } from './vault-under-test.ts'

const at = '2026-09-14T08:00:00.000Z'

async function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'nothing failed',
    (error: unknown) => (error instanceof NamedError ? error.code : String(error)),
  )
}

describe('an open access request', () => {
  it('keeps all about the mentee from being deleted or shredded, and others are free', async () => {
    const test = await newVault()
    const session = test.vault.session()
    const [amina, ben] = [newMentee('Amina'), newMentee('Ben')]
    const [hers, his] = [newMeeting([amina.id]), newMeeting([ben.id])]
    const own = { createdAt: at, updatedAt: at, on: '2026-09-14' }
    const aid = note.parse({ ...own, id: crypto.randomUUID(), menteeIds: [amina.id] })
    const request = accessRequest.parse({
      ...own,
      id: crypto.randomUUID(),
      menteeId: amina.id,
      receivedOn: '2026-09-14',
      dueOn: '2026-10-14',
    })
    const putRequest = (closedOn: string | null): Change => ({
      op: 'put',
      table: 'accessRequest',
      value: { ...request, closedOn },
    })
    await session.write([
      put(amina),
      put(ben),
      putMeeting(hers),
      putMeeting(his),
      { op: 'put', table: 'note', value: aid },
      putRequest(null),
    ])
    await (await test.vault.drawer()).create(quickDerive('second'))
    const locked = note.parse({ ...own, id: crypto.randomUUID(), menteeIds: [amina.id] })
    await session.keepInDrawer(locked)

    const deletion = (table: 'meeting' | 'accessRequest', id: string) => session.write([{ op: 'delete', table, id }])
    expect(await codeOf(deletion('meeting', hers.id))).toBe('vault/request-open')
    expect(await codeOf(deletion('accessRequest', request.id))).toBe('vault/request-open')
    expect(await codeOf(session.shredNotes([aid.id]))).toBe('vault/request-open')
    expect(await codeOf(session.takeIntoDrawer(aid.id))).toBe('vault/request-open')
    expect(await codeOf(session.removeMentees([ben.id, amina.id]))).toBe('vault/request-open')
    expect(await codeOf(session.removeFromDrawer(locked.id))).toBe('vault/request-open')
    expect(await session.drawerNotes()).toHaveLength(1)
    expect(await session.note(aid.id)).not.toBeNull()
    expect(await session.roster()).toHaveLength(2)
    await deletion('meeting', his.id)
    await session.removeMentees([ben.id])

    await session.write([putRequest('2026-09-20')])
    expect(await session.shredNotes([aid.id])).toHaveLength(1)
    await session.removeMentees([amina.id])
    expect(await session.roster()).toEqual([])
    expect(await session.accessRequests()).toEqual([])
  })

  it('is answered from all records about the mentee, and from nobody else’s', async () => {
    const { vault } = await newVault()
    const session = vault.session()
    const [amina, ben] = [newMentee('Amina'), newMentee('Ben')]
    const together = newMeeting([amina.id, ben.id])
    await session.write([put(amina), put(ben), putMeeting(together), putMeeting(newMeeting([ben.id]))])
    const found = (await session.recordsOf(amina.id)).map(({ table, value }) => `${table}/${value.id}`)
    expect(found).toEqual([`mentee/${amina.id}`, `meeting/${together.id}`])
    expect(await session.recordsOf(crypto.randomUUID())).toEqual([])
  })
})
