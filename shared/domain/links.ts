// Where a link may lead: to the web, and from notes also to a mail address. Whatever else an address says, it stays text.

/** The longest address that is taken as a link. */
const longestAddress = 2_000

/** With a host, and readable as an address. */
export function isWebLink(address: string): boolean {
  return address.length <= longestAddress && /^https?:\/\/[^\s/]+/iu.test(address) && URL.canParse(address)
}

export function isLinkable(address: string): boolean {
  return isWebLink(address) || (address.length <= longestAddress && /^mailto:\S/iu.test(address))
}
