// An installer must carry the licences of what it contains, and must contain nothing whose licence forbids it.
import { describe, expect, it } from 'vitest'
import { bundledPackages, licencesText, markedPackages } from '../../../scripts/licences.ts'

const packages = await bundledPackages()

/** Licences under which a program of any licence may be bundled, with their notice. */
const allowed = /^\(?(MIT|MIT-0|ISC|0BSD|BSD-[23]-Clause|Apache-2\.0|MPL-2\.0|BlueOak-1\.0\.0|Unlicense|CC0-1\.0)\b/

describe('the licences in an installer', () => {
  it('cover what is bundled and what that needs, but no tool', () => {
    const names = packages.map((one) => one.name)
    expect(names).toEqual(expect.arrayContaining(['dexie', 'hash-wasm', 'nodemailer', 'react', 'scheduler', 'zod']))
    expect(
      names.filter((name) => ['vite', 'vitest', 'typescript', 'electron', 'playwright-core'].includes(name)),
    ).toEqual([])
  })

  it('all allow it', () => {
    expect(packages.filter((one) => !allowed.test(one.licence)).map((one) => `${one.name}: ${one.licence}`)).toEqual([])
  })

  it('are there in full, but for packages that only name theirs', () => {
    const without = packages.filter((one) => one.text === '')
    expect(without.map((one) => one.name)).toEqual(['react-remove-scroll-bar', 'worker-f'])
    expect(licencesText(packages)).toContain('Permission is hereby granted, free of charge')
  })
})

describe('reading the page of dependencies', () => {
  it('takes what is marked as installed and leaves Electron, which brings its own', () => {
    const page = ['| `zod` | ● | Checks |', '| `electron` | ● | Window |', '| `vite` | ○ | Builds |'].join('\n')
    expect(markedPackages(page)).toEqual(['zod'])
  })
})
