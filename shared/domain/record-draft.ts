// A record while its form is open. The form keeps itself saved as it goes; this knows what the vault holds by now,
// writes only differences, keeps the facts on the time lines in step with the whole edit rather than with each save
// of it, and can take all of it back.
import type { LifeEvent } from '../model/event.ts'
import type { Change } from '../model/tables.ts'
import { factRecord, type Fact, type Making } from './roster-changes.ts'

export interface DraftRules<Kept> {
  /** The record as a change of its table. */
  put(record: Kept): Change
  /** The change that removes it. */
  remove(record: Kept): Change
  /** What the edit as a whole brings about; `before` is null for a new record. */
  facts(before: Kept | null, after: Kept): Fact[]
}

/** Whether two records say the same, whenever they were written. */
function same(one: object, other: object): boolean {
  return JSON.stringify({ ...one, updatedAt: '' }) === JSON.stringify({ ...other, updatedAt: '' })
}

function saysSame(event: LifeEvent, fact: Fact): boolean {
  return event.menteeId === fact.mentee.id && event.kind === fact.kind && event.detail === fact.detail
}

/** One opening of a form. */
export class RecordDraft<Kept extends object> {
  readonly #before: Kept | null
  readonly #rules: DraftRules<Kept>
  readonly #making: Making
  /** As the vault holds it now; null while a new record was not written yet. */
  #kept: Kept | null
  #events: LifeEvent[] = []
  #ended = false
  #writing: Promise<unknown> = Promise.resolve()

  /** @param before the record as it was before the form was opened; null for a new one */
  constructor(before: Kept | null, rules: DraftRules<Kept>, making: Making) {
    this.#before = before
    this.#kept = before
    this.#rules = rules
    this.#making = making
  }

  /** Whether the vault holds something else than before. */
  get changed(): boolean {
    if (this.#kept === null) return false
    return this.#before === null || !same(this.#before, this.#kept)
  }

  /** Keeps the record: one writing after the other, and none when nothing changed. Rejects when it could not be kept;
   * the next call then tries the whole difference again. */
  keep(next: Kept, write: (changes: Change[]) => Promise<unknown>): Promise<void> {
    const keeping = this.#writing.then(() => this.#keepNow(next, write))
    // A failure is the caller's to show; the next writing begins in any case.
    this.#writing = keeping.catch(() => undefined)
    return keeping
  }

  async #keepNow(next: Kept, write: (changes: Change[]) => Promise<unknown>): Promise<void> {
    if (this.#ended || (this.#kept !== null && same(this.#kept, next))) return
    const facts = this.#rules.facts(this.#before, next)
    const staying = this.#events.filter((event) => facts.some((fact) => saysSame(event, fact)))
    const going = this.#events.filter((event) => !staying.includes(event))
    const coming = facts
      .filter((fact) => !staying.some((event) => saysSame(event, fact)))
      .map((fact) => factRecord(fact, this.#making))
    await write([
      this.#rules.put(next),
      ...coming.map((value): Change => ({ op: 'put', table: 'event', value })),
      ...going.map(({ id }): Change => ({ op: 'delete', table: 'event', id })),
    ])
    this.#kept = next
    this.#events = [...staying, ...coming]
  }

  /** What takes back everything since the form was opened; empty when nothing was written. */
  undo(): Change[] {
    if (this.#kept === null || !this.changed) return []
    return [
      this.#before === null ? this.#rules.remove(this.#kept) : this.#rules.put(this.#before),
      ...this.#events.map(({ id }): Change => ({ op: 'delete', table: 'event', id })),
    ]
  }

  /** Ends the writing: what is on its way is awaited, what comes later is ignored. */
  async end(): Promise<void> {
    this.#ended = true
    await this.#writing
  }
}
