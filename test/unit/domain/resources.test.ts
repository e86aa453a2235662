// The library of resources: what is found, what a mail says of one, and which addresses are opened.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { elementWords, filtered, guidesLeft, linkOf, resourceText } from '../../../shared/domain/resources.ts'
import { isBlank, plainText } from '../../../shared/domain/rich-words.ts'
import { shippedGuides } from '../../../shared/guides/shipped.ts'
import { resource, resourceElement, type Resource } from '../../../shared/model/resource.ts'
import { fromPlain, richText } from '../../../shared/model/rich-text.ts'

const at = '2026-09-14T08:00:00.000Z'

function one(more: Partial<Resource>): Resource {
  return resource.parse({ id: crypto.randomUUID(), createdAt: at, updatedAt: at, kind: 'guide', title: '', ...more })
}

const everything = { words: [], element: 'all', forWhom: 'all' } as const

describe('the library', () => {
  it('finds by words in title, tags, address and text, by element, and by whom it is for', () => {
    const all = [
      one({ title: 'Écrire', tags: ['Abstracts'], forWhom: 'mentee', element: 'career-development' }),
      one({ title: 'Talks', words: fromPlain('stand still'), forWhom: 'mentor' }),
      one({ title: 'Site', kind: 'link', url: 'https://example.org/grants', forWhom: 'both' }),
    ]
    const titles = (more: Partial<Parameters<typeof filtered>[1]>) =>
      filtered(all, { ...everything, ...more }).map(({ title }) => title)
    expect(titles({})).toEqual(['Écrire', 'Site', 'Talks'])
    expect(titles({ words: ['ecrire'] })).toEqual(['Écrire'])
    expect(titles({ words: ['abstracts'] })).toEqual(['Écrire'])
    expect(titles({ words: ['still'] })).toEqual(['Talks'])
    expect(titles({ words: ['grants'] })).toEqual(['Site'])
    expect(titles({ element: 'career-development' })).toEqual(['Écrire'])
    expect(titles({ element: null })).toEqual(['Site', 'Talks'])
    expect(titles({ forWhom: 'mentee' })).toEqual(['Écrire', 'Site'])
    expect(titles({ forWhom: 'mentor' })).toEqual(['Site', 'Talks'])
  })

  it('has a word for every element', () => {
    expect([...elementWords.keys()]).toEqual([...resourceElement.options, null])
  })

  it('offers a guide until the mentor has one of their own', () => {
    expect(guidesLeft(shippedGuides, []).length).toBe(7)
    expect(guidesLeft(shippedGuides, [one({ guide: 'five-cs' })]).map(({ slug }) => slug)).not.toContain('five-cs')
  })

  it('says in a mail each thing once', () => {
    expect(resourceText(one({ title: 'Talks', words: fromPlain('Stand still') }))).toBe('Talks\n\nStand still')
    expect(resourceText(one({ kind: 'link', url: 'https://a.example/x' }))).toBe('https://a.example/x')
  })
})

describe('the guides', () => {
  it.each(shippedGuides.map((guide) => [guide.slug, guide] as const))('%s is whole', (_slug, guide) => {
    const words = richText.parse({ type: 'doc', content: guide.blocks })
    expect(isBlank(words)).toBe(false)
    expect(plainText(words).split(/\s+/u).length).toBeGreaterThan(120)
    expect(guide.blocks.filter(({ type }) => type === 'heading').length).toBeGreaterThanOrEqual(2)
    expect(guide.purpose).not.toBe('')
  })

  it('have names of their own', () => {
    expect(new Set(shippedGuides.map(({ slug }) => slug)).size).toBe(shippedGuides.length)
  })
})

describe('an address', () => {
  it.each([
    ['https://example.org/a b', 'https://example.org/a%20b'],
    ['example.org/x', 'https://example.org/x'],
    ['http://example.org', null],
    ['javascript:alert(1)', null],
    ['https://name:word@example.org', null],
    ['file:///etc/passwd', null],
    ['just words', null],
    ['', null],
  ])('%j opens as %j', (url, expected) => {
    expect(linkOf({ url })).toBe(expected)
  })

  it('is only ever opened over https (property)', () => {
    fc.assert(
      fc.property(fc.string(), (url) => {
        const link = linkOf({ url })
        expect(link === null || link.startsWith('https://')).toBe(true)
      }),
    )
  })
})
