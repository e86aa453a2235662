// Everything saves itself: what a mentor would lose if it did not.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Autosave, type SaveState } from '../../../renderer/app/autosave.ts'

function recorder() {
  const states: SaveState[] = []
  const saved: string[] = []
  const save = (value: string) => {
    saved.push(value)
    return Promise.resolve()
  }
  return { states, saved, save, tell: (state: SaveState) => states.push(state) }
}

describe('autosave', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('saves once, a while after the last change', async () => {
    const { states, saved, save, tell } = recorder()
    const autosave = new Autosave<string>('', save, tell)
    autosave.set('a', save, 500)
    await vi.advanceTimersByTimeAsync(400)
    autosave.set('ab', save, 500)
    await vi.advanceTimersByTimeAsync(400)
    expect(saved).toEqual([])
    await vi.advanceTimersByTimeAsync(100)
    expect(saved).toEqual(['ab'])
    expect(states).toEqual(['unsaved', 'unsaved', 'saving', 'saved'])
  })

  it('saves at once when it is flushed, and not again afterwards', async () => {
    const { saved, save, tell } = recorder()
    const autosave = new Autosave<string>('', save, tell)
    autosave.set('a', save, 500)
    await autosave.flush()
    await vi.advanceTimersByTimeAsync(1_000)
    expect(saved).toEqual(['a'])
  })

  it('does not save what was typed and taken back', async () => {
    const { states, saved, save, tell } = recorder()
    const autosave = new Autosave<string>('a', save, tell)
    autosave.set('ab', save, 500)
    autosave.set('a', save, 500)
    await vi.advanceTimersByTimeAsync(1_000)
    expect(saved).toEqual([])
    expect(states.at(-1)).toBe('saved')
  })

  it('saves what was typed while a save was running, and calls nothing saved before', async () => {
    const { states, tell } = recorder()
    const saved: string[] = []
    const save = async (value: string) => {
      await new Promise((resolve) => setTimeout(resolve, 1_000))
      saved.push(value)
    }
    const autosave = new Autosave<string>('', save, tell)
    autosave.set('a', save, 100)
    await vi.advanceTimersByTimeAsync(200)
    autosave.set('ab', save, 100)
    await vi.advanceTimersByTimeAsync(950)
    expect(saved).toEqual(['a'])
    expect(states).not.toContain('saved')
    await vi.advanceTimersByTimeAsync(2_000)
    expect(saved).toEqual(['a', 'ab'])
    expect(states.at(-1)).toBe('saved')
  })

  it('says that a save failed, keeps the value, and saves it when it is flushed again', async () => {
    const { states, saved, save, tell } = recorder()
    const refuse = () => Promise.reject(new Error('full'))
    const autosave = new Autosave<string>('', refuse, tell)
    autosave.set('a', refuse, 100)
    await vi.advanceTimersByTimeAsync(200)
    expect(states.at(-1)).toBe('failed')
    autosave.set('a', save, 100)
    await autosave.flush()
    expect(saved).toEqual(['a'])
    expect(states.at(-1)).toBe('saved')
  })

  it('compares by content, so that an equal value made anew is not saved again', async () => {
    const saves = vi.fn(() => Promise.resolve())
    const autosave = new Autosave({ name: 'Amina' }, saves, () => undefined)
    autosave.set({ name: 'Amina' }, saves, 100)
    await vi.advanceTimersByTimeAsync(500)
    expect(saves).not.toHaveBeenCalled()
  })
})
