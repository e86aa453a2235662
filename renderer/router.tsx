// Where everything is: the routes of the open vault, each loaded when it is first visited. The address lives behind
// `#`, so it never reaches a file name, and carries ids only, never a word about a mentee.
import {
  createHashHistory,
  createRootRouteWithContext,
  createRoute,
  createRouter,
  redirect,
} from '@tanstack/react-router'
import { lazy, Suspense, type FunctionComponent } from 'react'
import { Frame } from './app/Frame.tsx'
import { useHandedOver } from './app/hand-over.ts'
import { NotHere, Pending, RouteFailure } from './app/RouteStates.tsx'
import { BackupRunner } from './features/backup/BackupRunner.tsx'
import { InboxRunner } from './features/mail/InboxRunner.tsx'
import { OutboxRunner } from './features/mail/OutboxRunner.tsx'
import { id, instant, slug } from '../shared/model/base.ts'
import { rater } from '../shared/model/instrument.ts'

/** A screen that is loaded when it is first shown. */
function screen(load: () => Promise<FunctionComponent>): FunctionComponent {
  return lazy(async () => ({ default: await load() }))
}

/** The record that a new one is about, from the address: an id or nothing. */
function subject(
  name: 'mentee' | 'group' | 'meeting' | 'mail' | 'answer' | 'answerAll' | 'forward',
  search: Record<string, unknown>,
) {
  const parsed = id.safeParse(search[name])
  return parsed.success ? { [name]: parsed.data } : {}
}

/** What a record that is not in the vault yet starts from. `fresh` marks the address of one that was just begun, `plan`
 * one that lies ahead, `at` its moment, `silence` a mail that is proposed because somebody has gone silent: its words
 * are worked out from the vault and never stand in an address. `answer`, `answerAll` and `forward` are the mail that a new
 * one answers or passes on. */
function beginning(search: Record<string, unknown>): {
  mentee?: string
  group?: string
  fresh?: true
  plan?: true
  at?: string
  silence?: true
  answer?: string
  answerAll?: string
  forward?: string
} {
  const at = instant.safeParse(search.at)
  return {
    ...subject('mentee', search),
    ...subject('group', search),
    ...subject('answer', search),
    ...subject('answerAll', search),
    ...subject('forward', search),
    ...(search.plan === true ? { plan: true } : {}),
    ...(at.success ? { at: at.data } : {}),
    ...(search.silence === true ? { silence: true } : {}),
    ...(search.fresh === true ? { fresh: true } : {}),
  }
}

const HandOverScreen = lazy(async () => ({
  default: (await import('./features/assessments/HandOverScreen.tsx')).HandOverScreen,
}))

/** The frame, and beside it the mail, which goes and comes whatever screen is shown. Nothing of it is there while the computer
 * is handed over. */
function Root() {
  const handedOver = useHandedOver()
  if (handedOver !== null)
    return (
      <Suspense fallback={<Pending />}>
        <HandOverScreen assessmentId={handedOver} />
      </Suspense>
    )
  return (
    <>
      <OutboxRunner />
      <InboxRunner />
      <BackupRunner />
      <Frame />
    </>
  )
}

/** What the routes may ask before a screen is there. */
export interface RouterContext {
  /** Whether there is anybody in the practice. */
  hasMentees(): Promise<boolean>
}

