// The one place that puts markup into a frame. The frame is sandboxed without any permission: no script, no form, no
// link that leads anywhere; the policy of the window holds in it, too, so that nothing is loaded from elsewhere.
import DOMPurify from 'dompurify'

/** Readable in light and dark: the colours are those of the system, and no mail chooses its own. */
const look = `
:root { color-scheme: light dark; }
body { margin: 0; padding: 2px; font: 15px/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
img { max-width: 100%; height: auto; }
table { border-collapse: collapse; max-width: 100%; }
td, th { vertical-align: top; text-align: start; padding: 1px 4px; }
blockquote { margin: 8px 0; padding-inline-start: 12px; border-inline-start: 2px solid GrayText; }
pre { white-space: pre-wrap; }
`

/** `clean` comes from `clean-html.ts`. */
export function showMarkup(frame: HTMLIFrameElement, clean: string): void {
  const nonce = document.querySelector<HTMLMetaElement>('meta[name=csp-nonce]')?.content ?? ''
  const trusted = DOMPurify.sanitize(`<style nonce="${nonce}">${look}</style><div dir="auto">${clean}</div>`, {
    FORCE_BODY: true,
    ALLOW_DATA_ATTR: false,
    ADD_ATTR: ['nonce'],
    FORBID_TAGS: ['form', 'input', 'button', 'textarea', 'select', 'svg', 'math', 'audio', 'video', 'source', 'track'],
    FORBID_ATTR: ['style', 'id', 'name', 'class', 'background', 'srcset', 'href', 'action'],
    RETURN_TRUSTED_TYPE: true,
  })
  // As a property of the name that the type of a frame does not take as anything but text.
  Reflect.set(frame, 'srcdoc', trusted)
}
