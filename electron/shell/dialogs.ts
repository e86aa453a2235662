// The system's own dialogs, for what the window may not decide by itself.
import { dialog } from 'electron'

/** The folder for backups; null when the mentor closed the dialog. */
export async function chooseBackupFolder(): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog({
    title: 'Folder for backups',
    properties: ['openDirectory', 'createDirectory'],
  })
  return canceled ? null : (filePaths[0] ?? null)
}
