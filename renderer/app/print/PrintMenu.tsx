// Paper or a PDF of what this screen gives away. Both show the same: the `Paper` of the screen.
import { Button, Menu } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconChevronDown, IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { dayAt } from '../../../shared/domain/roster-dates.ts'
import { usualPaper, type PaperSize } from '../../../shared/paper.ts'
import { NamedError } from '../../../shared/result.ts'
import { desktop } from '../desktop.ts'
import { showFailure } from '../failures.ts'
import { useMentorZone, useNow } from '../now.ts'
import { savePdf } from '../save-file.ts'

interface PrintMenuProps {
  /** What the file is called before its date: the kind of the document, never a name. */
  fileName: string
  /** What is said on the button; `Print` unless told otherwise. */
  label?: string
}

export function PrintMenu({ fileName, label = 'Print' }: PrintMenuProps) {
  const today = dayAt(useNow(60_000), useMentorZone())
  const [busy, setBusy] = useState(false)
  const usual = usualPaper(navigator.language)
  const sizes: readonly PaperSize[] = usual === 'A4' ? ['A4', 'Letter'] : ['Letter', 'A4']
  const save = async (paper: PaperSize) => {
    setBusy(true)
    try {
      const answer = await desktop.call('print.pdf', { paper })
      if (!answer.ok) throw new NamedError(answer.error.code, answer.error.message)
      const isSaved = await savePdf(`${fileName}-${today}.pdf`, answer.value.pdf)
      if (isSaved)
        notifications.show({
          message: 'Saved as PDF. The file is not encrypted; keep it in a safe place.',
          withBorder: true,
          color: 'sea',
          autoClose: 8_000,
        })
    } catch (error) {
      showFailure(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Menu position="bottom-end" shadow="md" transitionProps={{ duration: 80 }}>
      <Menu.Target>
        <Button
          variant="default"
          loading={busy}
          leftSection={<IconPrinter size={16} aria-hidden />}
          rightSection={<IconChevronDown size={16} aria-hidden />}
        >
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => window.print()}>On paper…</Menu.Item>
        {sizes.map((paper) => (
          <Menu.Item key={paper} onClick={() => void save(paper)}>
            As a PDF ({paper})
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
