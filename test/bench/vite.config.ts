// The window and the measuring pages in one build, so that they share an origin and with it a vault.
import react from '@vitejs/plugin-react'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const root = fileURLToPath(new URL('.', import.meta.url))

export default defineConfig({
  root,
  publicDir: false,
  logLevel: 'error',
  worker: { format: 'es' },
  plugins: [react()],
  build: {
    outDir: fileURLToPath(new URL('../../out/bench', import.meta.url)),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    // The pages are loaded one at a time, when they are asked for.
    target: 'esnext',
  },
})
