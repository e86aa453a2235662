// Templates: for meetings a few to begin with and what using one does to a meeting; and the file by which a template of any
// kind is given to a colleague. Those for mails are in `mail-templates.ts`. Pure; ids are passed in.
import { z } from 'zod'
import { line } from '../model/base.ts'
import type { Meeting } from '../model/meeting.ts'
import { noWords, richText, type RichNode, type RichText } from '../model/rich-text.ts'
import { templateKind, type Template } from '../model/template.ts'
import { fail, ok, type Result } from '../result.ts'
import { isBlank } from './rich-words.ts'

/** What a template says, without being a record. */
export type TemplateContent = Pick<Template, 'kind' | 'name' | 'purpose' | 'agenda' | 'subject' | 'words'>
/** One for a meeting, which has no subject. */
export type MeetingTemplateContent = Pick<Template, 'name' | 'purpose' | 'agenda' | 'words'>

/** The points that an agenda holds at most. */
const mostPoints = 100

/** Words to begin from: headings with questions below them. */
export function prompts(...lines: readonly (readonly [heading: string, ...questions: string[]])[]): RichText {
  const words = (text: string): RichNode[] => [{ type: 'text', text }]
  return {
    type: 'doc',
    content: lines.flatMap(([heading, ...questions]): RichNode[] => [
      { type: 'heading', attrs: { level: 1 }, content: words(heading) },
      ...(questions.length === 0
        ? [{ type: 'paragraph' as const }]
        : [
            {
              type: 'bulletList' as const,
              content: questions.map((question): RichNode => ({
                type: 'listItem',
                content: [{ type: 'paragraph', content: words(question) }],
              })),
            },
          ]),
    ]),
  }
}

export const starters: readonly MeetingTemplateContent[] = [
  {
    name: 'First meeting',
    purpose: 'To get to know each other and to settle how you work together',
    agenda: [
      'What brings each of us here',
      'What we hope for',
      'How often, how long, by which channel',
      'What stays between us',
    ],
    words: prompts(
      [
        'Where they come from',
        'What should I know about the way here?',
        'What went well with mentors before, and what did not?',
      ],
      ['Hopes', 'What would be different in a year?', 'What can I do that nobody else around them can?'],
      ['Next'],
    ),
  },
  {
    name: 'Check-in',
    purpose: 'The regular meeting: short, and never without a next step',
    agenda: ['What has happened since', 'What was promised', 'One thing that matters now'],
    words: prompts(
      ['Since last time', 'What are they proud of?', 'What took more strength than it should?'],
      ['Now', 'Where are they stuck, and what have they tried?'],
      ['Next step'],
    ),
  },
  {
    name: 'Career decision',
    purpose: 'Two or more roads, and a day by which one must be taken',
    agenda: ['The roads', 'What counts, and how much', 'Who else should be asked', 'By when'],
    words: prompts(
      ['The roads', 'What does each one open, and what does it close?', 'Which one would they take if nobody watched?'],
      ['What is not known yet', 'Who could tell?'],
      ['Leaning towards'],
    ),
  },
  {
    name: 'Hard conversation',
    purpose: 'When something has gone wrong, or hurts, or was not kept',
    agenda: ['What each of us saw', 'What it did', 'What we want instead'],
    words: prompts(
      ['What was seen', 'Facts first: what would a camera have recorded?'],
      ['What it did', 'To them, to me, to the work'],
      ['What we agree', 'What will each of us do, and when do we look at it again?'],
    ),
  },
  {
    name: 'Reading a draft together',
    purpose: 'A paper, an application, a talk: the text between you',
    agenda: [
      'What it should do to its reader',
      'The one thing that would help it most',
      'The next version and its day',
    ],
    words: prompts(['What carries it'], ['What gets in the way'], ['For the next version']),
  },
]

/** The meeting with the template's points on its agenda, each once, and its prompts below what was written. */
export function withTemplate(
  { agenda, said }: Pick<Meeting, 'agenda' | 'said'>,
  used: Pick<Template, 'agenda' | 'words'>,
  newId: () => string,
): Pick<Meeting, 'agenda' | 'said'> {
  const there = new Set(agenda.map(({ text }) => text))
  const fresh = [...new Set(used.agenda)].filter((text) => !there.has(text))
  const points = fresh.map((text) => ({ id: newId(), text, from: 'mentor' as const, sourceId: null, done: false }))
  return {
    agenda: [...agenda, ...points].slice(0, mostPoints),
    said: isBlank(said) ? used.words : { ...said, content: [...said.content, ...used.words.content] },
  }
}

/** Version 1 knew templates for meetings only. */
const templateFile = z.object({
  telemachusTemplate: z.literal([1, 2]),
  kind: templateKind.default('meeting'),
  name: line.min(1),
  purpose: line.default(''),
  agenda: z.array(line.min(1)).max(50).default([]),
  subject: line.default(''),
  words: richText.default(noWords),
})

/** The text of a file that holds one template. */
export function toTemplateFile({ kind, name, purpose, agenda, subject, words }: TemplateContent): string {
  return `${JSON.stringify({ telemachusTemplate: 2, kind, name, purpose, agenda, subject, words }, null, 2)}\n`
}

/** Bytes of a file, and levels of what lies in what, that are read at most. */
const largestFile = 1_000_000
const deepest = 200

/** Failures: `template/too-large`, `template/not-a-template`. Marks of who may see a block are not taken over. */
export function readTemplateFile(text: string): Result<TemplateContent> {
  if (text.length > largestFile) return fail('template/too-large')
  const read = templateFile.safeParse(jsonOf(text))
  if (!read.success) return fail('template/not-a-template')
  const { kind, name, purpose, agenda, subject, words } = read.data
  return ok({ kind, name, purpose, agenda, subject, words: { ...words, content: words.content.map(unmarked) } })
}

function unmarked(node: RichNode): RichNode {
  return {
    ...node,
    ...(node.attrs === undefined ? {} : { attrs: { ...node.attrs, shared: false } }),
    ...(node.content === undefined ? {} : { content: node.content.map(unmarked) }),
  }
}

/** Null when it is no JSON, or nested beyond what a template can need. */
function jsonOf(text: string): unknown {
  if (depthOf(text) > deepest) return null
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

/** How deep the brackets of a text stand in each other; those in words count as well. */
function depthOf(text: string): number {
  let depth = 0
  let most = 0
  for (const character of text) {
    if (character === '{' || character === '[') depth += 1
    else if (character === '}' || character === ']') depth -= 1
    most = Math.max(most, depth)
  }
  return most
}
