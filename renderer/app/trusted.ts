// The default Trusted Types policy, set before anything else runs: whatever markup a library puts into the page goes
// through DOMPurify, and scripts and workers come from our own origin alone.
// https://www.w3.org/TR/trusted-types/#default-policy-hdr
import DOMPurify from 'dompurify'

interface PolicyFactory {
  createPolicy(name: string, rules: Record<string, (value: string) => string>): unknown
}

declare global {
  interface Window {
    /** Only Chromium's engines have it, and both hosts are one. */
    trustedTypes?: PolicyFactory
  }
}

/** Markup without anything that could run. Text without a tag is passed as it is. */
export function cleanMarkup(markup: string): string {
  return markup.includes('<') ? DOMPurify.sanitize(markup) : markup
}

/** The same address when it is on our own origin; throws otherwise.
 * Compares protocol and host: the `origin` of an `app:` address is the word `null`. */
export function ownScript(address: string, page: string): string {
  const target = new URL(address, page)
  const own = new URL(page)
  if (target.protocol !== own.protocol || target.host !== own.host)
    throw new TypeError('a script of another origin was refused')
  return address
}

/** Called once, by `main.tsx`. */
export function installTrustedTypes(): void {
  window.trustedTypes?.createPolicy('default', {
    createHTML: cleanMarkup,
    createScriptURL: (address) => ownScript(address, window.location.href),
  })
}
