// The one kind of field a passphrase is typed into. It can be shown; paste and password managers are welcome.
// While it is shown it is a text field and must say `autocomplete=off`, or Chromium keeps its content for
// restoring the page. [Note: the browser's memory of fields]
import { PasswordInput, Text } from '@mantine/core'
import { IconArrowBigUpLines } from '@tabler/icons-react'
import { useState, type KeyboardEvent, type ReactNode, type Ref } from 'react'

interface PassphraseFieldProps {
  label: string
  /** For password managers: one that is known, or one that is being chosen. */
  kind: 'current' | 'new'
  value: string
  onChange: (value: string) => void
  description?: ReactNode
  error?: ReactNode
  disabled?: boolean
  inputRef?: Ref<HTMLInputElement>
  autoFocus?: boolean
}

export function PassphraseField({
  label,
  kind,
  value,
  onChange,
  description,
  error,
  disabled,
  inputRef,
  autoFocus,
}: PassphraseFieldProps) {
  const [shown, setShown] = useState(false)
  const [capsLock, setCapsLock] = useState(false)
  const lookAtCapsLock = (event: KeyboardEvent) => setCapsLock(event.getModifierState('CapsLock'))
  return (
    <div>
      <PasswordInput
        label={label}
        description={description}
        error={error}
        disabled={disabled === true}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={lookAtCapsLock}
        onKeyUp={lookAtCapsLock}
        visible={shown}
        onVisibilityChange={setShown}
        visibilityToggleButtonProps={{ 'aria-label': shown ? `Hide: ${label}` : `Show: ${label}`, tabIndex: 0 }}
        autoComplete={shown ? 'off' : `${kind}-password`}
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        ref={inputRef ?? null}
        {...(autoFocus === true ? { 'data-autofocus': true, autoFocus: true } : {})}
      />
      <Text size="xs" mt={4} role="status" c="amber">
        {capsLock && (
          <>
            <IconArrowBigUpLines size={14} aria-hidden style={{ verticalAlign: '-2px' }} /> Caps Lock is on
          </>
        )}
      </Text>
    </div>
  )
}
