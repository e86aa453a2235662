// The channels of mentoring in the mentor's words, wherever one is chosen or shown.
import { channelKind, type ChannelKind } from '../model/mentee.ts'

export const channelWords: Readonly<Record<ChannelKind, string>> = {
  email: 'E-mail',
  chat: 'Chat',
  video: 'Video',
  social: 'Social network',
  phone: 'Telephone',
  'in-person': 'In person',
  forum: 'Forum',
  platform: 'Mentoring software',
}

/** Values and words of a select, in the model's order. */
export const channelChoices = channelKind.options.map((value) => ({ value, label: channelWords[value] }))
