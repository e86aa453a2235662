// The window may load one page only, so the word behind `#` says what it is this time: a page that measures the vault,
// one that measures the peer that must be alone, or the program itself.
async function load(page: string): Promise<void> {
  if (page === '#vault-page') await import('./vault-page/main.ts')
  else if (page === '#encrypted-page') await import('./encrypted-page/main.ts')
  else await import('../../renderer/main.tsx')
}

await load(location.hash)
export {}
