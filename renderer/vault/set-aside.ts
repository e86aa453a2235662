// Which refusals of a vault leave only one way on: a new one beside it, filled from a backup. What a newer program wrote, or another
// window has open, is well and only waits.

const beyondRepair: ReadonlySet<string> = new Set([
  'vault/header-unreadable',
  'vault/store-unreadable',
  'vault/kdf-too-weak',
  'vault/kdf-too-strong',
])

/** @param code of the refusal */
export function maySetAside(code: string): boolean {
  return beyondRepair.has(code)
}
