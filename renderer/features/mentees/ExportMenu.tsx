// Saves the people shown, or the selected ones, as a file for other programs.
import { Button, Menu } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconChevronDown, IconDownload } from '@tabler/icons-react'
import { byteOrderMark } from '../../../shared/domain/csv.ts'
import { dayAt } from '../../../shared/domain/roster-dates.ts'
import { rosterToCsv, rosterToVcard } from '../../../shared/domain/roster-export.ts'
import type { Mentee } from '../../../shared/model/mentee.ts'
import { saveFile } from '../../app/save-file.ts'
import { count } from './words.ts'

interface ExportMenuProps {
  /** Who is exported. */
  mentees: readonly Mentee[]
  /** `selected` or `shown`, for the words. */
  which: 'selected' | 'shown'
  zone: string
}

export function ExportMenu({ mentees, which, zone }: ExportMenuProps) {
  const save = async (kind: 'csv' | 'vcf') => {
    const saved = await saveFile({
      name: `mentees-${dayAt(Date.now(), zone)}.${kind}`,
      ...(kind === 'csv'
        ? {
            type: 'text/csv',
            extension: '.csv',
            description: 'Table (CSV)',
            text: byteOrderMark + rosterToCsv([...mentees]),
          }
        : {
            type: 'text/vcard',
            extension: '.vcf',
            description: 'Contacts (vCard)',
            text: rosterToVcard([...mentees]),
          }),
    })
    if (saved)
      notifications.show({
        message: `Exported: ${count(mentees.length, 'mentee')}. The file is not encrypted; keep it in a safe place.`,
        withBorder: true,
        color: 'sea',
        autoClose: 8_000,
      })
  }
  return (
    <Menu position="bottom-end" shadow="md" transitionProps={{ duration: 80 }}>
      <Menu.Target>
        <Button
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
          rightSection={<IconChevronDown size={16} aria-hidden />}
          disabled={mentees.length === 0}
        >
          Export
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {count(mentees.length, 'mentee')} {which}
        </Menu.Label>
        <Menu.Item onClick={() => void save('csv')}>Table for a spreadsheet (CSV)</Menu.Item>
        <Menu.Item onClick={() => void save('vcf')}>Contacts for an address book (vCard)</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
