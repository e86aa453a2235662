// The journal: beside the browser's database, an append-only copy of the same sealed boxes with the vault's head.
// It holds no key and understands nothing of what it keeps. "Saved" is shown only after an append is on disk.
//
// [Note: the files of the journal]
//   <profile>/journal/header      the key slots as the vault sealed them, replaced atomically
//   <profile>/journal/current     the name of the current segment, replaced atomically
//   <profile>/journal/segment-7   see [Note: the journal on disk]
//   <profile>/journal-was-here    a mark: without it "the folder is gone" would look like "there never was one"
import { largestMessage } from '../../shared/desktop.ts'
import type { JournalHead, Request, Response } from '../../shared/desktop.ts'
import { NamedError } from '../../shared/result.ts'
import { realDisk } from './journal/disk.ts'
import type { Disk, OpenFile } from './journal/disk.ts'
import { named } from './journal/failures.ts'
import { JournalFolder } from './journal/folder.ts'
import { encodeBeginning, encodeFrame, encodePart, encodeSeal, sameBytes, zeroLink } from './journal/records.ts'
import type { Bytes } from './journal/records.ts'
import { readEntries, surveySegment } from './journal/segment.ts'
import type { Survey } from './journal/segment.ts'

export interface JournalOptions {
  profileDir: string
  disk?: Disk
  /** Nothing is written that would leave less free space than this. */
  floorBytes?: number
  now?: () => Date
}

/** 20 MB: enough for the mentor to be told, to save nothing more, and to make room. */
const usualFloor = 20 * 1024 * 1024
/** An append is read back in one answer, which has its own limit. */
const largestPayload = largestMessage - 64 * 1024
/** What one `journal.read` answers at most, unless a single frame is larger. */
const readAtOnce = 4 * 1024 * 1024

/** A segment that is written to. */
interface Writing {
  number: number
  file: OpenFile
  path: string
  inode: number
  /** Every byte up to here is good and on disk (in a new segment: written). */
  length: number
  link: Bytes
}
interface Current extends Writing {
  head: JournalHead
}
interface Begun extends Writing {
  head: JournalHead
  parts: number
  /** A frame was appended to the old segment meanwhile, so the snapshot no longer holds everything. */
  overtaken: boolean
}

/** The journal of one profile. Calls are answered one after the other, in the order they came. */
export class Journal {
  readonly #folder: JournalFolder
  readonly #disk: Disk
  readonly #floor: number
  readonly #now: () => Date
  #queue: Promise<unknown> = Promise.resolve()
  #current: Current | null = null
  #begun: Begun | null = null

  constructor(options: JournalOptions) {
    this.#disk = options.disk ?? realDisk
    this.#folder = new JournalFolder(options.profileDir, this.#disk)
    this.#floor = options.floorBytes ?? usualFloor
    this.#now = options.now ?? (() => new Date())
  }