const root = createRootRouteWithContext<RouterContext>()({ component: Root, notFoundComponent: NotHere })

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  // The day, once there is anybody whom it could be about; before that the roster, which says how to begin.
  beforeLoad: async ({ context }) => {
    const to = (await context.hasMentees()) ? '/today' : '/mentees'
    // The router's own way of saying "elsewhere" is to throw it.
    // eslint-disable-next-line @typescript-eslint/only-throw-error
    throw redirect({ to, replace: true })
  },
})
const mentees = createRoute({
  getParentRoute: () => root,
  path: '/mentees',
  component: screen(async () => (await import('./features/mentees/MenteesScreen.tsx')).MenteesScreen),
})
const mentee = createRoute({
  getParentRoute: () => root,
  path: '/mentees/$menteeId',
  component: screen(async () => (await import('./features/mentees/MenteeScreen.tsx')).MenteeScreen),
})
const agreement = createRoute({
  getParentRoute: () => root,
  path: '/mentees/$menteeId/agreement',
  component: screen(async () => (await import('./features/agreement/AgreementScreen.tsx')).AgreementScreen),
})
const access = createRoute({
  getParentRoute: () => root,
  path: '/mentees/$menteeId/access',
  component: screen(async () => (await import('./features/access/AccessScreen.tsx')).AccessScreen),
})
const farewell = createRoute({
  getParentRoute: () => root,
  path: '/mentees/$menteeId/farewell',
  component: screen(async () => (await import('./features/mentees/FarewellScreen.tsx')).FarewellScreen),
})
const plan = createRoute({
  getParentRoute: () => root,
  path: '/mentees/$menteeId/goals',
  component: screen(async () => (await import('./features/goals/PlanScreen.tsx')).PlanScreen),
})
const goal = createRoute({
  getParentRoute: () => root,
  path: '/mentees/$menteeId/goals/$goalId',
  validateSearch: (search): { meeting?: string; fresh?: true } => ({
    ...subject('meeting', search),
    ...(search.fresh === true ? { fresh: true } : {}),
  }),
  component: screen(async () => (await import('./features/goals/GoalScreen.tsx')).GoalScreen),
})
const path = createRoute({
  getParentRoute: () => root,
  path: '/mentees/$menteeId/path',
  component: screen(async () => (await import('./features/goals/PathScreen.tsx')).PathScreen),
})
const growth = createRoute({
  getParentRoute: () => root,
  path: '/goals',
  component: screen(async () => (await import('./features/goals/GrowthScreen.tsx')).GrowthScreen),
})
const assessments = createRoute({
  getParentRoute: () => root,
  path: '/assessments',
  component: screen(async () => (await import('./features/assessments/AssessmentsScreen.tsx')).AssessmentsScreen),
})
const newAssessment = createRoute({
  getParentRoute: () => root,
  path: '/assessments/new',
  validateSearch: (search): { mentee?: string; instrument?: string; rater?: 'mentor' | 'mentee' } => {
    const instrument = slug.safeParse(search.instrument)
    const who = rater.safeParse(search.rater)
    return {
      ...subject('mentee', search),
      ...(instrument.success ? { instrument: instrument.data } : {}),
      ...(who.success ? { rater: who.data } : {}),
    }
  },
  component: screen(async () => (await import('./features/assessments/NewAssessmentScreen.tsx')).NewAssessmentScreen),
})
const assessment = createRoute({
  getParentRoute: () => root,
  path: '/assessments/$assessmentId',
  validateSearch: (search): { item?: string } => {
    const item = slug.safeParse(search.item)
    return item.success ? { item: item.data } : {}
  },
  component: screen(async () => (await import('./features/assessments/AssessmentScreen.tsx')).AssessmentScreen),
})
const menteePaper = createRoute({
  getParentRoute: () => root,
  path: '/mentees/$menteeId/paper',
  component: screen(async () => (await import('./features/mentees/MenteePaperScreen.tsx')).MenteePaperScreen),
})
const menteeProfile = createRoute({
  getParentRoute: () => root,
  path: '/mentees/$menteeId/assessments',
  component: screen(async () => (await import('./features/assessments/MenteeProfileScreen.tsx')).MenteeProfileScreen),
})
const mirror = createRoute({
  getParentRoute: () => root,
  path: '/mirror',
  component: screen(async () => (await import('./features/assessments/MirrorScreen.tsx')).MirrorScreen),
})
const instruments = createRoute({
  getParentRoute: () => root,
  path: '/instruments',
  component: screen(async () => (await import('./features/library/InstrumentsScreen.tsx')).InstrumentsScreen),
})
const instrument = createRoute({
  getParentRoute: () => root,
  path: '/instruments/$instrumentId',
  component: screen(async () => (await import('./features/library/InstrumentScreen.tsx')).InstrumentScreen),
})
const groups = createRoute({
  getParentRoute: () => root,
  path: '/groups',
  validateSearch: (search): { group?: string } => subject('group', search),
  component: screen(async () => (await import('./features/mentees/GroupsScreen.tsx')).GroupsScreen),
})
const today = createRoute({
  getParentRoute: () => root,
  path: '/today',
  component: screen(async () => (await import('./features/today/TodayScreen.tsx')).TodayScreen),
})
const calendar = createRoute({
  getParentRoute: () => root,
  path: '/calendar',
  component: screen(async () => (await import('./features/calendar/CalendarScreen.tsx')).CalendarScreen),
})
const promises = createRoute({
  getParentRoute: () => root,
  path: '/promises',
  component: screen(async () => (await import('./features/promises/PromisesScreen.tsx')).PromisesScreen),
})
const rosterImport = createRoute({
  getParentRoute: () => root,
  path: '/import',
  component: screen(async () => (await import('./features/roster-import/ImportScreen.tsx')).ImportScreen),
})
const meetingFiles = createRoute({
  getParentRoute: () => root,
  path: '/import/meeting-files',
  validateSearch: (search): { mentee?: string } => subject('mentee', search),
  component: screen(async () => (await import('./features/meeting-files/MeetingFilesScreen.tsx')).MeetingFilesScreen),
})
const conversation = createRoute({
  getParentRoute: () => root,
  path: '/conversations/$conversationId',
  component: screen(async () => (await import('./features/meeting-files/ConversationScreen.tsx')).ConversationScreen),
})
const newMeeting = createRoute({
  getParentRoute: () => root,
  path: '/meetings/new',
  validateSearch: beginning,
  component: screen(async () => (await import('./features/meetings/MeetingScreen.tsx')).MeetingScreen),
})
const templates = createRoute({
  getParentRoute: () => root,
  path: '/templates',
  component: screen(async () => (await import('./features/library/TemplatesScreen.tsx')).TemplatesScreen),
})
const template = createRoute({
  getParentRoute: () => root,
  path: '/templates/$templateId',
  component: screen(async () => (await import('./features/library/TemplateScreen.tsx')).TemplateScreen),
})
const forms = createRoute({
  getParentRoute: () => root,
  path: '/forms',
  component: screen(async () => (await import('./features/library/FormsScreen.tsx')).FormsScreen),
})
const form = createRoute({
  getParentRoute: () => root,
  path: '/forms/$formId',
  component: screen(async () => (await import('./features/library/FormScreen.tsx')).FormScreen),
})
const meeting = createRoute({
  getParentRoute: () => root,
  path: '/meetings/$meetingId',
  validateSearch: beginning,
  component: screen(async () => (await import('./features/meetings/MeetingScreen.tsx')).MeetingScreen),
})
const brief = createRoute({
  getParentRoute: () => root,
  path: '/meetings/$meetingId/brief',
  component: screen(async () => (await import('./features/brief/BriefScreen.tsx')).BriefScreen),
})
const mailThread = createRoute({
  getParentRoute: () => root,
  path: '/mail/thread/$threadId',
  validateSearch: (search): { mail?: string } => subject('mail', search),
  component: screen(async () => (await import('./features/mail/ThreadScreen.tsx')).ThreadScreen),
})
const mails = createRoute({
  getParentRoute: () => root,
  path: '/mail',
  component: screen(async () => (await import('./features/mail/MailScreen.tsx')).MailScreen),
})
const newMail = createRoute({
  getParentRoute: () => root,
  path: '/mail/new',
  validateSearch: beginning,
  component: screen(async () => (await import('./features/mail/ComposeScreen.tsx')).ComposeScreen),
})
const mail = createRoute({
  getParentRoute: () => root,
  path: '/mail/$mailId',
  validateSearch: beginning,
  component: screen(async () => (await import('./features/mail/ComposeScreen.tsx')).ComposeScreen),
})
const notes = createRoute({
  getParentRoute: () => root,
  path: '/notes',
  component: screen(async () => (await import('./features/notes/NotesScreen.tsx')).NotesScreen),
})
const noteReview = createRoute({
  getParentRoute: () => root,
  path: '/notes/review',
  component: screen(async () => (await import('./features/notes/ReviewScreen.tsx')).ReviewScreen),
})
const drawer = createRoute({
  getParentRoute: () => root,
  path: '/notes/drawer',
  component: screen(async () => (await import('./features/notes/DrawerScreen.tsx')).DrawerScreen),
})
const newNote = createRoute({
  getParentRoute: () => root,
  path: '/notes/new',
  validateSearch: beginning,
  component: screen(async () => (await import('./features/notes/NoteScreen.tsx')).NoteScreen),
})
const note = createRoute({
  getParentRoute: () => root,
  path: '/notes/$noteId',
  validateSearch: beginning,
  component: screen(async () => (await import('./features/notes/NoteScreen.tsx')).NoteScreen),
})
const resources = createRoute({
  getParentRoute: () => root,
  path: '/resources',
  component: screen(async () => (await import('./features/resources/ResourcesScreen.tsx')).ResourcesScreen),
})
const resource = createRoute({
  getParentRoute: () => root,
  path: '/resources/$resourceId',
  component: screen(async () => (await import('./features/resources/ResourceScreen.tsx')).ResourceScreen),
})
const guide = createRoute({
  getParentRoute: () => root,
  path: '/resources/guide/$slug',
  component: screen(async () => (await import('./features/resources/GuideScreen.tsx')).GuideScreen),
})
const practice = createRoute({
  getParentRoute: () => root,
  path: '/practice',
  component: screen(async () => (await import('./features/practice/PracticeScreen.tsx')).PracticeScreen),
})
const figure = createRoute({
  getParentRoute: () => root,
  path: '/practice/figures/$figure',
  component: screen(async () => (await import('./features/practice/FigureScreen.tsx')).FigureScreen),
})
const report = createRoute({
  getParentRoute: () => root,
  path: '/practice/report',
  component: screen(async () => (await import('./features/practice/ReportScreen.tsx')).ReportScreen),
})
const dossier = createRoute({
  getParentRoute: () => root,
  path: '/practice/dossier',
  component: screen(async () => (await import('./features/practice/DossierScreen.tsx')).DossierScreen),
})
const settings = createRoute({
  getParentRoute: () => root,
  path: '/settings',
  component: screen(async () => (await import('./features/settings/SettingsScreen.tsx')).SettingsScreen),
})
const accounts = createRoute({
  getParentRoute: () => root,
  path: '/settings/mail',
  component: screen(async () => (await import('./features/mail/AccountsScreen.tsx')).AccountsScreen),
})
const backups = createRoute({
  getParentRoute: () => root,
  path: '/settings/backup',
  component: screen(async () => (await import('./features/backup/BackupScreen.tsx')).BackupScreen),
})
const health = createRoute({
  getParentRoute: () => root,
  path: '/settings/health',
  component: screen(async () => (await import('./features/settings/HealthScreen.tsx')).HealthScreen),
})

const routeTree = root.addChildren([
  home,
  today,
  calendar,
  promises,
  mentees,
  mentee,
  agreement,
  access,
  farewell,
  plan,
  goal,
  path,
  growth,
  assessments,
  newAssessment,
  assessment,
  menteePaper,
  menteeProfile,
  mirror,
  instruments,
  instrument,
  groups,
  rosterImport,
  meetingFiles,
  conversation,
  newMeeting,
  templates,
  template,
  forms,
  form,
  meeting,
  brief,
  mails,
  newMail,
  mailThread,
  mail,
  notes,
  noteReview,
  drawer,
  resources,
  resource,
  guide,
  newNote,
  note,
  practice,
  figure,
  report,
  dossier,
  settings,
  accounts,
  backups,
  health,
])

/** A router of its own for each opening of the vault. */
export function createVaultRouter(context: RouterContext) {
  return createRouter({
    routeTree,
    context,
    history: createHashHistory(),
    defaultPendingComponent: Pending,
    defaultErrorComponent: RouteFailure,
    defaultNotFoundComponent: NotHere,
    // Waiting screens would only flash: everything is on this computer.
    defaultPendingMs: 300,
    scrollRestoration: false,
  })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createVaultRouter>
  }
}
