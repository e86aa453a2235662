// The window and the measuring pages in one build, so that they share an origin and with it a vault.
import react from '@vitejs/plugin-react'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const root = fileURLToPath(new URL('../..', import.meta.url))

export default defineConfig({
  root,
  publicDir: false,
  logLevel: 'warn',
  worker: { format: 'es' },
  plugins: [react()],
  build: {
    outDir: 'out/bench',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    rollupOptions: {
      input: ['renderer/index.html', 'test/bench/vault-page/index.html', 'test/bench/encrypted-page/index.html'],
    },
  },
})
