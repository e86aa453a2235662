// The mails that are measured: conversations of two to eight mails with mentees, of realistic length, each quoting the one
// before it, a third with markup, a few with an attachment. The same number gives the same mail.
import type { ReadMail } from '../../shared/domain/mail-reading/reading.ts'
import { mentee, type Mentee } from '../../shared/model/mentee.ts'

const people = 300
const inThread = 5
const ownAddress = 'rowan@example.edu'
const epoch = Date.parse('2020-01-06T08:00:00Z')

/** Numbers between 0 and 1 that can be had again. */
function generator(seed: number): () => number {
  let state = (seed * 2_654_435_761) >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 4_294_967_296
  }
}

const syllables =
  'ba be bi bo bra cal chi con da de del do en es fa fi gra ha in ka la le lin lo ma me mi mon na ne no or pa pen per po ra re ri ro sa se si sta ta te ti to tra un va ve vi zo'.split(
    ' ',
  )
/** As many words as somebody uses in letters. */
const words = Array.from({ length: 6_000 }, (_, index) => {
  const random = generator(index + 1)
  return Array.from(
    { length: 2 + Math.floor(random() * 3) },
    () => syllables[Math.floor(random() * syllables.length)],
  ).join('')
})

/** Few words are frequent and many are rare, as in letters. */
function prose(random: () => number, length: number): string {
  const parts: string[] = []
  for (let size = 0; size < length;) {
    const word = words[Math.floor(words.length * random() ** 3)] ?? ''
    parts.push(word, parts.length % 24 === 22 ? '.\n\n' : ' ')
    size += word.length + 1
  }
  return parts.join('').trim()
}

export function correspondents(): Mentee[] {
  const at = new Date(epoch).toISOString()
  return Array.from({ length: people }, (_, index) =>
    mentee.parse({
      ...{ id: crypto.randomUUID(), createdAt: at, updatedAt: at },
      ...{ name: `Mentee ${index}`, emails: [`m${index}@example.org`] },
    }),
  )
}

interface Letter {
  from: string
  to: string
  subject: string
  messageId: string
  answered: string
  date: Date
  text: string
}

function letter(index: number): Letter {
  const random = generator(index + 77)
  const thread = Math.floor(index / inThread)
  const turn = index % inThread
  const person = `m${thread % people}@example.org`
  const isIn = turn % 2 === 1
  return {
    from: isIn ? person : ownAddress,
    to: isIn ? ownAddress : person,
    subject: `${turn === 0 ? '' : 'Re: '}${prose(generator(thread + 5), 24).replace(/\s+/gu, ' ')}`,
    messageId: `<${index}.${thread}@mail.example.org>`,
    answered: turn === 0 ? '' : `<${index - 1}.${thread}@mail.example.org>`,
    date: new Date(epoch + index * 3_600_000),
    // Most are short, some are long: 300 to 4,000 characters.
    text: prose(random, 300 + 3_700 * random() ** 3),
  }
}

const lines = (text: string) => text.replace(/\n/gu, '\r\n')

/** The whole message, to the byte. */
export function rawMail(index: number): Uint8Array<ArrayBuffer> {
  const { from, to, subject, messageId, answered, date, text } = letter(index)
  const before = answered === '' ? '' : letter(index - 1).text
  const body =
    before === '' ? text : `${text}\n\nOn an earlier day, somebody wrote:\n> ${before.replace(/\n/gu, '\n> ')}`
  const head = [
    ...[`From: <${from}>`, `To: <${to}>`, `Subject: ${subject}`, `Message-ID: ${messageId}`],
    ...(answered === '' ? [] : [`In-Reply-To: ${answered}`, `References: ${answered}`]),
    ...[`Date: ${date.toUTCString()}`, 'MIME-Version: 1.0'],
    'Received: from mx.example.org (mx.example.org [192.0.2.7]) by mail.example.edu with ESMTPS; ' + date.toUTCString(),
    'Authentication-Results: mail.example.edu; dkim=pass header.d=example.org; spf=pass; dmarc=pass',
  ]
  const plain = `Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n${lines(body)}\r\n`
  if (index % 3 !== 0) return new TextEncoder().encode(`${head.join('\r\n')}\r\n${plain}`)
  const html = `Content-Type: text/html; charset=utf-8\r\n\r\n<html><body><p>${lines(body).replace(/\r\n/gu, '<br>\r\n')}</p></body></html>\r\n`
  const parts = [`--b\r\nContent-Type: multipart/alternative; boundary=a\r\n\r\n--a\r\n${plain}--a\r\n${html}--a--\r\n`]
  if (index % 30 === 0) {
    const bytes = btoa(text.repeat(6)).replace(/.{76}/gu, '$&\r\n')
    parts.push(
      `--b\r\nContent-Type: application/pdf; name=draft.pdf\r\nContent-Disposition: attachment; filename=draft.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n${bytes}\r\n`,
    )
  }
  const whole = `${head.join('\r\n')}\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n${parts.join('')}--b--\r\n`
  return new TextEncoder().encode(whole)
}

/** What a reader would find in it, for filling a vault without reading. */
export function readOf(index: number): ReadMail {
  const { from, to, subject, messageId, answered, date, text } = letter(index)
  return {
    messageId,
    references: answered === '' ? [] : [answered],
    from: { name: '', address: from },
    senders: 1,
    ...{ to: [to], cc: [], bcc: [], replyTo: [] },
    subject,
    date: date.toISOString(),
    text,
    quoted: answered === '' ? '' : letter(index - 1).text,
    ...{ hasHtml: index % 3 === 0, attachments: [], authentication: [] },
    contentHash: `${index}`,
    isBroken: false,
  }
}

/** Every state of a search field while words are typed, key by key. */
export function typedKeys(count: number): string[] {
  const random = generator(3)
  const states: string[] = []
  while (states.length < count) {
    const wanted = [0, 1].map(() => words[Math.floor(words.length * random() ** 2)] ?? '')
    const text = (random() < 0.5 ? wanted : wanted.slice(0, 1)).join(' ')
    for (let length = 1; length <= text.length; length++) states.push(text.slice(0, length))
  }
  return states.slice(0, count)
}
