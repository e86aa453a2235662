// Where the window stood last time, brought back onto a screen that is there now.
import { z } from 'zod'

const rectangle = z.object({ x: z.int(), y: z.int(), width: z.int(), height: z.int() })
export type Rectangle = z.infer<typeof rectangle>

const kept = z.object({ bounds: rectangle, maximized: z.boolean() })
export type KeptBounds = z.infer<typeof kept>

/** Smaller, and the screens no longer hold together; in pixels of the screen. */
export const smallest = { width: 800, height: 560 }
const usual = { width: 1280, height: 840 }

/** Reads what was kept; whatever is not exactly that counts as nothing. */
export function parseKept(text: string): KeptBounds | null {
  try {
    return kept.safeParse(JSON.parse(text)).data ?? null
  } catch {
    // Not JSON: the file was cut or edited. The window opens at its usual place.
    return null
  }
}

/**
 * The bounds to open with. `areas` are the work areas of the screens, the main one first. A window that would stand
 * mostly off every screen is brought to the main one; no window is larger than its screen.
 */
export function boundsFor(before: KeptBounds | null, areas: readonly Rectangle[]): Rectangle {
  const main = areas[0] ?? { x: 0, y: 0, ...usual }
  if (before === null) return centred(usual, main)
  const area = areas.find((one) => overlap(before.bounds, one) >= 0.5) ?? null
  return area === null ? centred(before.bounds, main) : within(before.bounds, area)
}

/** Which part of a window lies on a screen, 0 to 1. */
function overlap(window: Rectangle, area: Rectangle): number {
  const width = Math.min(window.x + window.width, area.x + area.width) - Math.max(window.x, area.x)
  const height = Math.min(window.y + window.height, area.y + area.height) - Math.max(window.y, area.y)
  if (width <= 0 || height <= 0) return 0
  return (width * height) / (window.width * window.height)
}

function fitted(size: { width: number; height: number }, area: Rectangle) {
  return {
    width: Math.min(Math.max(size.width, smallest.width), area.width),
    height: Math.min(Math.max(size.height, smallest.height), area.height),
  }
}

function centred(size: { width: number; height: number }, area: Rectangle): Rectangle {
  const { width, height } = fitted(size, area)
  const x = area.x + Math.floor((area.width - width) / 2)
  return { x, y: area.y + Math.floor((area.height - height) / 2), width, height }
}

function within(window: Rectangle, area: Rectangle): Rectangle {
  const { width, height } = fitted(window, area)
  const x = Math.min(Math.max(window.x, area.x), area.x + area.width - width)
  const y = Math.min(Math.max(window.y, area.y), area.y + area.height - height)
  return { x, y, width, height }
}
