// The house rules as lint: strict types everywhere, imports that run one way only, and one door per danger.
import { readdirSync } from 'node:fs'
import js from '@eslint/js'
import hooks from 'eslint-plugin-react-hooks'
import globals from 'globals'
import tseslint from 'typescript-eslint'

/** One group of forbidden imports with the reason that the author of a wrong import reads. */
const forbid = (group, message) => ({ group, message })

const noElectron = forbid(['electron', 'electron/*'], "Only electron/shell, main.ts and preload.ts import 'electron'.")
const noNode = forbid(['node:*'], 'This room runs where Node is not.')
const noRenderer = forbid(['**/renderer/**'], 'Imports run shared <- renderer and shared <- electron, never back.')
const noDesktop = forbid(['**/electron/**'], 'Imports run shared <- renderer and shared <- electron, never back.')
const noTest = forbid(['**/test/**'], 'The product does not import tests.')
const noReact = forbid(
  ['react', 'react-dom', 'react-dom/*', '@mantine/*', '@tanstack/*', '@tabler/*'],
  'No React here.',
)
const noDexie = forbid(
  ['dexie', 'fake-indexeddb', 'fake-indexeddb/*'],
  'renderer/vault/worker/store.ts is the door to the database.',
)
const noHashWasm = forbid(['hash-wasm'], 'The KDF worker is the only place that derives from a passphrase.')

const restrict = (...patterns) => ({ 'no-restricted-imports': ['error', { patterns }] })

const crypto = {
  selector: "MemberExpression[property.name='subtle']",
  message:
    'Only renderer/vault/worker/seal.ts and, for backups, renderer/vault/backup/age-payload.ts touch crypto.subtle.',
}
const ipc = {
  selector: "ImportSpecifier[imported.name='ipcMain']",
  message: 'electron/shell/door.ts is the only module that imports ipcMain.',
}
const external = {
  selector: "MemberExpression[object.name='shell'][property.name='openExternal']",
  message: 'electron/shell/external.ts is the only door to the outside.',
}
const markup = {
  selector: 'JSXAttribute[name.name=/^(dangerouslySetInnerHTML|srcDoc)$/]',
  message: 'Markup from records is never put into the page.',
}
const frame = {
  selector: "MemberExpression[property.name='srcdoc'], Literal[value='srcdoc']",
  message: 'renderer/app/mail-reading/frame-markup.ts is the only module that puts markup into a frame.',
}
const dangers = [crypto, ipc, external, markup, frame]
/** Bans all dangers but those a file is the door of. */
const doors = (...open) => ({ 'no-restricted-syntax': ['error', ...dangers.filter((one) => !open.includes(one))] })

const features = readdirSync(new URL('renderer/features', import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)

export default tseslint.config(
  { ignores: ['out', 'dist', 'node_modules', 'coverage', 'test-results', 'playwright-report'] },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/consistent-type-imports': 'error',
      'no-empty': ['error', { allowEmptyCatch: false }],
      'no-console': 'error',
      eqeqeq: 'error',
      ...doors(),
    },
  },
  { files: ['**/*.js', '**/*.mjs'], languageOptions: { globals: globals.node } },
  // The rooms. Later entries win, so the general rule of a room comes before its exceptions.
  {
    files: ['shared/**'],
    rules: restrict(noElectron, noNode, noRenderer, noDesktop, noTest, noReact, noDexie, noHashWasm),
  },
  { files: ['electron/**'], rules: restrict(noElectron, noRenderer, noTest, noReact, noDexie, noHashWasm) },
  {
    files: ['electron/main.ts', 'electron/shell/**'],
    rules: restrict(noRenderer, noTest, noReact, noDexie, noHashWasm),
  },
  { files: ['electron/preload.ts'], rules: restrict(noNode, noRenderer, noTest, noReact, noDexie, noHashWasm) },
  {
    files: ['renderer/**'],
    extends: [hooks.configs.flat.recommended],
    rules: {
      ...restrict(noElectron, noNode, noDesktop, noTest, noDexie, noHashWasm),
      // It warns of what the React Compiler cannot memoize; that is not used here. No memoized row gets a function of a
      // virtualizer.
      'react-hooks/incompatible-library': 'off',
    },
  },
  ...features.map((feature) => ({
    files: [`renderer/features/${feature}/**`],
    rules: restrict(
      noElectron,
      noNode,
      noDesktop,
      noTest,
      noDexie,
      noHashWasm,
      ...(features.length > 1
        ? [
            forbid(
              features
                .filter((other) => other !== feature)
                .flatMap((other) => [`**/features/${other}/**`, `../${other}/**`, `../../${other}/**`]),
              'Features do not import each other: move what two share to app/, ui/ or shared/.',
            ),
          ]
        : []),
    ),
  })),
  {
    files: ['renderer/ui/**'],
    rules: restrict(
      noElectron,
      noNode,
      noDesktop,
      noTest,
      noDexie,
      noHashWasm,
      forbid(['**/features/**', '**/app/**', '**/vault/**'], 'ui/ knows nothing of this product.'),
    ),
  },
  {
    files: ['renderer/vault/worker/**', 'renderer/**/*.worker.ts'],
    rules: restrict(noElectron, noNode, noDesktop, noTest, noReact, noDexie, noHashWasm),
  },
  {
    files: ['renderer/vault/worker/store.ts'],
    rules: restrict(noElectron, noNode, noDesktop, noTest, noReact, noHashWasm),
  },
  {
    files: ['renderer/vault/worker/kdf.worker.ts'],
    rules: restrict(noElectron, noNode, noDesktop, noTest, noReact, noDexie),
  },
  // The doors.
  { files: ['renderer/vault/worker/seal.ts', 'renderer/vault/backup/age-payload.ts'], rules: doors(crypto) },
  { files: ['electron/shell/door.ts'], rules: doors(ipc) },
  { files: ['electron/shell/external.ts'], rules: doors(external) },
  { files: ['renderer/app/mail-reading/frame-markup.ts'], rules: doors(frame) },
  {
    files: ['test/**', 'scripts/**', '*.config.ts'],
    rules: { 'no-console': 'off', 'no-restricted-syntax': 'off', '@typescript-eslint/no-non-null-assertion': 'off' },
  },
)
