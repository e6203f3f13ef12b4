import { deprived } from './deprived.mjs'

/** @typedef {import('puppeteer-core').Page} Page */
/** @typedef {{ do: string, address?: string, script?: string, tab?: string }} Step `tab` names a further one; of the same browser context, in a process of its own */

/** Bytes in use. @param {Page} page */
async function heapSize(page) {
  const line = await page.createCDPSession()
  await line.send('HeapProfiler.enable')
  await line.send('HeapProfiler.collectGarbage')
  const { usedSize } = await line.send('Runtime.getHeapUsage')
  await line.detach()
  return usedSize
}

/**
 * The command `own window` opens a window beside the tests, where things may happen that would end the test’s own page: real navigation, there
 * and back. One step at a time; each answers with what it found. The command `heap size` weighs the test’s own page, in Chromium.
 * @returns {import('@web/test-runner').TestRunnerPlugin<Step>}
 */
export function ownWindows() {
  /** @type {Map<string, { page: Page, reasons: string[] }>} one for each test file, and its further tabs */
  const opened = new Map()

  /** @param {string} id */
  const close = async (id) => {
    await opened.get(id)?.page.browserContext().close()
    for (const key of opened.keys()) if (key.startsWith(id)) opened.delete(key)
  }

  /** @param {Page | { openWindow(): Promise<Page> }} neighbour @param {string} address @param {Page} [first] the one that this is a further tab of */
  async function open(neighbour, address, first) {
    if ('openWindow' in neighbour) {
      const page = await neighbour.openWindow()
      await page.goto(new URL(address, page.url()).href)
      return { page, reasons: [] }
    }
    const context = first?.browserContext() ?? (await neighbour.browser().createBrowserContext())
    const page = await deprived(context.newPage())
    /** @type {string[]} */
    const reasons = []
    if (!neighbour.browser().process()?.spawnfile.includes('firefox')) {
      const line = await page.createCDPSession()
      await line.send('Page.enable')
      line.on('Page.backForwardCacheNotUsed', ({ notRestoredExplanations }) => {
        reasons.push(
          ...notRestoredExplanations.map(({ reason, details = [] }) =>
            [reason, ...details.map(({ url }) => url)].join(' '),
          ),
        )
      })
    }
    await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]).catch(() => {})
    await page.goto(new URL(address, neighbour.url()).href)
    return { page, reasons }
  }

  return {
    name: 'own-window',
    async executeCommand({ command, payload, session: { id, browser } }) {
      const { getPage } = /** @type {import('@web/test-runner-chrome').ChromeLauncher} */ (
        /** @type {unknown} */ (browser)
      )
      if (command === 'heap size') return heapSize(getPage.call(browser, id))
      if (command !== 'own window' || !payload) return undefined
      const key = id + (payload.tab ?? '')
      if (!payload.tab && (payload.do === 'closes' || payload.do === 'opens')) await close(id)
      if (payload.do === 'opens')
        opened.set(key, await open(getPage.call(browser, id), payload.address ?? '', opened.get(id)?.page))
      const { page, reasons } = opened.get(key) ?? {}
      if (!page || !reasons) return true
      if (payload.do === 'goes') await page.goto(new URL(payload.address ?? '', page.url()).href)
      // A page out of the cache is not loaded, so nobody can wait for that.
      if (payload.do === 'goes back') await page.evaluate('setTimeout(() => history.back())')
      if (payload.do === 'rests') await page.waitForNetworkIdle({ idleTime: 300 })
      if (payload.do === 'is pictured') return { picture: await page.screenshot({ encoding: 'base64' }) }
      if (payload.do === 'says') return { said: await page.evaluate(payload.script ?? '').catch(String) }
      return { reasons }
    },
  }
}
