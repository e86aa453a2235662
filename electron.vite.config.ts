// Builds the three bundles: the Node side, the preload (one CommonJS file) and the window with its workers. Under
// `npm run dev` it also serves the window, with the looser policy that hot reload needs.
import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import type { Plugin, UserConfig } from 'vite'
import { headersFor } from './electron/shell/policy.ts'

/** The same header function as in the built program, in its development mode. */
const developmentHeaders: Plugin = {
  name: 'telemachus-development-headers',
  configureServer(server) {
    server.middlewares.use((request, response, next) => {
      const { pathname } = new URL(request.url ?? '/', 'http://localhost')
      for (const [name, value] of Object.entries(headersFor(pathname, '', 'development')))
        response.setHeader(name, value)
      next()
    })
  },
}

/** The window; `npm run dev` serves it by itself where Electron cannot be had. */
export const renderer: UserConfig = {
  root: 'renderer',
  worker: { format: 'es' },
  // The origin holds the database: another port would be another, empty one.
  server: { host: 'localhost', port: 5173, strictPort: true },
  build: {
    outDir: 'out/renderer',
    // A data: URL for a script or a worker would be refused by our own policy.
    assetsInlineLimit: 0,
    rolldownOptions: { input: resolve('renderer/index.html') },
  },
  plugins: [react(), developmentHeaders],
}

export default defineConfig({
  main: {
    build: { outDir: 'out/main', externalizeDeps: false, lib: { entry: 'electron/main.ts', formats: ['es'] } },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      // A sandboxed preload can require nothing but 'electron', so everything else is bundled.
      externalizeDeps: false,
      lib: { entry: 'electron/preload.ts', formats: ['cjs'] },
      rolldownOptions: { output: { entryFileNames: '[name].cjs' } },
    },
  },
  renderer,
})
