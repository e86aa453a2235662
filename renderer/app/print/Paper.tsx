// What a page looks like on paper. It is on no screen: the style sheet of the window shows it only for print, and then
// it alone. Everything that is printed or saved as a PDF stands in one of these. It is made once the screen has been
// painted: nobody waits for a paper that they may not want.
import type { ReactNode } from 'react'
import { createPortal } from 'react-dom'
import { useAfterPaint } from '../../ui/after-paint.ts'
import classes from './Paper.module.css'

interface PaperProps {
  title: ReactNode
  children: ReactNode
  /** More for this one document, such as a smaller type. */
  className?: string | undefined
}

export function Paper({ title, children, className = '' }: PaperProps): ReactNode {
  const isPainted = useAfterPaint()
  if (!isPainted) return null
  return createPortal(
    <article className={`print-page ${classes.paper ?? ''} ${className}`} lang="en">
      <h1>{title}</h1>
      {children}
    </article>,
    document.body,
  )
}
