// Writing a mail: to whom, in what words, with which files; kept by itself from the first one. "Send" hands the finished
// mails to the outbox, which is the only thing that ever talks to a server.
import { Group, Stack, Text } from '@mantine/core'
import { useMemo, useState } from 'react'
import { mentorZone } from '../../../shared/domain/meeting-time.ts'
import { resourceText, titleOfResource } from '../../../shared/domain/resources.ts'
import { dayAt } from '../../../shared/domain/roster-dates.ts'
import { commonLanguage } from '../../../shared/domain/language-tag.ts'
import { mostFrom, roomFor } from '../../../shared/domain/mail-size.ts'
import type { MailTemplateContent } from '../../../shared/domain/mail-templates.ts'
import type { Group as MenteeGroup } from '../../../shared/model/group.ts'
import type { AccountCard } from '../../../shared/model/mail.ts'
import type { Mentee } from '../../../shared/model/mentee.ts'
import type { Practice } from '../../../shared/model/practice.ts'
import type { Resource } from '../../../shared/model/resource.ts'
import { fromPlain } from '../../../shared/model/rich-text.ts'
import { flushAutosaves } from '../../app/autosave.ts'
import { useCommands } from '../../app/commands.ts'
import { showFailure } from '../../app/failures.ts'
import { FromLibrary } from '../../app/resources/FromLibrary.tsx'
import { filesOf, given } from '../../app/resources/give.ts'
import { DropAnywhere } from '../../app/meeting-files/DropAnywhere.tsx'
import { useVaultClient, useWrite } from '../../app/queries.ts'
import { offerUndo } from '../../app/undo.tsx'
import { Page } from '../../ui/Page.tsx'
import { SavedMark } from '../../ui/SavedMark.tsx'
import { addressBook } from './compose/address-book.ts'
import { AttachButton, Attachments } from './compose/Attachments.tsx'
import { BeginFrom } from './compose/BeginFrom.tsx'
import type { Beginning } from './compose/begin-mail.ts'
import { ComposeTitle } from './compose/ComposeTitle.tsx'
import { FormPreview } from './compose/FormPreview.tsx'
import { GuardDialog } from './compose/GuardDialog.tsx'
import { AnswersElsewhere, CannotGo, Invitation, Proposed } from './compose/Notes.tsx'
import { Quote } from './compose/Quote.tsx'
import { Recipients } from './compose/Recipients.tsx'
import { SendButtons } from './compose/SendButtons.tsx'
import { Sender } from './compose/Sender.tsx'
import { SendLater } from './compose/SendLater.tsx'
import { Subject } from './compose/Subject.tsx'
import { asTemplate, factsOfMentee, fromTemplate } from './compose/use-template.ts'
import { useDraft } from './compose/useDraft.ts'
import { useFiles } from './compose/useFiles.ts'
import { longestFlush, useLeave } from './compose/useLeave.ts'
import { useSending } from './compose/useSending.ts'
import { FormSwitch, Words } from './compose/Words.tsx'
import { draftSize } from './send-mail.ts'

interface ComposeFormProps {
  beginning: Beginning
  people: readonly Mentee[]
  groups: readonly MenteeGroup[]
  accounts: readonly AccountCard[]
  practice: Practice
}

