// What a closed section of the form says about its content, in a line.
import type { Mentee } from '../../../shared/model/mentee.ts'
import { statusWords } from '../../../shared/domain/event-words.ts'
import { connectivityWords, matchWords } from './words.ts'

function joined(...texts: (string | undefined)[]): string {
  return texts.filter((text) => text !== undefined && text !== '').join(' · ')
}

export const said = {
  reach: (draft: Mentee) =>
    joined(
      draft.emails[0],
      draft.phone,
      draft.timeZone.replaceAll('_', ' '),
      draft.languages.join(', '),
      draft.connectivity === null || draft.connectivity === 'good'
        ? ''
        : `Network: ${connectivityWords[draft.connectivity].toLowerCase()}`,
    ),
  study: (draft: Mentee) => joined(draft.stage, draft.programme, draft.institution),
  match: (draft: Mentee) => joined(statusWords[draft.status], matchWords[draft.match]),
} as const
