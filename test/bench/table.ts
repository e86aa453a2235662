// Medians, tails and ratios, and a table of them in plain text.

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
}

export const median = (values: readonly number[]): number => percentile(values, 0.5)

export interface Line {
  what: string
  p50: number
  p95?: number
  /** Divided by what, and how much is wanted at most. */
  ratio?: { of: string; value: number; atMost: number }
  note?: string
}

export function lineOf(what: string, values: readonly number[], ratio?: Line['ratio']): Line {
  const line: Line = { what, p50: median(values), p95: percentile(values, 0.95) }
  return ratio === undefined ? line : { ...line, ratio }
}

function number(value: number | undefined): string {
  return value === undefined ? '' : value >= 100 ? value.toFixed(0) : value.toFixed(1)
}

export function printed(title: string, lines: readonly Line[]): string {
  const rows = lines.map((line) => {
    const { ratio } = line
    const said =
      ratio === undefined
        ? (line.note ?? '')
        : `${ratio.value.toFixed(2)} × ${ratio.of} (at most ${ratio.atMost}) ${ratio.value <= ratio.atMost ? 'met' : 'MISSED'}`
    return [line.what, number(line.p50), number(line.p95), said]
  })
  const all = [['', 'p50', 'p95', ''], ...rows]
  const widths = [0, 1, 2, 3].map((column) => Math.max(...all.map((row) => (row[column] ?? '').length)))
  const text = all.map((row) =>
    row
      .map((cell, column) =>
        column === 1 || column === 2 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  )
  return [`\n${title}`, ...text].join('\n')
}
