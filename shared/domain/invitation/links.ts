// The links of an invitation: found, taken out of the wrapping of mail filters, and judged by where they really lead.
// Nothing is opened; a link is only read.

/** Why a link deserves a second look. */
export type InvitationWarning =
  'look-alike-host' | 'not-https' | 'address-in-user-part' | 'mixed-scripts' | 'number-host' | 'several-links'

interface Tool {
  /** As in `channels.ts`, or another that has no entry there. */
  name: string
  /** The domains that are the tool's own; theirs are also all names below them. */
  domains: readonly string[]
  /** What a link that joins a meeting has behind the domain. */
  joins: RegExp
}

/** Sources: the providers' own help pages on the form of their links. */
const tools: readonly Tool[] = [
  { name: 'Zoom', domains: ['zoom.us', 'zoom.com', 'zoomgov.com'], joins: /^\/(?:j|w|my|s|wc)\//u },
  {
    name: 'Microsoft Teams',
    domains: ['teams.microsoft.com', 'teams.live.com', 'teams.microsoft.us', 'teams.cloud.microsoft'],
    joins: /^\/(?:l\/meetup-join|meet|dl\/launcher)/u,
  },
  { name: 'Google Meet', domains: ['meet.google.com'], joins: /^\/(?:[a-z]{3}-[a-z]{4}-[a-z]{3}|lookup\/)/iu },
  { name: 'WebEx', domains: ['webex.com'], joins: /^\/./u },
  { name: 'GoToMeeting', domains: ['gotomeeting.com', 'goto.com', 'gotomeet.me', 'gotomeet.at'], joins: /^\/./u },
  { name: 'Zoho Meeting', domains: ['meeting.zoho.com', 'meeting.zoho.eu', 'meet.zoho.com'], joins: /^\/./u },
  { name: 'AnyMeeting', domains: ['anymeeting.com'], joins: /^\/./u },
  { name: 'FreeConference.com', domains: ['freeconference.com'], joins: /^\/./u },
  { name: 'Skype', domains: ['join.skype.com'], joins: /^\/./u },
  { name: 'Jitsi Meet', domains: ['meet.jit.si', '8x8.vc'], joins: /^\/./u },
  { name: 'Whereby', domains: ['whereby.com'], joins: /^\/./u },
]

/** Words that make a name look like a tool's. */
const lures = /zoom|z[o0]{2}m|teams|microsoft|meet[.-]?google|google[.-]?meet|webex|gotomeet|whereby|jitsi/u
/** A server of one's own: BigBlueButton and the like. */
const ownServer = /\/(?:b|gl|rooms|bigbluebutton|html5client)\/|\bbbb\b|jitsi/u

export interface JudgedLink {
  tool: string
  link: string
  host: string
  joins: boolean
  warnings: InvitationWarning[]
}

const wrappers: readonly { host: RegExp; parameter: string }[] = [
  { host: /(?:^|\.)safelinks\.protection\.outlook\.com$/u, parameter: 'url' },
  { host: /^(?:www\.)?google\.[a-z.]{2,6}$/u, parameter: 'q' },
]

/** Layers of wrapping that are taken off. */
const mostLayers = 3

function parsed(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null
}

function unwrapped(text: string, layers = mostLayers): string {
  const proofpoint = /^https:\/\/urldefense\.com\/v3\/__(.{1,2000}?)__;/u.exec(text)?.[1]
  if (proofpoint !== undefined && layers > 0) return unwrapped(proofpoint, layers - 1)
  const url = parsed(text)
  if (url === null || layers === 0) return text
  const wrapper = wrappers.find(({ host }) => host.test(url.hostname))
  const inner = wrapper === undefined ? null : url.searchParams.get(wrapper.parameter)
  return inner === null || !/^https?:/iu.test(inner) ? text : unwrapped(inner, layers - 1)
}

function isBelow(host: string, domain: string): boolean {
  return host === domain || host.endsWith(`.${domain}`)
}

function hostWarnings(url: URL, written: string, known: boolean): InvitationWarning[] {
  const host = url.hostname
  // The part before the path as it was typed: a browser turns other scripts into `xn--`.
  const typed = /^https?:\/\/(?:[^/?#@]*@)?([^/?#:]*)/iu.exec(written)?.[1] ?? ''
  const isNumber = /^[\d.]+$/u.test(host) || host.startsWith('[')
  return [
    ...(url.protocol === 'https:' ? [] : (['not-https'] as const)),
    ...(url.username === '' && url.password === '' ? [] : (['address-in-user-part'] as const)),
    ...(isNumber ? (['number-host'] as const) : []),
    ...(/[^ -~]|xn--/u.test(typed) ? (['mixed-scripts'] as const) : []),
    ...(!known && lures.test(host) && !ownServer.test(url.pathname) ? (['look-alike-host'] as const) : []),
  ]
}

function judged(text: string): JudgedLink | null {
  const inner = unwrapped(text)
  const url = parsed(inner)
  if (url === null || !/^https?:$/u.test(url.protocol)) return null
  const tool = tools.find(({ domains }) => domains.some((domain) => isBelow(url.hostname, domain)))
  const warnings = hostWarnings(url, inner, tool !== undefined)
  const joins =
    tool === undefined ? ownServer.test(url.pathname) || ownServer.test(url.hostname) : tool.joins.test(url.pathname)
  const host = url.hostname
  url.username = ''
  url.password = ''
  // A link that is not protected is shown and not taken.
  return { tool: tool?.name ?? '', link: url.protocol === 'https:' ? url.href : '', host, joins, warnings }
}

/** Links that are looked at. */
const mostLinks = 60

/** The link that joins the meeting, with what is odd about it; null when there is none. */
export function joinLinkOf(text: string): JudgedLink | null {
  const found = text.match(/https?:\/\/[^\s<>"'\])]{1,2000}/giu) ?? []
  const links = found.slice(0, mostLinks).flatMap((one) => judged(one.replace(/[.,;:!?]+$/u, '')) ?? [])
  const joining = links.filter(({ joins, tool }) => joins && tool !== '')
  const best =
    joining[0] ?? links.find(({ joins }) => joins) ?? links.find(({ warnings }) => warnings.length > 0) ?? links[0]
  if (best === undefined) return null
  const isTorn = new Set(joining.map(({ link }) => link)).size > 1
  return isTorn ? { ...best, warnings: [...best.warnings, 'several-links'] } : best
}
