// Lets a NamedError cross between the window and its workers with its code; without this, Comlink keeps the message only.
// Called once on each side, before anything is exposed or wrapped.
import { transferHandlers } from 'comlink'
import { NamedError } from '../../shared/result.ts'

interface Crossing {
  named: { code: string; message: string; retryable: boolean } | null
  builtin: unknown
}

function isCrossing(value: unknown): value is Crossing {
  return typeof value === 'object' && value !== null && 'named' in value && 'builtin' in value
}

function thrown(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'value' in value ? value.value : undefined
}

export function letNamedErrorsCross(): void {
  const builtin = transferHandlers.get('throw')
  if (builtin === undefined) throw new TypeError('Comlink has no handler for what is thrown')
  transferHandlers.set('throw', {
    canHandle: (value): value is unknown => builtin.canHandle(value),
    serialize(value) {
      const error = thrown(value)
      if (error instanceof NamedError) {
        const { code, message, retryable } = error
        return [{ named: { code, message, retryable }, builtin: null }, []]
      }
      const [serialized, transfer] = builtin.serialize(value)
      return [{ named: null, builtin: serialized }, transfer]
    },
    deserialize(value: unknown): unknown {
      if (!isCrossing(value)) return builtin.deserialize(value)
      if (value.named === null) return builtin.deserialize(value.builtin)
      const { code, message, retryable } = value.named
      throw new NamedError(code, message, { retryable })
    },
  })
}
