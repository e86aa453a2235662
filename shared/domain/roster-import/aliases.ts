// What columns are called: the names that learning platforms and people give them, in English, German, French,
// Spanish, Portuguese, Italian and Dutch. A header is compared folded: small letters, no accents, no punctuation.
import { fold } from '../folding.ts'
import type { ImportField } from './reading.ts'

/** A header as the table knows it: `E-mail address:` → `e mail address`. */
export function foldHeader(header: string): string {
  return fold(header.replace(/^\uFEFF/u, ''))
    .replace(/[^\p{L}\p{N}\p{M}#*]+/gu, ' ')
    .trim()
}

// One line for each language where there are many. `nom`, `name`, `nome` and `nombre` may be a whole name or a part
// of one; `fieldsOf` in columns.ts settles that by their neighbours.
const names: Readonly<Partial<Record<ImportField, string>>> = {
  name: `name | full name | student | student name | display name | participant | learner | mentee | name of student
    | vollstandiger name | teilnehmer | studierende
    | nom complet | etudiant | nom et prenom | nom prenom
    | nombre completo | nombre y apellidos | apellidos y nombre | alumno | estudiante
    | nome completo | aluno | estudante | studente | nome e cognome | cognome e nome
    | volledige naam | naam | deelnemer | fn`,
  lastName: `last name | lastname | surname | family name | last | family
    | nachname | familienname
    | nom de famille | nom
    | apellido s | apellido | apellidos
    | sobrenome | apelido | ultimo nome | apelidos
    | cognome
    | achternaam | familienaam`,
  firstName: `first name | firstname | given name | given names | forename | first | given
    | vorname | vornamen
    | prenom | prenoms
    | nombre s | nombre | nombres
    | primeiro nome | nome proprio | nome
    | voornaam | voornamen`,
  preferredName: `preferred name | nickname | known as | called | preferred first name
    | rufname | bevorzugter name | prenom d usage | surnom | nombre preferido | apodo
    | nome preferido | nome social | nome preferito | soprannome | roepnaam`,
  pronouns: 'pronouns | preferred pronouns | pronomen | pronoms | pronombres | pronomes | pronomi | voornaamwoorden',
  emails: `email | e mail | email address | e mail address | mail | email addresses | primary email | email 1 | email 2
    | work email | university email | alternative email | user email
    | e mail adresse | emailadresse | mailadresse | e mail adressen
    | adresse de courriel | courriel | adresse electronique | adresse e mail | adresse email | adresse mail
    | correo | correo electronico | direccion de correo | direccion email | direccion de correo electronico
    | endereco de email | endereco de e mail | endereco de correio eletronico | correio eletronico | correio electronico
    | indirizzo email | indirizzo e mail | indirizzo di posta elettronica | posta elettronica
    | e mailadres | emailadres | mailadres`,
  phone: `phone | telephone | mobile | phone number | mobile phone | cell | cell phone | tel | phone1 | phone2
    | telefon | telefonnummer | mobiltelefon | handy
    | telephone portable | portable | mobile phone number
    | telefono | movil | telefono movil | celular | telefone | telemovel | cellulare
    | telefoon | telefoonnummer | mobiel`,
  studentId: `student id | student # | student number | id number | student no | studentid | matriculation number | sis user id
    | sis id | orgdefinedid | org defined id | university id | campus id | registration number | enrolment number
    | matrikelnummer | id nummer | martrikelnr | matrikel nr | studierendennummer
    | numero d identification | numero etudiant | numero d etudiant | matricule | code etudiant
    | numero de id | numero de identificacion | numero de alumno | matricula | codigo de estudiante | legajo
    | numero de identificacao | numero de estudante | numero de aluno | numero id | numero mecanografico | ra
    | matricola | codice identificativo | numero di matricola
    | studentnummer | studentennummer`,
  username: `username | user name | user id | login | login id | sis login id | userid | netid | net id | eid
    | anmeldename | benutzername | nutzername | kennung
    | nom d utilisateur | identifiant
    | nombre de usuario | usuario | nome de utilizador | nome de usuario | utilizador
    | nome utente | utente | gebruikersnaam`,
  institution: `institution | university | college | school | organization | organisation | org
    | hochschule | universitat | einrichtung
    | etablissement | universite | institucion | universidad | instituicao | universidade
    | istituzione | istituto | universita | ateneo | instelling | instituut | universiteit`,
  programme: `programme | program | department | major | degree | course of study | degree programme | faculty
    | abteilung | studiengang | fachbereich | fakultat | studienfach
    | departement | filiere | programme d etudes | departamento | programa | carrera | titulacion | grado
    | curso | dipartimento | corso di studio | corso di laurea
    | afdeling | opleiding | studierichting | studieprogramma`,
  stage: `stage | year | year of study | level | academic level | class standing | position | title | rank
    | semester | fachsemester | studienjahr | annee | niveau | ano | nivel | curso academico | anno | anno di corso
    | livello | studiejaar | leerjaar`,
  timeZone: `time zone | timezone | tz | zeitzone | fuseau horaire | zona horaria | huso horario | fuso horario
    | fuso orario | tijdzone`,
  languages:
    'languages | language | sprachen | sprache | langues | langue | idiomas | idioma | lingue | lingua | linguas | talen | taal',
  connectivity:
    'connectivity | connection | verbindung | connexion | conectividad | conectividade | connettivita | verbinding',
  preferredChannels: 'preferred channels | preferred channel | channels | contact by',
  handles: 'handles | handle | social media | chat handles',
  tags: `tags | tag | groups | group | section | sections | cohort | labels | label | categories | group name
    | gruppen | gruppe | sektion | kohorte | schlagworter
    | groupes | groupe | section de cours | etiquettes
    | grupos | grupo | seccion | secciones | etiquetas | cohorte
    | turma | secao | seccao | etiqueta
    | gruppi | gruppo | sezione | etichette
    | groepen | groep | sectie | labels van groep`,
  startOn: `start | start date | started | begin | start on | mentoring start
    | beginn | startdatum | date de debut | debut | fecha de inicio | inicio | data de inicio | data di inizio | inizio
    | begindatum`,
  endOn: `end | end date | expected end | expected end date | ende | enddatum | date de fin | fin | fecha de fin
    | data de fim | fim | data di fine | fine | einddatum`,
  status: 'status | estado | statut | stato',
  match: 'match | match structure',
  structure: 'structure | format',
  moderation: 'moderation',
  remarks: `remarks | notes | note | comments | comment | remark | description
    | bemerkungen | bemerkung | notizen | notiz | kommentar | anmerkungen
    | remarques | remarque | commentaires | commentaire
    | notas | observaciones | comentarios | observacoes | comentarios do aluno
    | osservazioni | commenti | opmerkingen | opmerking`,
  role: `role | roles | rolle | rollen | roles dans le cours | rol | papel | funcao | perfil | ruolo | ruoli`,
  ignore: `id | integration id | root account | end of line indicator | last access | availability | last downloaded
    | last downloaded from this course | zuletzt aus diesem kurs geladen | dernier telechargement depuis ce cours
    | ultima descarga de este curso | ultima descarga desde este curso | ultimo download realizado deste curso
    | ultimo download neste curso | ultimo scaricamento da questo corso | laatst gedownload van deze cursus
    | last access to course | last login | child course id | credits | row | no | nr | number | picture`,
}

const table: ReadonlyMap<string, ImportField> = new Map(
  Object.entries(names).flatMap(([field, list]) =>
    list.split('|').map((name) => [name.trim().replace(/\s+/gu, ' '), fieldNamed(field)] as const),
  ),
)

function fieldNamed(field: string): ImportField {
  const known = Object.keys(names).find((one): one is keyof typeof names => one === field)
  if (known === undefined) throw new TypeError(`no such field: ${field}`)
  return known
}

/** What a column of this name usually holds; null when nobody calls anything so. */
export function usualField(foldedHeader: string): ImportField | null {
  const known = table.get(foldedHeader)
  if (known !== undefined) return known
  // `Email address (required)`, `Group 1`.
  const short = foldedHeader.replace(/ (?:required|optional|\d+)$/u, '')
  return short === foldedHeader ? null : (table.get(short) ?? null)
}