export function ComposeForm({ beginning, people, groups, accounts, practice }: ComposeFormProps) {
  const client = useVaultClient()
  const write = useWrite()
  const book = useMemo(() => addressBook(people, groups), [people, groups])
  const hand = useDraft(beginning, book.owners)
  const { draft, change } = hand
  const [elsewhere, setElsewhere] = useState(beginning.elsewhere)
  const [choosesTime, setChoosesTime] = useState(false)
  const leave = useLeave()

  const recipients = draft.menteeIds.flatMap((id) => people.find((person) => person.id === id) ?? [])
  const language = commonLanguage(
    recipients.map(({ languages }) => languages),
    navigator.language,
  )
  const account = accounts.find((one) => one.id === draft.accountId) ?? null
  const most = mostFrom(account)
  const files = useFiles({
    draft,
    room: () => roomFor(most.bytes, draftSize(draft, files.kept)),
    keepDraft: hand.keep,
  })
  const size = draftSize(draft, files.kept)
  const sending = useSending({ hand, files, account, practice, people, owners: book.owners, language })

  const remove = async () => {
    const written = await hand.remove(files.kept)
    if (written !== null) offerUndo(client.session, written, 'The draft was deleted')
    leave()
  }
  const takeTemplate = async (content: MailTemplateContent) => {
    const [only, ...others] = recipients
    const facts = only !== undefined && others.length === 0 ? await factsOfMentee(client.session, only, practice) : null
    change(fromTemplate(content, { draft, signature: hand.signature, facts }))
  }
  const takeResource = async (resource: Resource) => {
    await hand.keep()
    const words = fromPlain(resourceText(resource))
    const content = { name: '', purpose: '', subject: titleOfResource(resource), words }
    change(fromTemplate(content, { draft, signature: hand.signature, facts: null }))
    const found = await filesOf(client, resource.id)
    if (found.length > 0) files.add(found)
    const on = dayAt(Date.now(), mentorZone(practice.timeZone))
    await write(given(resource, draft.menteeIds, { on, how: 'mail', mailId: draft.id }))
  }
  const saveTemplate = () =>
    void write([{ op: 'put', table: 'template', value: asTemplate(draft, hand.signature) }], {
      done: 'Kept as a template for mails',
    }).catch(showFailure)
  const save = () => void flushAutosaves(longestFlush)
  const send = () => sending.send(null)
  const removeNow = () => void remove().catch(showFailure)
  useCommands([
    { id: 'mail.save', label: 'Save the draft now', group: 'Mail', shortcut: 'mod+S', run: save },
    { id: 'mail.send', label: 'Send this mail', group: 'Mail', shortcut: 'mod+Enter', run: send },
    { id: 'mail.later', label: 'Send this mail later', group: 'Mail', run: () => setChoosesTime(true) },
    { id: 'mail.delete', label: 'Delete this draft', group: 'Mail', run: removeNow },
  ])

  return (
    <Page
      title={<ComposeTitle draft={draft} recipients={recipients} />}
      actions={
        <>
          {!hand.isUntouched && (hand.isKept || !hand.isBlank) ? (
            <SavedMark state={hand.state} />
          ) : (
            <Text size="xs" c="dimmed">
              {beginning.because === null ? 'Kept from the first word on' : 'Kept from the first change on'}
            </Text>
          )}
          <SendButtons
            isUrgent={draft.urgent}
            isSending={sending.isSending}
            isKept={hand.isKept}
            onSend={send}
            onLater={() => setChoosesTime(true)}
            onUrgent={() => change({ urgent: !draft.urgent })}
            onTemplate={saveTemplate}
            onRemove={removeNow}
          />
        </>
      }
    >
      <Stack
        gap="md"
        component="form"
        onSubmit={(event) => event.preventDefault()}
        onKeyDown={(event) => {
          const open = event.target instanceof Element && event.target.closest('[aria-expanded="true"]') !== null
          if (event.key !== 'Escape' || event.defaultPrevented || open) return
          event.preventDefault()
          void flushAutosaves(longestFlush).then(leave)
        }}
      >
        {sending.trouble !== null && <CannotGo {...sending.trouble} />}
        {beginning.because !== null && <Proposed because={beginning.because} />}
        {elsewhere !== null && (
          <AnswersElsewhere
            {...elsewhere}
            onUseSender={() => {
              setElsewhere(null)
              change({ to: [elsewhere.from] })
            }}
          />
        )}
        <Recipients
          draft={draft}
          people={recipients}
          book={book}
          onChange={change}
          onMailto={(link) => hand.addMailto(link)}
        />
        <Sender draft={draft} accounts={accounts} onChange={hand.changeAccount} />
        <Subject draft={draft} language={language} onChange={change} />
        <Words draft={draft} language={language} onChange={change} />
        <Group gap="sm">
          <AttachButton onFiles={files.add} />
          <FromLibrary onChoose={takeResource} />
          <BeginFrom
            hasForm={draft.form !== null}
            onTemplate={(content) => void takeTemplate(content).catch(showFailure)}
            onForm={(form) => change({ form })}
          />
          <FormSwitch draft={draft} onChange={change} />
        </Group>
        {draft.form !== null && <FormPreview form={draft.form} onRemove={() => change({ form: null })} />}
        <Quote
          draftId={draft.id}
          quote={draft.quote}
          isForward={draft.isForward}
          onChange={(quote) => change({ quote })}
        />
        <Attachments files={files} size={size} most={most} />
        {draft.invitation !== null && (
          <Invitation invitation={draft.invitation} onRemove={() => change({ invitation: null })} />
        )}
      </Stack>
      <DropAnywhere words="Drop it to attach it" onFile={(_file, all) => files.add(all)} />
      {choosesTime && (
        <SendLater
          person={recipients[0]}
          onClose={() => setChoosesTime(false)}
          onChoose={(at) => {
            setChoosesTime(false)
            sending.send(at)
          }}
        />
      )}
      {sending.findings !== null && (
        <GuardDialog
          findings={sending.findings}
          people={people}
          onSend={sending.sendAnyway}
          onBack={sending.lookAgain}
        />
      )}
    </Page>
  )
}
