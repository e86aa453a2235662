// The window's composition root: makes the policy, the vault client and the cache, and hands them to the screens.
import { installTrustedTypes } from './app/trusted.ts'
import '@mantine/core/styles.css'
import '@mantine/dates/styles.css'
import '@mantine/notifications/styles.css'
import './app/app.css'
import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { desktop } from './app/desktop.ts'
import { showFailure } from './app/failures.ts'
import { Gate } from './app/Gate.tsx'
import { createQueryClient, VaultClientContext } from './app/queries.ts'
import { cssVariables, theme } from './app/theme.ts'
import { createVaultClient } from './vault/client.ts'

installTrustedTypes()

// What nobody caught is said, not swallowed; `showFailure` says the same failure only once.
window.addEventListener('unhandledrejection', (event) => {
  event.preventDefault()
  showFailure(event.reason)
})
// A file dropped beside a drop zone would replace the program by its content.
for (const kind of ['dragover', 'drop'] as const)
  window.addEventListener(kind, (event) => {
    if (!event.defaultPrevented && event.dataTransfer !== null) event.dataTransfer.dropEffect = 'none'
    event.preventDefault()
  })

const nonce = document.querySelector<HTMLMetaElement>('meta[name=csp-nonce]')?.content ?? ''
const colorScheme = localStorageColorSchemeManager({ key: 'theme' })
const client = createVaultClient(desktop)
const queryClient = createQueryClient()
const root = document.getElementById('root')
if (root === null) throw new TypeError('the page has no root')

createRoot(root).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      defaultColorScheme="auto"
      colorSchemeManager={colorScheme}
      getStyleNonce={() => nonce}
    >
      <VaultClientContext value={client}>
        <QueryClientProvider client={queryClient}>
          <Gate />
          <Notifications position="bottom-right" limit={4} />
        </QueryClientProvider>
      </VaultClientContext>
    </MantineProvider>
  </StrictMode>,
)
