// What the columns of attendance files are called, in English, German, French, Spanish, Italian, Dutch and Portuguese.
// A header is compared folded, as in the roster's import: small letters, no accents, no punctuation.
// The tables hold what the tools are known or expected to write; a header that is missing here is only not used.
import { foldHeader } from '../../roster-import/aliases.ts'

/** What a column or a line of the summary holds. */
export type Field =
  | 'name'
  | 'firstName'
  | 'lastName'
  | 'email'
  | 'upn'
  | 'joined'
  | 'left'
  | 'duration'
  | 'role'
  | 'attended'
  | 'action'
  | 'timestamp'
  | 'title'
  | 'meetingId'
  | 'start'
  | 'end'
  | 'host'

const names: readonly (readonly [Field, string])[] = [
  [
    'name',
    `name | full name | name original name | user name original name | user name | display name | participant name
    | vollstandiger name | anzeigename | nom | nom complet | nom d affichage | nombre | nombre completo
    | nombre para mostrar | nombre mostrado | nome | nome completo | nome visualizzato | nome de exibicao | nome a apresentar
    | naam | volledige naam | weergavenaam | name originalname | name ursprunglicher name`,
  ],
  ['firstName', 'first name | given name | vorname | prenom | nombre de pila | primeiro nome | voornaam'],
  [
    'lastName',
    `last name | surname | family name | nachname | familienname | nom de famille | apellido | apellidos | cognome
    | achternaam | sobrenome | apelido | ultimo nome`,
  ],
  [
    'email',
    `email | e mail | user email | attendee email | email address | e mail address | e mail adresse | mail
    | e mail des teilnehmers | e mail adresse des teilnehmers | teilnehmer e mail | adresse e mail | adresse electronique
    | courriel | e mail du participant | e mail de l invite | adresse e mail de l invite | correo | correo electronico
    | correo electronico del asistente | correo electronico del invitado | direccion de correo electronico
    | posta elettronica | indirizzo e mail | e mailadres | endereco de email | endereco de e mail | e mail do convidado
    | e mail do participante | correio eletronico`,
  ],
  [
    'upn',
    `participant id upn | upn | teilnehmer id upn | id du participant upn | identifiant du participant upn
    | id de participante upn | id del participante upn | identificador del participante upn | id partecipante upn
    | deelnemer id upn | id do participante upn`,
  ],
  [
    'joined',
    `join time | first join | time joined | joined | joined at | beitrittszeit | erster beitritt | zeitpunkt des beitritts
    | beitrittsuhrzeit | premiere connexion | premiere participation | premier acces | heure d arrivee
    | heure de participation | heure de connexion | heure d entree | primera union | primera incorporacion
    | primer acceso | hora de union | hora de incorporacion | hora de entrada | hora de ingreso | prima partecipazione
    | primo accesso | ora di partecipazione | ora di accesso | ora di ingresso | eerste deelname | eerste keer deelgenomen
    | tijdstip van deelname | tijd van deelname | deelnametijd | primeiro ingresso | primeira entrada
    | primeira participacao | hora da entrada | hora de participacao | horario de entrada`,
  ],
  [
    'left',
    `leave time | last leave | time exited | time left | left | left at | letzter austritt | letztes verlassen
    | zuletzt verlassen | austrittszeit | verlassenszeit | zeitpunkt des verlassens | dernier depart
    | derniere deconnexion | derniere sortie | heure de depart | heure de sortie | ultima salida | ultimo abandono
    | hora de salida | hora de abandono | ultima uscita | ultimo abbandono | ora di uscita | ora di abbandono
    | laatste vertrek | laatst verlaten | laatste keer verlaten | vertrektijd | tijdstip van vertrek | ultima saida
    | hora da saida | hora de saida | horario de saida`,
  ],
  [
    'duration',
    `duration | duration minutes | total duration minutes | time in session minutes | in meeting duration
    | attendance duration | duration in minutes | dauer | dauer minuten | besprechungsdauer | dauer der teilnahme
    | dauer in besprechung | dauer in der besprechung | anwesenheitsdauer | teilnahmedauer | duree | duree minutes
    | duree de la reunion | duree pendant la reunion | duree en reunion | duree dans la reunion | duree de presence
    | duracion | duracion minutos | duracion en la reunion | duracion de la reunion | duracion de la asistencia
    | duracion de asistencia | durata | durata minuti | durata nella riunione | durata riunione | durata in riunione | duur
    | duur in vergadering | duur in de vergadering | vergaderduur | duracao | duracao minutos | duracao na reuniao
    | duracao da reuniao | duracao da presenca`,
  ],
  ['role', 'role | rolle | fonction | rol | funcion | ruolo | funcao | papel'],
  ['attended', 'attended | teilgenommen | a participe | asistio | ha partecipato | deelgenomen | participou'],
  [
    'action',
    `user action | action | benutzeraktion | action de l utilisateur | action utilisateur | accion de usuario
    | accion del usuario | azione utente | azione dell utente | gebruikersactie | acao do usuario | acao do utilizador`,
  ],
  [
    'timestamp',
    `timestamp | zeitstempel | horodatage | horodateur | marca de tiempo | marca temporal | data e ora
    | tijdstempel | carimbo de data hora | data hora | marca de hora`,
  ],
  [
    'title',
    `meeting title | topic | meeting name | meeting topic | titel der besprechung | besprechungstitel | besprechungsname
    | name der besprechung | meeting titel | name des meetings | thema | titre de la reunion | nom de la reunion | sujet
    | titulo de la reunion | nombre de la reunion | titolo riunione | titolo della riunione | titel van vergadering
    | vergaderingstitel | titel vergadering | titulo da reuniao | nome da reuniao`,
  ],
  ['meetingId', 'meeting id | webinar id | id | besprechungs id | id de la reunion | id da reuniao'],
  [
    'start',
    `start time | meeting start time | actual start time | startzeit | startzeit der besprechung | startzeit des meetings
    | heure de debut | heure de debut de la reunion | hora de inicio | hora de inicio de la reunion | ora di inizio
    | ora di inizio riunione | begintijd | starttijd | begintijd van vergadering | hora de inicio da reuniao
    | horario de inicio | data de inicio da reuniao`,
  ],
  [
    'end',
    `end time | meeting end time | endzeit | endzeit der besprechung | endzeit des meetings | heure de fin
    | heure de fin de la reunion | hora de finalizacion | hora de fin | hora de finalizacion de la reunion | ora di fine
    | ora di fine riunione | eindtijd | eindtijd van vergadering | hora de termino | hora de fim | horario de termino
    | data de termino da reuniao | data de fim da reuniao`,
  ],
  ['host', 'host | host email | host name'],
]

const table: ReadonlyMap<string, Field> = new Map(
  names.flatMap(([field, list]) => list.split('|').map((name) => [name.trim().replace(/\s+/gu, ' '), field] as const)),
)

/** Longer cells are no names of columns. */
const longest = 60

/** What a cell names; null when it names nothing. */
export function fieldOf(cell: string): Field | null {
  if (cell === '' || cell.length > longest) return null
  return table.get(foldHeader(cell)) ?? null
}

/** The fields of a line of headers. A second name beside a first is the first name: Webex in Portuguese has
 * `Nome de exibição` and `Nome`, in French `Nom d’affichage` and `Nom`, of which the latter is the last name. */
export function fieldsOf(cells: readonly string[]): (Field | null)[] {
  const fields = cells.slice(0, 100).map(fieldOf)
  const first = fields.indexOf('name')
  return fields.map((field, index) => {
    if (field !== 'name' || fields.length < 3) return field
    const folded = foldHeader(cells[index] ?? '')
    if (folded === 'nom' && fields.includes('firstName')) return 'lastName'
    if ((folded === 'nome' || folded === 'nombre') && (index > first || fields.includes('lastName'))) return 'firstName'
    return field
  })
}
