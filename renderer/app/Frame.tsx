// The frame around every screen of the open vault.
import { Outlet } from '@tanstack/react-router'
export function Frame() {
  return <Outlet />
}
