// The settings under which Chromium keeps nothing of what is typed: no offer to save a passphrase, no list of the names
// typed beside one, no addresses for filling forms. Electron has none of these; the Chromium host must turn them off.
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** https://source.chromium.org/chromium/chromium/src/+/main:components/password_manager/core/common/password_manager_pref_names.h */
const forgetful = {
  credentials_enable_service: false,
  credentials_enable_autosignin: false,
  profile: { password_manager_enabled: false, password_manager_leak_detection: false },
  autofill: { enabled: false, profile_enabled: false, credit_card_enabled: false },
}

type Settings = Record<string, unknown>

function isSettings(value: unknown): value is Settings {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function merged(present: Settings, wanted: Settings): Settings {
  const result = { ...present }
  for (const [name, value] of Object.entries(wanted)) {
    const before = result[name]
    result[name] = isSettings(value) ? merged(isSettings(before) ? before : {}, value) : value
  }
  return result
}

async function settingsAt(path: string): Promise<Settings> {
  try {
    const present: unknown = JSON.parse(await readFile(path, 'utf8'))
    return isSettings(present) ? present : {}
  } catch {
    // A new profile, or a file that Chromium would replace as well.
    return {}
  }
}

/** Writes the settings into a profile before its browser starts. */
export async function makeForgetful(browserFolder: string): Promise<void> {
  const folder = join(browserFolder, 'Default')
  const path = join(folder, 'Preferences')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await writeFile(path, JSON.stringify(merged(await settingsAt(path), forgetful)), { mode: 0o600 })
}
