// What "Check connection" found: one line for each step, what it means, and what to do about the one that failed.
import { Text } from '@mantine/core'
import { IconCheck, IconMinus, IconX } from '@tabler/icons-react'
import type { CheckVerdict } from '../../../shared/desktop.ts'
import { checkLines, checkSummary, type CheckLine } from '../../../shared/domain/mail-check-words.ts'
import { passwordsEndAt } from '../../../shared/domain/mail-providers.ts'
import type { MailSide } from '../../../shared/domain/mail-servers.ts'
import classes from './CheckReport.module.css'

const signs = { ok: IconCheck, failed: IconX, skipped: IconMinus } as const
const words = { ok: 'good', failed: 'failed', skipped: 'not tried' } as const

interface CheckReportProps {
  verdicts: readonly CheckVerdict[]
  side: MailSide
  /** The server that was asked. */
  host: string
}

export function CheckReport({ verdicts, side, host }: CheckReportProps) {
  const isRefused = verdicts.some(({ stage, verdict }) => stage === 'auth' && verdict === 'failed')
  const end = isRefused ? passwordsEndAt(host) : ''
  return (
    <div role="status" className={classes.report} data-side={side}>
      <Text fw={500}>{checkSummary(verdicts, side)}</Text>
      {end !== '' && <Text size="sm">{end}</Text>}
      <ul className={classes.lines}>
        {checkLines(verdicts, side).map((line) => (
          <Line key={line.stage} line={line} />
        ))}
      </ul>
    </div>
  )
}

function Line({ line }: { line: CheckLine }) {
  const Sign = signs[line.verdict]
  return (
    <li className={classes.line} data-stage={line.stage} data-verdict={line.verdict}>
      <Sign size={18} role="img" aria-label={words[line.verdict]} className={classes.sign} />
      <Text span fw={500}>
        {line.name}
      </Text>
      <div>
        <Text span>{line.what}</Text> {line.todo !== '' && <Text span>{line.todo}</Text>}
        {line.verdict === 'failed' && line.detail !== '' && (
          <Text size="xs" c="dimmed" className={classes.detail}>
            {line.detail}
          </Text>
        )}
      </div>
    </li>
  )
}
