// Where the links of a mail lead: each with its whole address in sight, opened in the mentor's browser by a button that
// names the host.
import { Badge, Button, Text, Title } from '@mantine/core'
import { IconExternalLink } from '@tabler/icons-react'
import { useId, useState } from 'react'
import type { MailLink } from '../../../shared/domain/mail-reading/reading.ts'
import { openOutside } from '../open-outside.ts'
import classes from './MailReading.module.css'

/** More are shown when the mentor asks. */
const fewLinks = 5
/** A longer address is cut in the middle of nothing: it wraps, and its host is named first. */
const longestShown = 500

export function MailLinks({ links }: { links: readonly MailLink[] }) {
  const title = useId()
  const [showsAll, setShowsAll] = useState(false)
  if (links.length === 0) return null
  const shown = showsAll ? links : links.slice(0, fewLinks)
  return (
    <section aria-labelledby={title}>
      <Title order={4} size="sm" id={title} mb={4}>
        Links in it
      </Title>
      <ul className={classes.list}>
        {shown.map((link) => (
          <li key={`${link.href} ${link.words}`} className={classes.row}>
            <LinkRow link={link} />
          </li>
        ))}
      </ul>
      {links.length > shown.length && (
        <Button size="compact-sm" variant="subtle" mt={4} onClick={() => setShowsAll(true)}>
          {`Show all ${links.length} links`}
        </Button>
      )}
    </section>
  )
}

function LinkRow({ link }: { link: MailLink }) {
  const target = targetOf(link.href)
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconExternalLink size={14} aria-hidden />}
        onClick={() => openOutside(target)}
      >
        {`Open ${link.host}`}
      </Button>
      {link.isMisleading && (
        <Badge color="red" variant="light">
          Says something else
        </Badge>
      )}
      <Text span size="sm" className={classes.name}>
        {link.words !== link.href && link.words !== link.host && (
          <>
            <bdi>“{link.words}”</bdi> leads to{' '}
          </>
        )}
        <Text span inherit c="dimmed" dir="ltr">
          {target.slice(0, longestShown)}
          {target.length > longestShown && '…'}
        </Text>
      </Text>
    </>
  )
}

/** Only encrypted addresses are opened: nearly every server has the same page there. */
function targetOf(href: string): string {
  return href.replace(/^http:/iu, 'https:')
}
