// Saves all assessments that are done as tables: answers, scores and the codebook, in one archive; with names, or without.
import { Button, Menu } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconChevronDown, IconDownload } from '@tabler/icons-react'
import { strToU8, zipSync } from 'fflate'
import { answerRows, codebookRows, scoreRows, type Naming } from '../../../shared/domain/assessments/answers-csv.ts'
import { byteOrderMark, csvOf } from '../../../shared/domain/csv.ts'
import { dayAt } from '../../../shared/domain/roster-dates.ts'
import { displayName, type Mentee } from '../../../shared/model/mentee.ts'
import type { KnownInstruments } from '../../app/assessments/instruments.ts'
import { showFailure } from '../../app/failures.ts'
import { useMentorZone } from '../../app/now.ts'
import { useVaultClient } from '../../app/queries.ts'
import { saveBytes } from '../../app/save-file.ts'

interface ExportAnswersProps {
  known: KnownInstruments
  mentees: ReadonlyMap<string, Mentee>
}

export function ExportAnswers({ known, mentees }: ExportAnswersProps) {
  const { session } = useVaultClient()
  const zone = useMentorZone()
  const save = async (naming: Naming) => {
    const assessments = await session.assessments()
    const nameOf = (id: string) => {
      const mentee = mentees.get(id)
      return mentee === undefined ? '' : displayName(mentee)
    }
    const asked = { assessments, find: known.find, nameOf, naming }
    const refs = new Map(assessments.map(({ instrument }) => [`${instrument.id}/${instrument.version}`, instrument]))
    const instruments = [...refs.values()].flatMap((ref) => known.find(ref) ?? [])
    const table = (rows: readonly (readonly string[])[]) => strToU8(byteOrderMark + csvOf(rows))
    const archive = zipSync({
      'answers.csv': table(answerRows(asked)),
      'scores.csv': table(scoreRows(asked)),
      'codebook.csv': table(codebookRows(instruments)),
    })
    const name = `assessments-${dayAt(Date.now(), zone)}.zip`
    if (await saveBytes(name, new Uint8Array(archive)))
      notifications.show({
        message: 'The assessments were saved. The file is not encrypted; keep it in a safe place.',
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
        >
          Export
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Answers, scores and codebook (CSV)</Menu.Label>
        <Menu.Item onClick={() => void save('bare').catch(showFailure)}>Without names, words and days</Menu.Item>
        <Menu.Item onClick={() => void save('named').catch(showFailure)}>With names and comments</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
