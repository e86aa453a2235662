// How much of the window is left below the top of an element, so that a long list scrolls inside it while its head
// and what stands above it stay in sight.
import { useLayoutEffect, useState, type RefObject } from 'react'

/** Below this a list is not worth reading; the page scrolls instead. In px. */
const least = 280
/** The free edge below the list, in px. */
const edge = 24

/** In px; follows the window and whatever grows or shrinks above the element. */
export function useRemainingHeight(element: RefObject<HTMLElement | null>): number {
  const [height, setHeight] = useState(least)
  useLayoutEffect(() => {
    const measure = () => {
      const top = element.current?.getBoundingClientRect().top
      if (top !== undefined) setHeight(Math.max(least, Math.floor(window.innerHeight - top - edge)))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(document.body)
    const above = element.current?.parentElement
    for (const sibling of above?.children ?? []) if (sibling !== element.current) observer.observe(sibling)
    window.addEventListener('resize', measure)
    return () => {
      observer.disconnect()
      window.removeEventListener('resize', measure)
    }
  }, [element])
  return height
}
