// What a page looks like on paper. It is on no screen: the style sheet of the window shows it only for print, and then
// it alone. Everything that is printed or saved as a PDF stands in one of these.
import type { ReactNode } from 'react'
import { createPortal } from 'react-dom'
import classes from './Paper.module.css'

interface PaperProps {
  title: ReactNode
  children: ReactNode
  /** More for this one document, such as a smaller type. */
  className?: string | undefined
}

export function Paper({ title, children, className = '' }: PaperProps): ReactNode {
  return createPortal(
    <article className={`print-page ${classes.paper ?? ''} ${className}`} lang="en">
      <h1>{title}</h1>
      {children}
    </article>,
    document.body,
  )
}
