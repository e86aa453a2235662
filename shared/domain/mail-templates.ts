// Templates of mails: a few to begin with, and what becomes of one when it is filled in for a mentee. A placeholder without a
// fact stays where it is, to be seen, and is named: no mail goes out with a hole that nobody noticed. Pure.
import type { RichNode, RichText } from '../model/rich-text.ts'
import { fromPlain } from '../model/rich-text.ts'
import type { Template } from '../model/template.ts'
import { plainText } from './rich-words.ts'

/** What a template of a mail says, without being a record. */
export type MailTemplateContent = Pick<Template, 'name' | 'purpose' | 'subject' | 'words'>

/** What can be filled in, and what each stands for, in the mentor's words. */
export const placeholders = {
  'first name': 'What you call the mentee',
  name: 'The mentee’s full name',
  mentor: 'Your name',
  institution: 'Your institution',
  'next meeting': 'Day and time of the next meeting, on the mentee’s clock',
  'last meeting': 'Day of the last meeting',
  'last topic': 'What the last meeting was about',
  'my promises': 'What you promised and is open, one on each line',
  'their promises': 'What the mentee promised and is open, one on each line',
} as const satisfies Record<string, string>
export type Placeholder = keyof typeof placeholders

/** One mentee's, as text; what is empty or not there is missing. Several lines are parted by line breaks. */
export type TemplateFacts = Partial<Record<Placeholder, string>>

export interface FilledTemplate {
  subject: string
  /** Plain. */
  text: string
  rich: RichText
  /** Placeholders that stayed as they are, as they are written, each once. */
  missing: string[]
}

const placeholder = /\{\s*([^{}\n]{1,40}?)\s*\}/gu

function factOf(facts: TemplateFacts, name: string): string {
  const key = name.toLowerCase().replace(/[\s_-]+/gu, ' ')
  return isPlaceholder(key) ? (facts[key] ?? '').trim() : ''
}

function isPlaceholder(key: string): key is Placeholder {
  return Object.hasOwn(placeholders, key)
}

/** The subject and the words with every fact in its place. */
export function fill({ subject, words }: Pick<Template, 'subject' | 'words'>, facts: TemplateFacts): FilledTemplate {
  const missing = new Set<string>()
  const filled = (text: string) =>
    text.replace(placeholder, (whole, name: string) => {
      const fact = factOf(facts, name)
      if (fact === '') missing.add(whole)
      return fact === '' ? whole : fact
    })
  const rich: RichText = { ...words, content: words.content.map((node) => filledNode(joinedWords(node), filled)) }
  return {
    // A subject has one line.
    subject: filled(subject)
      .replace(/[\s\p{Cc}]+/gu, ' ')
      .trim(),
    text: plainText(rich),
    rich,
    missing: [...missing],
  }
}

/** A placeholder that was typed in pieces, one of them bold by chance, is one text again when its marks are the same. */
function joinedWords(node: RichNode): RichNode {
  if (node.content === undefined) return node
  const content: RichNode[] = []
  for (const one of node.content.map(joinedWords)) {
    const last = content.at(-1)
    const isSame =
      last?.type === 'text' && one.type === 'text' && JSON.stringify(last.marks) === JSON.stringify(one.marks)
    if (isSame) content[content.length - 1] = { ...last, text: (last.text ?? '') + (one.text ?? '') }
    else content.push(one)
  }
  return { ...node, content }
}

function filledNode(node: RichNode, filled: (text: string) => string): RichNode {
  if (node.content === undefined) return node
  return {
    ...node,
    content: node.content.flatMap((one) => (one.type === 'text' ? lines(one, filled) : [filledNode(one, filled)])),
  }
}

/** A fact of several lines keeps them. */
function lines(node: RichNode, filled: (text: string) => string): RichNode[] {
  return filled(node.text ?? '')
    .split('\n')
    .flatMap((text, place): RichNode[] => [
      ...(place === 0 ? [] : [{ type: 'hardBreak' } as const]),
      ...(text === '' ? [] : [{ ...node, text }]),
    ])
}

/** The placeholders that a text names and nobody knows. */
export function unknownPlaceholders(text: string): string[] {
  return [
    ...new Set(
      [...text.matchAll(placeholder)].flatMap(([whole, name = '']) =>
        isPlaceholder(name.toLowerCase()) ? [] : [whole],
      ),
    ),
  ]
}

function starter(
  name: string,
  purpose: string,
  subject: string,
  ...paragraphs: readonly string[]
): MailTemplateContent {
  return { name, purpose, subject, words: fromPlain(paragraphs.join('\n\n')) }
}

export const mailStarters: readonly MailTemplateContent[] = [
  starter(
    'First contact',
    'When you write to somebody for the first time as their mentor',
    'Hello from your mentor',
    'Dear {first name},',
    'I am {mentor}, and I will be your mentor. I am glad about it.',
    'Before we meet I would like to know a little: what are you working on, what would you like to be different in a year, and how do you like to be reached?',
    'A few lines in your own words are enough, on whatever telephone or computer you have. Nothing needs to be installed.',
    'Best wishes\n{mentor}\n{institution}',
  ),
  starter(
    'Agenda request',
    'Some days before a meeting',
    'What shall we talk about?',
    'Dear {first name},',
    'we meet on {next meeting}. What would you like to talk about? One or two points are enough, and they come first.',
    'From last time I have on my list what I promised:\n{my promises}',
    'And what you wanted to do:\n{their promises}',
    'Best wishes\n{mentor}',
  ),
  starter(
    'Summary',
    'After a meeting: what was said and who does what',
    'Our meeting on {last meeting}',
    'Dear {first name},',
    'thank you for our talk about {last topic}. This is how I understood it; please put right what I got wrong.',
    'I will do:\n{my promises}',
    'You wanted to do:\n{their promises}',
    'We meet again on {next meeting}.',
    'Best wishes\n{mentor}',
  ),
  starter(
    'Gentle nudge',
    'When you have not heard from somebody for a while',
    'How are you getting on?',
    'Dear {first name},',
    'I have not heard from you since {last meeting} and have been thinking of you. Nothing is wrong if other things came first.',
    'If it helps, answer with one word: “fine”, “busy” or “stuck”. The rest can wait until there is time.',
    'Best wishes\n{mentor}',
  ),
  starter(
    'Resource',
    'When you have found something that could be of use to them',
    'Something for you',
    'Dear {first name},',
    'I came across this and thought of what you told me:',
    'What I find good about it is …',
    'Ten minutes are enough for a first look. Tell me next time what you make of it, or that it was nothing for you.',
    'Best wishes\n{mentor}',
  ),
  starter(
    'Celebration',
    'When something has gone well',
    'Well done',
    'Dear {first name},',
    'this made my day. What I saw in it was not luck but …',
    'Keep it somewhere for the days when things are harder, and tell somebody at home.',
    'With warm congratulations\n{mentor}',
  ),
  starter(
    'Closure',
    'When the mentorship comes to its end',
    'Thank you, and how we stay in touch',
    'Dear {first name},',
    'our time as mentor and mentee ends here, as we had planned. I have learnt from you, among other things …',
    'What is still open on my side I will do:\n{my promises}',
    'You may write to me whenever you like, and you need no reason for it.',
    'With all good wishes\n{mentor}\n{institution}',
  ),
]
