// The part of hoodiecrow-imap that the tests use; it brings no types of its own.
declare module 'hoodiecrow-imap' {
  import type { EventEmitter } from 'node:events'
  import type { Server } from 'node:net'

  export interface HoodiecrowMessage {
    raw: string
    flags?: string[]
    internaldate?: string
    uid?: number
  }
  export interface HoodiecrowFolder {
    messages?: HoodiecrowMessage[]
    flags?: string[]
    'special-use'?: string
    uidvalidity?: number
    uidnext?: number
    folders?: Record<string, HoodiecrowFolder>
    separator?: string
  }
  export interface HoodiecrowOptions {
    plugins?: string[]
    secureConnection?: boolean
    credentials?: { key: string; cert: string }
    users?: Record<string, { password: string; xoauth2?: { accessToken: string; sessionTimeout: number } }>
    storage?: Record<string, HoodiecrowFolder>
  }
  export interface Hoodiecrow extends EventEmitter {
    server: Server
    listen(port: number, host: string, listening: () => void): void
    close(closed: () => void): void
    appendMessage(folder: string, flags: string[], internaldate: string | false, raw: string): void
    getMailbox(path: string): { messages: HoodiecrowMessage[] } | undefined
  }
  export default function hoodiecrow(options: HoodiecrowOptions): Hoodiecrow
}
