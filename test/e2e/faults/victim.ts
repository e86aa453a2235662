// A whole program in a process of its own, to be killed: the Chromium host, and a page that saves or imports without
// end. Run by `victims.ts` as `node --import tsx victim.ts <profile> <page> <work> <prefix>`; tells what happens in lines
// of JSON. Must never be run by the product.
import { openChromiumHost } from '../../hosts/chromium.ts'
import { passphrase } from './secret.ts'
import type {} from './vault-page/main.ts'
import { counter } from './victims.ts'
import type { Said } from './victims.ts'

async function run([profileDir = '', rendererDir = '', work = '', prefix = '']: string[]): Promise<void> {
  const say = (what: Said): void => {
    process.stdout.write(`${JSON.stringify(what)}\n`)
  }
  const host = await openChromiumHost({ profileDir, rendererDir, headless: true })
  const { page } = host
  await page.exposeFunction('acknowledged', (what: string) => say({ kind: 'acknowledged', what }))
  const { kind } = await page.evaluate(() => window.faults.inspect())
  const notices: string[] = []
  if (kind === 'none') await page.evaluate((secret) => window.faults.create(secret), passphrase)
  else {
    const answer = await page.evaluate((secret) => window.faults.unlock(secret), passphrase)
    if (!answer.ok) throw new Error(answer.error.code)
    notices.push(...answer.value.notices.map((notice) => notice.kind))
  }
  const names = await page.evaluate(() => window.faults.names())
  const counted = (await page.evaluate((name) => window.faults.remarksOf(name), counter)) ?? ''
  const session = await host.context.browser()?.newBrowserCDPSession()
  const processes = (await session?.send('SystemInfo.getProcessInfo'))?.processInfo ?? []
  const pids = [...processes]
    .filter(({ type }) => type === 'browser' || type === 'renderer')
    .sort((one, other) => Number(other.type === 'browser') - Number(one.type === 'browser'))
    .map(({ id }) => id)
  if (work === 'imports') await page.evaluate(() => window.faults.undoImports())
  say({ kind: 'open', names, counter: counted, notices, pids })
  const running =
    work === 'imports'
      ? page.evaluate(([tag, rows]) => window.faults.importForEver(tag, rows), [prefix, 2_000] as const)
      : page.evaluate(([tag, name]) => window.faults.saveForEver(tag, name), [prefix, counter] as const)
  // The page is killed in the middle of it: that it ends is what is wanted.
  await running.catch(() => undefined)
  await host.close().catch(() => undefined)
}

await run(process.argv.slice(2))
