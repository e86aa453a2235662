// Chooses members of a group by search over the whole roster, and shows who is in it.
import { ActionIcon, Combobox, Input, Text, TextInput, Tooltip, useCombobox } from '@mantine/core'
import { IconUserPlus, IconX } from '@tabler/icons-react'
import { useEffect, useMemo, useState } from 'react'
import { hasEveryWord, searchWords } from '../../../shared/domain/folding.ts'
import { calledName, foldedText } from '../../../shared/domain/roster.ts'
import { displayName, type Mentee } from '../../../shared/model/mentee.ts'
import classes from './GroupsScreen.module.css'
import { count } from './words.ts'

/** So many are offered for what was typed; another letter brings the others. */
const mostOffered = 12
/** A group holds no more; see the model. */
const mostMembers = 5_000

interface MemberPickerProps {
  mentees: readonly Mentee[]
  memberIds: readonly string[]
  onChange: (memberIds: string[]) => void
}

export function MemberPicker({ mentees, memberIds, onChange }: MemberPickerProps) {
  const combobox = useCombobox()
  const [text, setText] = useState('')
  const members = useMemo(() => {
    const byId = new Map(mentees.map((mentee) => [mentee.id, mentee]))
    return memberIds.flatMap((id) => byId.get(id) ?? [])
  }, [mentees, memberIds])
  const offered = useMemo(() => {
    const words = searchWords(text)
    const inside = new Set(memberIds)
    const found: Mentee[] = []
    for (const mentee of mentees) {
      if (inside.has(mentee.id) || mentee.archivedAt !== null || !hasEveryWord(foldedText(mentee), words)) continue
      found.push(mentee)
      if (found.length === mostOffered) break
    }
    return found
  }, [mentees, memberIds, text])
  // Only what is on screen can be marked, so the first one is marked when it is drawn: Enter takes it.
  const { selectFirstOption, resetSelectedOption } = combobox
  useEffect(() => {
    if (text === '') resetSelectedOption()
    else selectFirstOption()
  }, [text, offered, selectFirstOption, resetSelectedOption])
  return (
    <Input.Wrapper label={`Members (${members.length.toLocaleString('en')})`} labelElement="div">
      <Combobox
        store={combobox}
        onOptionSubmit={(id) => {
          if (memberIds.length < mostMembers) onChange([...memberIds, id])
          setText('')
        }}
      >
        <Combobox.Target withExpandedAttribute>
          <TextInput
            role="combobox"
            aria-label="Add members"
            placeholder="Search the roster"
            leftSection={<IconUserPlus size={16} aria-hidden />}
            value={text}
            onChange={(event) => {
              setText(event.currentTarget.value)
              combobox.openDropdown()
            }}
            onFocus={() => combobox.openDropdown()}
            onClick={() => combobox.openDropdown()}
            onBlur={() => combobox.closeDropdown()}
            onKeyDown={(event) => {
              // Esc closes the choices first, and the form only when none are open.
              if (event.key === 'Escape' && combobox.dropdownOpened) event.stopPropagation()
            }}
          />
        </Combobox.Target>
        <Combobox.Dropdown>
          <Combobox.Options aria-label="Mentees to add">
            {offered.map((mentee) => (
              <Combobox.Option key={mentee.id} value={mentee.id}>
                <bdi>{displayName(mentee)}</bdi>
                {mentee.stage !== '' && (
                  <Text span size="xs" ms="xs" opacity={0.8}>
                    <bdi>{mentee.stage}</bdi>
                  </Text>
                )}
              </Combobox.Option>
            ))}
            {offered.length === 0 && (
              <Combobox.Empty>{text === '' ? 'Everybody is in it.' : 'Nobody fits.'}</Combobox.Empty>
            )}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
      <ul className={classes.chosen} aria-label={count(members.length, 'member')}>
        {members.map((mentee) => (
          <li key={mentee.id} className={classes.chosenOne}>
            <bdi title={displayName(mentee)}>{calledName(mentee)}</bdi>
            <Tooltip label="Take out of the group">
              <ActionIcon
                variant="subtle"
                color="gray"
                size={24}
                aria-label={`Take ${calledName(mentee)} out of the group`}
                onClick={() => onChange(memberIds.filter((id) => id !== mentee.id))}
              >
                <IconX size={14} />
              </ActionIcon>
            </Tooltip>
          </li>
        ))}
      </ul>
    </Input.Wrapper>
  )
}
