// What is kept about a mentee, part by part in words, as it stands on paper and in its preview.
import { fullDay } from '../../../shared/domain/agreements.ts'
import type { PackPart } from '../../../shared/domain/access/pack.ts'

export function PartsOnPaper({ parts }: { parts: readonly PackPart[] }) {
  return parts.map(({ title, entries }) => (
    <div key={title}>
      <h2>{title}</h2>
      {entries.map((entry) => (
        <article key={entry.id}>
          <h3 dir="auto">
            {entry.on !== '' && `${fullDay(entry.on)}: `}
            {entry.heading}
          </h3>
          {entry.lines.map((line, place) => (
            <p key={place} dir="auto">
              {line}
            </p>
          ))}
        </article>
      ))}
    </div>
  ))
}
