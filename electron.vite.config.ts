// Builds the three bundles: the Node side, the preload (one CommonJS file) and the window with its workers.
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

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
      rollupOptions: { output: { entryFileNames: '[name].cjs' } },
    },
  },
  renderer: {
    root: 'renderer',
    worker: { format: 'es' },
    build: {
      outDir: 'out/renderer',
      // A data: URL for a script or a worker would be refused by our own policy.
      assetsInlineLimit: 0,
      rollupOptions: { input: 'renderer/index.html' },
    },
    plugins: [react()],
  },
})