  inspect(): Promise<Response<'journal.inspect'>> {
    return this.#inOrder(async () => {
      const freeBytes = await this.#disk.freeBytes(this.#folder.profileDir)
      const header = await this.#folder.readHeader()
      const found = await this.#folder.find()
      const empty = {
        header,
        head: null,
        base: null,
        snapshotLast: 0,
        snapshotParts: 0,
        frames: 0,
        changeBytes: 0,
        bytes: 0,
        freeBytes,
      }
      if (found.kind === 'none') return { ...empty, state: header === null ? 'none' : 'ok', base: header && zeroLink }
      if (found.kind === 'missing') return { ...empty, state: 'missing' }
      const survey = await this.#survey(found.number)
      return {
        ...empty,
        state: found.kind === 'doubtful' ? 'damaged' : survey.state,
        head: survey.head,
        base: survey.base?.chain ?? null,
        snapshotLast: survey.base?.last ?? 0,
        snapshotParts: survey.parts,
        frames: survey.frames,
        changeBytes: survey.changeBytes,
        bytes: survey.size,
      }
    })
  }

  header({ header }: Request<'journal.header'>): Promise<Response<'journal.header'>> {
    return this.#inOrder(async () => {
      await this.#folder.make()
      await this.#keepRoom(header.length)
      await this.#folder.writeHeader(header)
      return {}
    })
  }

  append({ first, last, payload }: Request<'journal.append'>): Promise<Response<'journal.append'>> {
    return this.#inOrder(async () => {
      if (payload.length > largestPayload) throw new NamedError('journal/too-large')
      const current = (await this.#stillCurrent()) ?? (await this.#openCurrent())
      if (current === null) return this.#startWith(first, last, payload)
      if (first !== current.head.last + 1 || last < first) throw gap(current.head.last, first)
      const { bytes, link } = encodeFrame(current.link, first, last, payload)
      await this.#keepRoom(bytes.length)
      await this.#write(current, bytes)
      current.link = link
      current.head = { last, chain: link }
      if (this.#begun !== null) this.#begun.overtaken = true
      return current.head
    })
  }

  read({ cursor }: Request<'journal.read'>): Promise<Response<'journal.read'>> {
    return this.#inOrder(async () => {
      const found = await this.#folder.find()
      if (found.kind === 'none' || found.kind === 'missing') return { entries: [], next: null }
      return this.#reading(found.number, (file) => readEntries(file, cursor, readAtOnce))
    })
  }

  begin({ head }: Request<'journal.begin'>): Promise<Response<'journal.begin'>> {
    return this.#inOrder(async () => {
      await this.#dropBegun()
      await this.#folder.make()
      await this.#keepRoom(0)
      const number = (await this.#folder.highest()) + 1
      const writing = await this.#create(number, head)
      this.#begun = { ...writing, head, parts: 0, overtaken: false }
      return {}
    })
  }

  part({ payload }: Request<'journal.part'>): Promise<Response<'journal.part'>> {
    return this.#inOrder(async () => {
      if (payload.length > largestPayload) throw new NamedError('journal/too-large')
      const begun = this.#requireBegun()
      const { bytes, link } = encodePart(begun.link, begun.parts, payload)
      await this.#keepRoom(bytes.length)
      await this.#orDrop(() => begun.file.write(bytes, begun.length))
      begun.length += bytes.length
      begun.link = link
      begun.parts += 1
      return {}
    })
  }

  finish({ parts }: Request<'journal.finish'>): Promise<Response<'journal.finish'>> {
    return this.#inOrder(async () => {
      const begun = this.#requireBegun()
      if (begun.overtaken || parts !== begun.parts) {
        await this.#dropBegun()
        throw new NamedError('journal/gap', begun.overtaken ? 'changed meanwhile' : 'parts differ')
      }
      const seal = encodeSeal(begun.link, parts, begun.head.chain)
      await this.#orDrop(async () => {
        await begun.file.write(seal.bytes, begun.length)
        begun.length += seal.bytes.length
        await begun.file.sync()
        await this.#folder.sync()
        await this.#verify(begun)
      })
      // From here on the new segment stays: whichever of the two `current` names, it is whole.
      this.#begun = null
      await this.#forgetCurrent()
      try {
        await this.#folder.point(begun.number)
      } catch (error) {
        await begun.file.close()
        throw error
      }
      this.#current = { ...begun, link: seal.link }
      await this.#folder.mark()
      await this.#folder.removeAllBut(begun.number)
      return begun.head
    })
  }

  setAside(): Promise<Response<'journal.setAside'>> {
    return this.#inOrder(async () => {
      await this.#dropBegun()
      await this.#forgetCurrent()
      return { name: await this.#folder.setAside(this.#now()) }
    })
  }

  freeBytes(): Promise<number> {
    return this.#inOrder(() => this.#disk.freeBytes(this.#folder.profileDir))
  }

  /** Waits for what was asked before, then closes its files. */
  close(): Promise<void> {
    return this.#inOrder(async () => {
      await this.#forgetCurrent()
      await this.#dropBegun()
    })
  }

  #inOrder<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#queue.then(work).catch((error: unknown) => {
      throw named(error)
    })
    // The next in line starts whether or not this one failed; its caller gets the failure from `turn`.
    this.#queue = turn.then(
      () => undefined,
      () => undefined,
    )
    return turn
  }

  async #keepRoom(bytes: number): Promise<void> {
    const free = await this.#disk.freeBytes(this.#folder.profileDir)
    if (free < this.#floor + bytes) throw new NamedError('journal/disk-full', '', { retryable: true })
  }

  async #reading<T>(number: number, work: (file: OpenFile) => Promise<T>): Promise<T> {
    const file = await this.#disk.open(this.#folder.segmentPath(number), 'read')
    try {
      return await work(file)
    } finally {
      await file.close()
    }
  }

  #survey(number: number): Promise<Survey> {
    return this.#reading(number, surveySegment)
  }

  /** The open segment, if the file at its path is still the same and as long as we left it. */
  async #stillCurrent(): Promise<Current | null> {
    const current = this.#current
    if (current === null) return null
    const there = await this.#disk.identity(current.path)
    if (there?.inode === current.inode && there.size === current.length) return current
    await this.#forgetCurrent()
    return null
  }

  /** Opens the current segment for appending; null when there never was a journal. Cuts off an incomplete frame. */
  async #openCurrent(): Promise<Current | null> {
    const found = await this.#folder.find()
    if (found.kind === 'none') return null
    if (found.kind === 'missing') throw new NamedError('journal/unwritable', 'missing', { retryable: true })
    if (found.kind === 'doubtful') throw new NamedError('journal/damaged')
    const path = this.#folder.segmentPath(found.number)
    const file = await this.#disk.open(path, 'change')
    try {
      const survey = await surveySegment(file)
      if (survey.state === 'damaged' || survey.head === null) throw new NamedError('journal/damaged')
      if (survey.state === 'cut') {
        await file.truncate(survey.goodLength)
        await file.sync()
      }
      await this.#folder.mark()
      const { inode } = await file.identity()
      const { head, goodLength: length } = survey
      this.#current = { number: found.number, file, path, inode, length, link: new Uint8Array(head.chain), head }
      return this.#current
    } catch (error) {
      await file.close()
      throw error
    }
  }

  /** The first append of a vault: makes the first segment and its frame in one go. */
  async #startWith(first: number, last: number, payload: Uint8Array): Promise<JournalHead> {
    if (first !== 1 || last < first) throw gap(0, first)
    await this.#folder.make()
    const frame = encodeFrame(zeroLink, first, last, payload)
    await this.#keepRoom(frame.bytes.length)
    const writing = await this.#create(1, { last: 0, chain: zeroLink })
    const current: Current = { ...writing, link: frame.link, head: { last, chain: frame.link } }
    try {
      await this.#write(current, encodeSeal(zeroLink, 0, zeroLink).bytes)
      await this.#write(current, frame.bytes)
      await this.#folder.sync()
      await this.#folder.point(1)
      await this.#folder.mark()
    } catch (error) {
      await current.file.close()
      throw error
    }
    this.#current = current
    return current.head
  }

  async #create(number: number, head: JournalHead): Promise<Writing> {
    const path = this.#folder.segmentPath(number)
    const file = await this.#disk.open(path, 'replace')
    try {
      const beginning = encodeBeginning(head)
      await file.write(beginning, 0)
      const { inode } = await file.identity()
      return { number, file, path, inode, length: beginning.length, link: new Uint8Array(head.chain) }
    } catch (error) {
      await file.close()
      throw error
    }
  }

  /** Writes at the end and syncs; on failure the file is cut back to what it was. */
  async #write(current: Current, bytes: Bytes): Promise<void> {
    try {
      await current.file.write(bytes, current.length)
      await current.file.sync()
      current.length += bytes.length
    } catch (error) {
      await this.#cutBack(current)
      throw error
    }
  }

  /** What cannot be cut back now is found as an incomplete frame by the next append, and cut then. */
  async #cutBack(current: Current): Promise<void> {
    try {
      await current.file.truncate(current.length)
      await current.file.sync()
    } catch {
      await this.#forgetCurrent()
    }
  }

  /** Reads a new segment back from the disk and compares it with what was meant. */
  async #verify(begun: Begun): Promise<void> {
    const survey = await this.#survey(begun.number)
    const same =
      survey.state === 'ok' &&
      survey.parts === begun.parts &&
      survey.goodLength === begun.length &&
      survey.base?.last === begun.head.last &&
      sameBytes(survey.base.chain, begun.head.chain)
    if (!same) throw new NamedError('journal/unwritable', 'the new segment does not read back', { retryable: true })
  }

  #requireBegun(): Begun {
    if (this.#begun === null) throw new NamedError('journal/gap', 'no segment was begun')
    return this.#begun
  }

  /** A failure while a new segment is written ends it; the old one stays as it was. */
  async #orDrop(work: () => Promise<void>): Promise<void> {
    try {
      await work()
    } catch (error) {
      await this.#dropBegun()
      throw error
    }
  }

  async #dropBegun(): Promise<void> {
    const begun = this.#begun
    this.#begun = null
    if (begun === null) return
    await begun.file.close()
    await this.#disk.remove(begun.path)
  }

  async #forgetCurrent(): Promise<void> {
    const current = this.#current
    this.#current = null
    await current?.file.close()
  }
}

function gap(last: number, first: number): NamedError {
  return new NamedError('journal/gap', `${last} then ${first}`)
}
