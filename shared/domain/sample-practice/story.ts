// How the sample practice is told: a person, what was said with them and when, in days before now. The files
// beside this one hold the stories; `build.ts` makes records of them. Nobody in them exists.
import type { z } from 'zod'
import type { group } from '../../model/group.ts'
import type { Goal } from '../../model/goal.ts'
import type { PromiseOwner } from '../../model/promise.ts'
import type { ChannelKind, mentee, MenteeStatus } from '../../model/mentee.ts'

/** Fields that `build.ts` works out from the moment the practice is loaded. */
type WorkedOut = 'id' | 'createdAt' | 'updatedAt' | 'sample' | 'startOn' | 'endOn' | 'archivedAt'

/** One conversation with one person. */
export interface Talk {
  /** At least 1; a weekend moves to the Friday before it. */
  daysAgo: number
  /** Clock time in UTC, `14:30`. */
  at: string
  minutes: number
  channel: ChannelKind
  place: string
  topic: string
  said: string
  agreed: string
}

export interface SentMail {
  /** At least 1. */
  daysAgo: number
  /** Clock time in UTC. */
  at: string
  subject: string
  text: string
}

/** What one of the two took on in the last talk, or in talk number `talk`. */
export interface Pledge {
  owner: PromiseOwner
  text: string
  /** Which talk, from 0; the last one when left out. */
  talk?: number
  /** Days from now, negative when that day has passed; null without a day. */
  dueInDays: number | null
  /** Days ago when it was kept; open when left out. */
  keptDaysAgo?: number
}

/** What a mentee works towards. Talks are those of the story, from 0. */
export interface Aim extends Pick<Goal, 'area' | 'title' | 'from' | 'reason' | 'measure'> {
  /** Of an own area. */
  areaName?: string
  /** The talk in which it was set. */
  talk: number
  /** Days from now, negative when that day has passed; null without a day. */
  dueInDays: number | null
  steps: { text: string; doneInTalk?: number; dueInDays?: number }[]
  /** By talk, the oldest first. */
  progress: { talk: number; percent: number; words: string }[]
  evidence?: string
  reachedInTalk?: number
  droppedInTalk?: number
  droppedBecause?: string
  /** The texts of promises of the same story that serve it. */
  promises?: string[]
}

export interface Story {
  /** Short name by which groups refer to the person; not kept in a record. */
  key: string
  person: Omit<z.input<typeof mentee>, WorkedOut>
  addedDaysAgo: number
  /** Days from now until the expected end; negative when it has ended. */
  endsInDays: number | null
  /** Oldest first. */
  statusChanges: { daysAgo: number; status: MenteeStatus }[]
  /** Oldest first. The next date agreed in each is the day of the one that follows. */
  talks: Talk[]
  /** The day agreed in the last talk, in days from now; negative when it has passed without a meeting. */
  nextInDays: number | null
  mails: SentMail[]
  promises?: Pledge[]
}

export interface GroupStory {
  group: Omit<z.input<typeof group>, 'id' | 'createdAt' | 'updatedAt' | 'sample' | 'memberIds' | 'archivedAt'>
  /** Keys of stories. */
  members: string[]
  foundedDaysAgo: number
  /** Oldest first; `absent` names the members who were not there. */
  talks: (Talk & { absent?: string[] })[]
  nextInDays: number | null
}
