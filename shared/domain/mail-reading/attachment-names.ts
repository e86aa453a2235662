// Names under which attachments are shown and saved, and which of them would run or show themselves as a page when opened.
// Called when a mail is read; a name that a stranger chose never leaves this module as it came.
import { cut, lineOf } from './plain.ts'

const longestName = 150

/** Names that Windows keeps for devices, with any extension. */
const device = /^(?:con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³]|conin\$|conout\$|clock\$)(?:\.|$)/iu
/** Marks of direction and other signs that nobody sees. */
const unseen = /[\p{Default_Ignorable_Code_Point}\u202A-\u202E\u2066-\u2069]/gu

const extensions: Readonly<Record<string, string>> = {
  'text/plain': 'txt',
  'text/html': 'html',
  'text/calendar': 'ics',
  'text/csv': 'csv',
  'text/vcard': 'vcf',
  'message/rfc822': 'eml',
  'message/global': 'eml',
  'message/delivery-status': 'txt',
  'text/rfc822-headers': 'txt',
  'application/pdf': 'pdf',
  'application/zip': 'zip',
  'application/msword': 'doc',
  'application/ms-tnef': 'dat',
  'application/pgp-signature': 'asc',
  'application/pkcs7-signature': 'p7s',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/svg+xml': 'svg',
  'audio/mpeg': 'mp3',
}

/** A name without path, without signs that a system takes for something else, with its extension; never empty. */
export function safeName(name: string, type: string): string {
  const base = lineOf(name.normalize('NFC').replace(unseen, ''), 4_000)
    .split(/[/\\\u2044\u2215\u29F8\uFF0F\uFF3C]/u)
    .filter((part) => /[^.\s]/u.test(part))
    .at(-1)
  const clean = (base ?? '')
    .replace(/[<>:"|?*\uFF1A\uFFFD]/gu, '_')
    .replace(/\s+/gu, ' ')
    .replace(/^[\s.]+|[\s.]+$/gu, '')
    // Space before the extension pushes it out of sight.
    .replace(/\s+(\.[^.\s]{1,10})$/u, '$1')
  if (clean === '') return `attachment.${extensions[type] ?? 'bin'}`
  return shortened(device.test(clean) ? `_${clean}` : clean)
}

function shortened(name: string): string {
  if (name.length <= longestName) return name
  const extension = /\.[^.\s]{1,12}$/u.exec(name)?.[0] ?? ''
  return `${cut(name, longestName - extension.length - 1).trimEnd()}…${extension}`
}

/** What a system runs, installs, mounts, or shows in a browser with the rights of a file. */
const riskyExtension = new RegExp(
  `\\.(?:${[
    'exe|com|scr|pif|bat|cmd|msi|msix|appx|msp|mst|cpl|dll|sys|drv|ocx|gadget|application|appref-ms|ade|adp|mde|mdb',
    'js|jse|vbs|vbe|vb|ws|wsf|wsc|wsh|sct|ps1|ps1xml|psm1|psc1|psd1|hta|chm|hlp|inf|reg|scf|lnk|url|website|library-ms|search-ms|settingcontent-ms|diagcab|theme|themepack',
    'jar|jnlp|class|py|pyc|pyw|pyz|rb|pl|php|sh|bash|csh|ksh|zsh|fish|command|run|elf|out|action|workflow|scpt|scptd|applescript|app|pkg|dmg|mpkg|deb|rpm|apk|ipa|appimage|flatpakref|snap|desktop|service',
    'html?|xhtml?|shtml?|mht|mhtml|svgz?|xml|xsl|xslt|swf|xht|htc',
    'docm|dotm|xlsm|xltm|xlam|xlsb|xll|pptm|potm|ppam|ppsm|sldm|slk|iqy|rtfd|one|onepkg|odm',
    'iso|img|vhdx?|vmdk|udf|cab|ace|arj|xz|wim|crx|xpi|vsix|oxt|torrent|rdp|ica|vcs|ics-exe|mobileconfig|terminal|fileloc|inetloc|webloc',
  ].join('|')})$`,
  'iu',
)
const riskyType =
  /^(?:application\/(?:x-msdownload|x-msdos-program|x-dosexec|x-executable|x-elf|x-mach-binary|vnd\.microsoft\.portable-executable|x-sh|x-shellscript|x-csh|x-perl|x-python.*|x-ruby|javascript|x-javascript|ecmascript|hta|java-archive|x-java.*|xhtml\+xml|x-ms-shortcut|x-bat|x-msi|x-apple-diskimage|x-iso9660-image|vnd\.android\.package-archive|vnd\.ms-\w+\.(?:sheet|document|presentation|template|addin)\.macroenabled.*|x-shockwave-flash)|text\/(?:html|javascript|ecmascript|x-sh|x-script.*|xml|xsl)|image\/svg\+xml|message\/external-body)/iu

/** What files begin with that a system runs. */
const beginnings: readonly (readonly number[])[] = [
  [0x4d, 0x5a],
  [0x7f, 0x45, 0x4c, 0x46],
  [0x23, 0x21],
  [0xca, 0xfe, 0xba, 0xbe],
  [0xfe, 0xed, 0xfa, 0xce],
  [0xfe, 0xed, 0xfa, 0xcf],
  [0xce, 0xfa, 0xed, 0xfe],
  [0xcf, 0xfa, 0xed, 0xfe],
  [0x4c, 0x00, 0x00, 0x00, 0x01, 0x14, 0x02, 0x00],
]
const riskyText =
  /^[\s\uFEFF]*(?:<!doctype\s+html|<(?:html|head|body|script|svg|iframe|hta:|meta)\b|<\?xml[^>]{0,200}\?>\s*(?:<!--[^>]{0,200}>\s*)*<(?:svg|html|job|package)\b|X5O!P%@AP|\[Desktop Entry\]|\[InternetShortcut\])/iu

/** True when opening it would run something or show a page. `name` is a safe one; `bytes` may be only the beginning. */
export function isRisky(name: string, type: string, bytes: Uint8Array): boolean {
  if (riskyExtension.test(name) || riskyType.test(type)) return true
  if (beginnings.some((magic) => bytes.length >= magic.length && magic.every((byte, at) => bytes[at] === byte)))
    return true
  return riskyText.test(new TextDecoder('latin1').decode(bytes.subarray(0, 600)))
}
