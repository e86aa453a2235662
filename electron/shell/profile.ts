// Where a profile lives on each system. Both hosts and the scripts ask here, so that they find the same journal.
import { posix, win32 } from 'node:path'

/**
 * The folder of the mentor's profile: TELEMACHUS_PROFILE, else the system's own place for a program's data.
 * `<profile>/journal` is the journal's, `<profile>/electron` and `<profile>/chromium` belong to the two browsers.
 */
export function profileFolder(platform: NodeJS.Platform, env: NodeJS.ProcessEnv, home: string): string {
  const chosen = env.TELEMACHUS_PROFILE
  if (chosen !== undefined && chosen !== '') return chosen
  if (platform === 'win32') return win32.join(env.APPDATA ?? win32.join(home, 'AppData', 'Roaming'), 'Telemachus')
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support', 'Telemachus')
  const data = env.XDG_DATA_HOME
  // The specification says to ignore a relative path.
  const folder = data !== undefined && posix.isAbsolute(data) ? data : posix.join(home, '.local', 'share')
  return posix.join(folder, 'telemachus')
}
