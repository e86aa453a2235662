// The library of resources: its order, its filter, and what a resource says in a mail. Pure.
import type { Guide } from '../guides/guide.ts'
import { resourceElement, type Resource, type ResourceElement } from '../model/resource.ts'
import { fiveElements } from '../instruments/five-elements.ts'
import { fold, hasEveryWord } from './folding.ts'
import { firstLine, plainText } from './rich-words.ts'

/** By their places in the instrument. */
export const elementWords: ReadonlyMap<ResourceElement | null, string> = new Map([
  ...fiveElements.items.flatMap(({ key, label }): [ResourceElement, string][] => {
    const element = resourceElement.safeParse(key)
    return element.success ? [[element.data, label]] : []
  }),
  [null, 'Not sorted yet'],
])

export const kindWords: Readonly<Record<Resource['kind'], string>> = { link: 'Link', file: 'File', guide: 'Guide' }

export const forWhomWords: Readonly<Record<Resource['forWhom'], string>> = {
  mentor: 'For you',
  mentee: 'For mentees',
  both: 'For both',
}

export interface ResourceFilter {
  words: readonly string[]
  element: ResourceElement | null | 'all'
  forWhom: 'mentor' | 'mentee' | 'all'
}

/** Whether it is for somebody of that side: what is for both is for either. */
function isFor(resource: Pick<Resource, 'forWhom'>, whom: ResourceFilter['forWhom']): boolean {
  return whom === 'all' || resource.forWhom === 'both' || resource.forWhom === whom
}

/** By title; words are looked for in title, tags, address and what it says. */
export function filtered(resources: readonly Resource[], { words, element, forWhom }: ResourceFilter): Resource[] {
  return resources
    .filter((one) => element === 'all' || one.element === element)
    .filter((one) => isFor(one, forWhom))
    .filter((one) => {
      if (words.length === 0) return true
      return hasEveryWord(fold([one.title, ...one.tags, one.url, plainText(one.words)].join(' ')), words)
    })
    .toSorted((one, other) => one.title.localeCompare(other.title))
}

/** Guides that come with the program and of which the mentor keeps no copy. */
export function guidesLeft(shipped: readonly Guide[], resources: readonly Resource[]): Guide[] {
  const kept = new Set(resources.map(({ guide }) => guide))
  return shipped.filter(({ slug }) => !kept.has(slug))
}

export function titleOfResource({ title, url, words }: Pick<Resource, 'title' | 'url' | 'words'>): string {
  return title !== '' ? title : url !== '' ? url : firstLine(words)
}

/** What a mail says of it: its title, its address, its words. */
export function resourceText(resource: Pick<Resource, 'title' | 'url' | 'words'>): string {
  return [titleOfResource(resource), resource.url, plainText(resource.words)]
    .filter((part, place, all) => part !== '' && all.indexOf(part) === place)
    .join('\n\n')
}

/** The address as a link that may be opened, over https alone; null for any other. */
export function linkOf({ url }: Pick<Resource, 'url'>): string | null {
  const whole = /^[a-z][a-z0-9+.-]*:/iu.test(url) ? url : `https://${url}`
  if (url === '' || !URL.canParse(whole)) return null
  const { protocol, hostname, username, password, href } = new URL(whole)
  return protocol === 'https:' && hostname.includes('.') && username === '' && password === '' ? href : null
}
