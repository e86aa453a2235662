// The words by which people answer in several languages, folded (see `../folding.ts`): yes and no, months, numbers, and
// what stands around an answer without changing it.
import { fold } from '../folding.ts'

function folded(...words: string[]): ReadonlySet<string> {
  return new Set(words.map(fold))
}

/** English, German, Dutch, Scandinavian, French, Spanish, Portuguese, Italian, Polish, Russian, Turkish, Swahili, Arabic,
 * Persian, Hindi, Chinese, Japanese. What means yes in one language and no in another is in neither list. */
export const yesWords = folded(
  ...['yes', 'y', 'yep', 'yeah', 'ja', 'jawohl', 'oui', 'ouais', 'sí', 'sim', 'tak', 'да', 'da', 'evet', 'ndiyo'],
  ...['نعم', 'أجل', 'بله', 'हाँ', 'हां', '是', '是的', 'はい', 'joo', 'kyllä', 'igen', 'ano', 'áno'],
)
export const noWords = folded(
  ...['no', 'n', 'nope', 'nein', 'nee', 'nej', 'nei', 'non', 'não', 'nie', 'нет', 'net', 'hayır', 'hapana'],
  ...['لا', 'كلا', 'نه', 'नहीं', '不', '不是', 'いいえ', 'ei', 'nem', 'ne'],
)

/** May follow yes or no without changing it. */
export const courtesies = folded(
  ...['please', 'thanks', 'thank', 'you', 'of', 'course', 'sure', 'absolutely', 'definitely', 'very', 'much'],
  ...['bitte', 'danke', 'gerne', 'natürlich', 'merci', 'bien', 'sûr', 'claro', 'gracias', 'por', 'favor', 'obrigado'],
  ...['obrigada', 'grazie', 'certo', 'شكرا', 'sir', 'madam', 'professor', 'prof', 'dr'],
)

/** May stand before a number or a letter without changing it. */
export const fillers = folded(
  ...[
    'i',
    'would',
    'say',
    'think',
    'my',
    'answer',
    'is',
    'a',
    'an',
    'the',
    'it',
    'its',
    'that',
    "i'd",
    "it's",
    "that's",
    'choose',
  ],
  ...['number', 'level', 'score', 'option', 'letter', 'antwort', 'réponse', 'respuesta', 'resposta', 'الجواب'],
)

/** After one of these a number stands without being changed: "4 because …". */
export const becauseWords = folded(
  ...['because', 'since', 'weil', 'da', 'denn', 'parce', 'car', 'porque', 'pues', 'pois', 'لأن', 'perché', 'omdat'],
)

/** Makes the other of what follows or precedes. */
export const negations = folded(
  ...[
    'not',
    'no',
    'never',
    'nicht',
    'kein',
    'keine',
    'pas',
    'ne',
    'non',
    'não',
    'nunca',
    'jamais',
    'لا',
    'ليس',
    'none',
  ],
  ...['neither', 'nor', 'than', 'under', 'over', 'above', 'below'],
)

/** Says that somebody would rather not say, where a scale allows it. */
export const passWords = folded(
  ...[
    'x',
    'n/a',
    'na',
    'n.a',
    'n. a',
    'cannot say',
    "can't say",
    'cant say',
    'do not know',
    "don't know",
    'dont know',
    'no idea',
  ],
  ...['not applicable', 'weiß nicht', 'weiss nicht', 'keine angabe', 'je ne sais pas', 'no sé', 'não sei', 'لا أعرف'],
)

const units = [
  ...['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'],
  ...['thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'],
]
const tens = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']

/** English numbers up to a hundred, hyphens as spaces. */
export const numberWords: ReadonlyMap<string, number> = new Map([
  ...units.map((word, value): [string, number] => [word, value]),
  ...tens.flatMap((word, place): [string, number][] => [
    [word, (place + 2) * 10],
    ...units.slice(1, 10).map((unit, more): [string, number] => [`${word} ${unit}`, (place + 2) * 10 + more + 1]),
  ]),
  ['hundred', 100],
  ['one hundred', 100],
  ['a hundred', 100],
])

const monthNames = [
  'jan january januar janvier enero janeiro gennaio januari يناير jänner',
  'feb february februar février fevrier febrero fevereiro febbraio februari فبراير',
  'mar march märz maerz mars marzo março maart مارس',
  'apr april avril abril aprile أبريل ابريل avr',
  'may mai mayo maio maggio mei maj مايو',
  'jun june juni juin junio junho giugno يونيو',
  'jul july juli juillet julio julho luglio يوليو',
  'aug august août agosto augustus augusti أغسطس اغسطس',
  'sep sept september septembre septiembre setembro settembre سبتمبر',
  'oct okt october oktober octobre octubre outubro ottobre أكتوبر اكتوبر',
  'nov november novembre noviembre novembro نوفمبر',
  'dec dez december dezember décembre decembre diciembre dezembro dicembre desember ديسمبر',
]

/** A month's name or its beginning → 1 to 12. */
export const months: ReadonlyMap<string, number> = new Map(
  monthNames.flatMap((names, place) => names.split(' ').map((name): [string, number] => [fold(name), place + 1])),
)
