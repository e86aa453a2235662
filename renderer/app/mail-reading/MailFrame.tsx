// The formatted version of a mail that came, behind two walls: cleaned markup in a frame that may do nothing.
import { useEffect, useRef } from 'react'
import classes from './MailReading.module.css'
import { showMarkup } from './frame-markup.ts'

interface MailFrameProps {
  /** Cleaned by `clean-html.ts`. */
  html: string
  /** What a screen reader calls it. */
  title: string
}

export function MailFrame({ html, title }: MailFrameProps) {
  const frame = useRef<HTMLIFrameElement>(null)
  useEffect(() => {
    if (frame.current !== null) showMarkup(frame.current, html)
  }, [html])
  return <iframe ref={frame} title={title} sandbox="" referrerPolicy="no-referrer" className={classes.frame} />
}
