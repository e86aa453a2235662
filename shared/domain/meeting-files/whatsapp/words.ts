// What a message says, without what WhatsApp itself writes into it: pictures left out, files, deleted and edited
// messages, in the languages whose words are known. Called by whatsapp.ts for each message of a chat.
import { fold } from '../../folding.ts'

/** The mark that iOS sets before everything that the app writes and no person. */
const toolMark = '\u200E'

const things = `media|image|photo|video|video note|video message|audio|voice message|sticker|gif|document|contact card
 |medien|bild|dokument|kontaktkarte|multimedia|archivo|imagen|documento|tarjeta de contacto|medias|fiche contact
 |immagine|scheda contatto|midia|arquivo de midia|ficheiro|ficheiro de audio|imagem|figurinha|contacto
 |cartao do contato|afbeelding|contactkaart`.replace(/\s*\|\s*/gu, '|')
const leftOut =
  `omitted|ausgeschlossen|weggelassen|ausgelassen|omitid[oa]|omis|omise|absente|manquante?|retire|omess[oai]
 |non inclus[oa]|esclus[oa]|ocult[oa]|ocultad[oa]|nao revelad[oa]|weggelaten`.replace(/\s*\|\s*/gu, '|')
const omitted = new RegExp(`^<?\\s?(?:${things}) (?:${leftOut})\\s?>?$`, 'u')

const gone = new RegExp(
  `^(?:null|${[
    'you deleted this message|this message was deleted',
    'du hast diese nachricht geloscht|diese nachricht wurde geloscht',
    'eliminaste este mensaje|se elimino este mensaje|este mensaje fue eliminado',
    'vous avez supprime ce message|ce message a ete supprime',
    'hai eliminato questo messaggio|questo messaggio e stato eliminato',
    'mensagem apagada|voce apagou esta mensagem|(?:apagou )?esta mensagem(?: foi apagada)?',
    'u hebt dit bericht verwijderd|je hebt dit bericht verwijderd|dit bericht is verwijderd',
    'missed (?:group )?(?:voice|video) call',
    'verpasster (?:sprach|video)anruf',
  ].join('|')})\\.?$`,
  'u',
)

/** Longer texts are a person's words. */
const longestNotice = 60

function isNotice(text: string): boolean {
  if (text.length > longestNotice) return false
  const folded = fold(text)
  return omitted.test(folded) || gone.test(folded)
}

const edited =
  /\s?<[^<>:\n]{0,40}(?:edited|bearbeitet|edit[oó]|editad[oa]|modifi[eé]|modificato|bewerkt)[^<>\n]{0,20}>$/iu
/** iOS: `caption <attached: 00000042-PHOTO.jpg>`; the word is another in each language, the file has an ending. */
const attached = /<\s?[^<>:\n]{3,30}:\s?([^<>\n]{1,255}\.\w{1,8})\s?>/u
/** Android: `IMG-20260920-WA0002.jpg (file attached)`, its caption below. */
const beside = /^\u200E?(\S[^\n]{0,254}\.\w{1,8}) \(([\p{L}\s]{4,40})\)(?:\n|$)/u
const besideWords =
  /^(?:file attached|datei angehangt|archivo adjunto|arquivo anexado|ficheiro anexado|fichier joint|file allegato|bestand (?:bijgevoegd|toegevoegd))$/u
/** Polls and places are a person's own, though the app words them. */
const ownWords = /^\u200E(?:\p{Lu}{3,12}:|[^\n]{0,40}https?:\/\/)/u

/** Empty for what is nobody's words: a notice, a picture left out, a deleted message. A file that was sent stands in
 * the text by its name, its caption below. `raw`: the text as written, its lines parted by `\n`. */
export function wordsIn(raw: string, shape: string): string {
  const text = raw.trim().replace(edited, '')
  const file = beside.exec(text)
  if (file !== null && (text.startsWith(toolMark) || besideWords.test(fold(file[2] ?? ''))))
    return plain(`${file[1] ?? ''}\n${text.slice(file[0].length)}`)
  const sent = attached.exec(text)
  if (sent !== null) return plain(`${sent[1] ?? ''}\n${text.replace(sent[0], '').trim()}`)
  const isTold = shape.startsWith('[') && text.startsWith(toolMark) && !ownWords.test(text)
  return isTold ? '' : withoutEnd(text)
}

/** iOS writes `report.pdf • 12 pages document omitted`, with its mark before each part of its own. */
function withoutEnd(text: string): string {
  const mark = text.lastIndexOf(toolMark)
  const own = mark > 0 && isNotice(plain(text.slice(mark))) ? text.slice(0, mark) : text
  const words = plain(own)
  return isNotice(words) ? '' : words
}

/** Without the marks of direction that WhatsApp sets around names, numbers and its own words. */
function plain(text: string): string {
  return text.replace(/[\u200E\u202A-\u202E\u2066-\u2069\uFEFF]/gu, '').trim()
}

const encryption =
  /^\W*(?:messages|nachrichten und|los mensajes|les messages|i messaggi|as mensagens|berichten en)\b.{0,120}(?:end-to-end|ende-zu-ende|extremo a extremo|bout en bout|ponta a ponta|ponto a ponto)/iu

/** The notice that a chat begins with; iOS puts it into the mouth of the first person or of the group. */
export function isEncryptionNotice(text: string): boolean {
  return encryption.test(text)
}
