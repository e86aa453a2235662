// The frame around every screen of the open vault: the rail with its foot, the top with search, commands and new,
// and the banner that says when nothing can be saved.
import { Outlet } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { flushAutosaves } from './autosave.ts'
import { runShortcut, useFrameCommands } from './commands.ts'
import classes from './Frame.module.css'
import { useGo } from './frame/go.ts'
import { NewMenu } from './frame/NewMenu.tsx'
import { NoticeBanner } from './frame/NoticeBanner.tsx'
import { Palette } from './frame/Palette.tsx'
import { PaletteButton } from './frame/PaletteButton.tsx'
import { Rail } from './frame/Rail.tsx'
import { SearchBox } from './frame/SearchBox.tsx'
import { WriteTroubleBanner } from './frame/WriteTroubleBanner.tsx'
import { useLock } from './locking.ts'
import { setPresenting, usePresenting } from './presenting.ts'
import { PresentingBanner } from './frame/PresentingBanner.tsx'

/** How long Ctrl/Cmd-S waits for all screens, ms. */
const saveWithin = 5_000

export function Frame() {
  const [paletteOpen, setPaletteOpen] = useState(false)
  const [newOpen, setNewOpen] = useState(false)
  const search = useRef<HTMLInputElement>(null)
  const main = useRef<HTMLElement>(null)
  const lock = useLock()
  const go = useGo()
  const isPresenting = usePresenting()

  useFrameCommands([
    { id: 'app.commands', label: 'Commands', shortcut: 'mod+K', group: 'Telemachus', run: () => setPaletteOpen(true) },
    {
      id: 'app.search',
      label: 'Search everything',
      shortcut: '/',
      group: 'Telemachus',
      run: () => search.current?.focus(),
    },
    { id: 'app.new', label: 'New …', shortcut: 'N', group: 'New', run: () => setNewOpen(true) },
    { id: 'app.new-mentee', label: 'New mentee', group: 'New', run: go.newMentee },
    { id: 'app.new-meeting', label: 'New meeting', group: 'New', run: go.newMeeting },
    { id: 'app.plan-meeting', label: 'Plan a meeting', group: 'New', run: go.planMeeting },
    { id: 'app.new-mail', label: 'New mail', group: 'New', run: go.newMail },
    { id: 'app.new-note', label: 'New note', group: 'New', run: go.newNote },
    { id: 'app.new-group', label: 'New group', group: 'New', run: go.newGroup },
    { id: 'app.today', label: 'Go to today', group: 'Go to', run: go.today },
    { id: 'app.brief', label: 'Brief for the next meeting', group: 'Go to', run: go.nextBrief },
    { id: 'app.mentees', label: 'Go to mentees', group: 'Go to', run: go.mentees },
    { id: 'app.groups', label: 'Go to groups', group: 'Go to', run: go.groups },
    { id: 'app.calendar', label: 'Go to the calendar', group: 'Go to', run: go.calendar },
    { id: 'app.promises', label: 'Go to promises', group: 'Go to', run: go.promises },
    { id: 'app.notes', label: 'Go to notes', group: 'Go to', run: go.notes },
    { id: 'app.resources', label: 'Go to the resources', group: 'Go to', run: go.resources },
    { id: 'app.practice', label: 'Go to the practice: its figures', group: 'Go to', run: go.practice },
    { id: 'app.report', label: 'Report on the practice', group: 'Go to', run: go.report },
    { id: 'app.dossier', label: 'Mentoring dossier for promotion', group: 'Go to', run: go.dossier },
    { id: 'app.growth', label: 'Go to growth: the goals of all mentees', group: 'Go to', run: go.growth },
    { id: 'app.assessments', label: 'Go to assessments', group: 'Go to', run: go.assessments },
    { id: 'app.new-assessment', label: 'New assessment', group: 'New', run: go.newAssessment },
    { id: 'app.mirror', label: 'Go to the mirror: my view and theirs', group: 'Go to', run: go.mirror },
    { id: 'app.instruments', label: 'Go to instruments', group: 'Go to', run: go.instruments },
    { id: 'app.mail', label: 'Go to mail', group: 'Go to', run: go.mail },
    { id: 'app.import', label: 'Import mentees', group: 'Go to', run: go.rosterImport },
    {
      id: 'app.meeting-files',
      label: 'Take in a chat, transcript or attendance file',
      group: 'Go to',
      run: go.meetingFiles,
    },
    { id: 'app.settings', label: 'Go to settings', group: 'Go to', run: go.settings },
    { id: 'app.accounts', label: 'Go to mail account', group: 'Go to', run: go.accounts },
    { id: 'app.backup', label: 'Go to backup', group: 'Go to', run: go.backup },
    { id: 'app.health', label: 'Go to vault health', group: 'Go to', run: go.health },
    {
      id: 'app.save',
      label: 'Save now',
      shortcut: 'mod+S',
      group: 'Telemachus',
      run: () => void flushAutosaves(saveWithin),
    },
    {
      id: 'app.present',
      label: isPresenting ? 'End presenting: show names and private words' : 'Present: cover names and private words',
      shortcut: 'mod+shift+H',
      group: 'Telemachus',
      run: () => setPresenting(!isPresenting),
    },
    { id: 'app.lock', label: 'Lock', shortcut: 'mod+shift+L', group: 'Telemachus', run: lock },
  ])

  useEffect(() => {
    window.addEventListener('keydown', runShortcut)
    return () => window.removeEventListener('keydown', runShortcut)
  }, [])

  return (
    <div className={classes.frame}>
      <button type="button" className={`out-of-sight ${classes.skip ?? ''}`} onClick={() => main.current?.focus()}>
        Skip to the content
      </button>
      <Rail onLock={lock} />
      <div className={classes.body}>
        {isPresenting && <PresentingBanner />}
        <header className={classes.top}>
          <SearchBox inputRef={search} />
          <PaletteButton onOpen={() => setPaletteOpen(true)} />
          <NewMenu opened={newOpen} onChange={setNewOpen} />
        </header>
        <main className={classes.main} ref={main} tabIndex={-1}>
          <WriteTroubleBanner />
          <NoticeBanner />
          <Outlet />
        </main>
      </div>
      <Palette opened={paletteOpen} onClose={() => setPaletteOpen(false)} />
    </div>
  )
}
