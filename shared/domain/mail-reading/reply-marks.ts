// How mail programs announce what they quote, in the languages in which mentees' programs speak: "On … wrote:", header
// lines of the mail that is answered, lines of dashes, and the signatures of telephones. Called by `reply-words.ts`.
// Every rule looks at a few lines of bounded length, so a text of a million lines takes time by its length alone.

/** A line or, joined, a few of them that are longer announce nothing. */
export const longestMark = 400

/** "wrote", in the form in which programs write it. */
const wrote = [
  'wrote|writes|schrieb|schreibt|[ée]crit|escribi[óo]|escreveu|ha scritto|scrisse|schreef|heeft geschreven',
  'pisze|napisał(?:\\(a\\)|a)?|napsal(?:\\(a\\)|a)?|napísal(?:\\(a\\)|a)?|je napisal|skrev|kirjoitti|написа[лв](?:а|\\(а\\))?|пишет|пише',
  'a scris|ezt írta|írta|έγραψε|yazdı|rašė|rakstīja|kirjutas|wrote the following|va escriure|idatzi du|skrifaði',
  'написао|napisao|menulis|viết|đã viết|เขียน(?:ว่า)?|aliandika|geskryf',
  '写道|寫道|写了|寫了|さんは書きました|のメッセージ|書きました|wrote|작성|님이 작성',
  'كتب(?:ت)?|تمت كتابة ما يلي بواسطة|نوشت|כתב(?:ה)?|מאת|ने लिखा',
].join('|')
const hasWrote = new RegExp(`(?:^|[^\\p{L}])(?:${wrote})(?![\\p{L}])|写道|寫道|작성|のメッセージ|書きました`, 'iu')
const address = /[^\s<>@]{1,64}@[^\s<>@]{1,200}/u
const endsOpen = /[:：]\s*[-*_]*$/u
const digit = /\p{Nd}/gu
/** The first word of an announcement, where programs give the day first. */
const begins =
  /^[\s*_-]*(?:(?:on|am|le|el|em|il|in data|op|w dniu|dnia|den|pe|ma|ti|ke|to|la|på|dne|dňa|στις|в|pada|vào|في|בתאריך)(?!\p{L})|เมื่อ|在|於|于|\p{Nd}|\p{L}{2,4}[.,]\s?\p{Nd}|\p{L}{2,12},\s\p{Nd}|[«"'“]?\p{Lu}[^@]{0,80}<[^\s<>@]{1,64}@)/iu

/** How surely some lines announce a quotation: `sure` alone, `likely` when a quotation follows. */
export type Announcement = 'sure' | 'likely' | 'none'

/** Whether a line can be the first of several that announce a quotation together. */
export function beginsAnnouncement(line: string): boolean {
  return begins.test(line)
}

/** `words`: a line, or a few joined by spaces. */
export function announcement(words: string): Announcement {
  if (words.length > longestMark) return 'none'
  if (!endsOpen.test(words) && !/(?:wrote|写道|寫道)\s*$/iu.test(words)) return 'none'
  const digits = words.match(digit)?.length ?? 0
  const wrotes = hasWrote.test(words)
  const named = address.test(words)
  // Some programs forget the colon.
  if (!endsOpen.test(words) && !(digits >= 4 && begins.test(words))) return 'none'
  if (named && digits >= 3 && /[>)\]"]\s*[:：]\s*[-*_]*$/u.test(words)) return 'sure'
  if (wrotes && digits >= 3 && begins.test(words)) return named || digits >= 5 ? 'sure' : 'likely'
  return wrotes || named || digits >= 5 ? 'likely' : 'none'
}

const separatorWords = [
  'original message|original appointment|forwarded message|begin forwarded message|forwarded by .*|reply message',
  'urspr(?:ü|ue)ngliche nachricht|original-nachricht|urspr(?:ü|ue)nglicher termin|weitergeleitete nachricht|anfang der weitergeleiteten nachricht',
  "message d['’]origine|message original|message transf[ée]r[ée]|message initial|d[ée]but du message (?:r[ée]exp[ée]di[ée]|transf[ée]r[ée])",
  'mensaje original|mensaje reenviado|inicio del mensaje reenviado|mensagem original|mensagem encaminhada',
  'messaggio originale|messaggio inoltrato|inizio messaggio inoltrato|oorspronkelijk bericht|doorgestuurd bericht|begin doorgestuurd bericht',
  'wiadomo[śs][ćc] oryginalna|oryginalna wiadomo[śs][ćc]|wiadomo[śs][ćc] przekazana|treść przekazanej wiadomości|oprindelig (?:besked|meddelelse)|opprinnelig melding|ursprungligt meddelande|alkuperäinen viesti|videresendt (?:besked|melding)|vidarebefordrat meddelande',
  'původní zpráva|eredeti üzenet|mesaj original|özgün ileti|orijinal mesaj|исходное сообщение|пересылаемое сообщение|оригинальное сообщение',
  '原始邮件|原始郵件|转发邮件|转发的邮件|轉寄郵件|元のメッセージ|転送メッセージ|original message|원본 메시지|전달된 메시지',
  'الرسالة الأصلية|رسالة معاد توجيهها|الرسالة المعاد توجيهها|הודעה מקורית|הודעה שהועברה|pesan asli|tin nhắn gốc',
].join('|')
const separator = new RegExp(`^[\\s*]*-{2,}[\\s_*-]*(?:${separatorWords})[\\s_*-]*[:：]?[\\s*]*-*\\s*$`, 'iu')
const bareSeparator = new RegExp(`^\\s*(?:${separatorWords})\\s*[:：]\\s*$`, 'iu')
const forward =
  /forward|weitergeleitet|transf[ée]r[ée]|r[ée]exp[ée]di|reenviado|encaminhada|inoltrato|doorgestuurd|przekazan|videresendt|vidarebefordr|пересыла|转发|轉寄|転送|전달된|معاد|المعاد|שהועברה/iu

/** "-----Original Message-----" in many languages. */
export function isSeparator(line: string): boolean {
  return line.length <= longestMark && (separator.test(line) || bareSeparator.test(line))
}

/** A separator that says that the mail below was passed on. */
export function isForwardSeparator(line: string): boolean {
  return isSeparator(line) && forward.test(line)
}

const labels = (words: string) => new RegExp(`^[\\s>*_]{0,8}(?:${words})[ *_\\u00A0]{0,4}[:：]`, 'iu')
const fromLabel = labels(
  'from|von|de|da|van|od|fra|från|lähettäjä|от|від|kimden|gönderen|feladó|remitente|expéditeur|mittente|afzender|nadawca|odosielateľ|odesílatel|από|dari|từ|จาก|差出人|发件人|寄件者|寄件人|보낸 사람|보낸사람|من|از|מאת',
)
const otherLabel = labels(
  [
    "sent|date|to|cc|subject|reply-to|importance|gesendet|datum|an|betreff|kopie|envoy[ée](?: le)?|[àa]|objet|date d[’']envoi|enviado(?: el| em)?|fecha|para|asunto|assunto|data|cc[oi]?",
    'inviato|a|oggetto|verzonden|aan|onderwerp|wysłano|do|temat|dw|data wysłania|skickat|till|ämne|sendt|til|emne|dato|lähetetty|vastaanottaja|aihe|päivämäärä',
    'отправлено|дата|кому|тема|копия|надіслано|gönderildi|kime|konu|tarih|elküldve|címzett|tárgy|trimis|către|subiect|odesláno|komu|předmět|odoslané|predmet|ημερομηνία|προς|θέμα|dikirim|kepada|ke|subjek|ngày|đến|chủ đề|วันที่|ถึง|เรื่อง',
    '送信日時|日付|宛先|件名|发送时间|时间|日期|收件人|主题|抄送|寄件日期|傳送時間|收件者|主旨|主題|보낸 날짜|날짜|받는 사람|받는사람|제목',
    'تاريخ الإرسال|تاريخ|التاريخ|إلى|الموضوع|נשלח|תאריך|אל|נושא',
  ].join('|'),
)

/** Header lines of the mail that is answered begin at `at`: a sender, and two more within the next lines. */
export function isHeaderBlock(lines: readonly string[], at: number): boolean {
  const first = lines[at] ?? ''
  if (first.length > longestMark || !fromLabel.test(first)) return false
  let others = 0
  for (let next = at + 1; next < Math.min(lines.length, at + 9) && others < 2; next++) {
    const line = lines[next] ?? ''
    if (line.length <= 2_000 && otherLabel.test(line.slice(0, 80))) others++
  }
  return others >= 2
}

const mobile = [
  'sent (?:from|via|with|using) (?:my|the|a|an|outlook|yahoo|mail|proton|gmail|samsung|huawei|aqua|spark|canary|mobile|blue|fairemail|k-9|tuta)\\b.{0,60}|get outlook for .{0,60}|sent on the go.{0,40}',
  'von meine[mr] .{1,60} gesendet|gesendet (?:von|mit|aus) .{1,60}|diese nachricht wurde von meine[mr] .{1,60}|holen sie sich outlook .{0,60}|outlook für (?:ios|android) .{0,40}',
  'envoy[ée] (?:de(?:puis)?|[àa] partir d|avec|par) .{1,60}|t[ée]l[ée]charge[rz] outlook .{0,60}|obtenez outlook .{0,60}',
  'enviado (?:desde|do|de|a partir|pelo|con) .{1,60}|obtener outlook .{0,60}|obter o outlook .{0,60}|inviato da(?:l|lla)? .{1,60}|ottieni outlook .{0,60}',
  '(?:verzonden|verstuurd) (?:vanaf|van|met|via) .{1,60}|outlook voor (?:ios|android).{0,40}|wysłan[eoy] z .{1,60}|pobierz (?:aplikację )?outlook .{0,60}',
  'skickat från .{1,60}|sendt fra .{1,60}|lähetetty .{1,60}|отправлено (?:с|из) .{1,60}|надіслано з .{1,60}|odesláno z .{1,60}|odoslané z .{1,60}',
  "iphone'?um?dan gönderildi.{0,20}|.{1,40}(?:dan|den|ımdan|imden) gönderildi|iphone(?:-?om)?ról küldve|küldve .{1,40}|trimis de pe .{1,40}|στάλθηκε από .{1,60}|dikirim dari .{1,60}|gửi từ .{1,60}|ส่งจาก.{1,60}",
  '发自我的.{1,40}|从我的.{1,40}发送|發自我的.{1,40}|從我的.{1,40}傳送|.{1,30}から送信|나의 .{1,40}에서 보냄|내 .{1,40}에서 보냄|获取 ?outlook.{0,60}',
  'أ?ُ?رسلت من .{1,60}|تم الإرسال من .{1,60}|مُرسل من .{1,60}|נשלח מה.{1,60}',
].join('|')
const mobileSignature = new RegExp(`^\\s*[-_–—*]{0,4}\\s*(?:${mobile})\\s*$`, 'iu')

/** "Sent from my telephone" in many languages. */
export function isMobileSignature(line: string): boolean {
  return line.length <= 160 && mobileSignature.test(line) && !/[,;!?]\s|\p{L}{2}\.\s*$/u.test(line)
}
