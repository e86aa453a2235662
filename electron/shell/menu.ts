// The native menu: the roles that people expect and keyboards rely on, and nothing of a browser.
import type { MenuItemConstructorOptions } from 'electron'

type Items = MenuItemConstructorOptions[]

/** `development` adds reloading and the developer tools. */
export function menuTemplate(platform: NodeJS.Platform, development: boolean): Items {
  return [
    ...(platform === 'darwin' ? [programMenu] : [fileMenu]),
    editMenu,
    viewMenu(development),
    windowMenu(platform),
  ]
}

const programMenu: MenuItemConstructorOptions = { role: 'appMenu' }

const fileMenu: MenuItemConstructorOptions = { label: '&File', submenu: [{ role: 'quit' }] }

const editMenu: MenuItemConstructorOptions = {
  label: '&Edit',
  submenu: [
    { role: 'undo' },
    { role: 'redo' },
    { type: 'separator' },
    { role: 'cut' },
    { role: 'copy' },
    { role: 'paste' },
    { role: 'pasteAndMatchStyle' },
    { role: 'delete' },
    { type: 'separator' },
    { role: 'selectAll' },
  ],
}

function viewMenu(development: boolean): MenuItemConstructorOptions {
  const forDevelopers: Items = [{ role: 'reload' }, { role: 'toggleDevTools' }, { type: 'separator' }]
  return {
    label: '&View',
    submenu: [
      ...(development ? forDevelopers : []),
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      { type: 'separator' },
      { role: 'togglefullscreen' },
    ],
  }
}

function windowMenu(platform: NodeJS.Platform): MenuItemConstructorOptions {
  if (platform === 'darwin') return { role: 'windowMenu' }
  return { label: '&Window', submenu: [{ role: 'minimize' }, { role: 'close' }] }
}
