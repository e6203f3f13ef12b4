// A first visit to a page, with an empty cache, and what it costs.
import { watch } from './watch.mjs'

/** @typedef {import('./stage.mjs').Contestant} Contestant */
/** @typedef {import('./stage.mjs').Stage} Stage */
/** @typedef {import('puppeteer-core').Frame} Frame */
/** @typedef {Awaited<ReturnType<typeof visit>>} Visit */

/**
 * Opens the page in a context of its own, or as a further tab of one. Nothing is loaded before `goes`.
 * @param {Stage} stage
 * @param {Contestant} contestant
 * @param {object} [conditions]
 * @param {number} [conditions.slow] how many times slower the processor is
 * @param {string} [conditions.server]
 * @param {import('puppeteer-core').BrowserContext} [conditions.context] whose cache and storage it has
 */
export async function visit({ browser, site }, contestant, { slow = 1, server = '', context: others } = {}) {
  const context = others ?? (await browser.createBrowserContext())
  const page = await context.newPage()
  await page.setViewport({ width: 1280, height: 800 })
  await page.evaluateOnNewDocument(watch)
  const session = await page.createCDPSession()
  await session.send('Performance.enable')
  const slowDown = () => session.send('Emulation.setCPUThrottlingRate', { rate: slow })
  // The next page may be in another process, which has not been told.
  if (slow > 1) session.on('Page.frameNavigated', ({ frame }) => frame.parentId || void slowDown())
  await session.send('Page.enable')
  const traffic = await listenToNetwork(session)
  const at = `${site}/${contestant}?server=${encodeURIComponent(server)}`
  return {
    page,
    context,
    traffic,
    goes: () => page.goto(at),
    /** Where the widget lives: in the page, or in a frame of its own. */
    home: () => frameAt(page, contestant === 'official' ? '/livechat' : at),
    /** @param {string} thing @param {Frame} home */
    drawn: (thing, home) => patiently(ask(home, 'drawn', thing)),
    /** Figures of the whole page, frames included, when nothing more is going on. */
    async settled() {
      await page.waitForNetworkIdle({ idleTime: 700 })
      return { ...(await metrics(session)), ...(await inFrames(page)) }
    },
    leaves: () => context.close(),
  }
}

/**
 * Asks what watches a frame.
 * @param {Frame} frame
 * @param {keyof import('./watch.mjs').Watch} question
 * @param {string} [thing]
 * @returns {Promise<number>}
 */
export const ask = (frame, question, thing = '') =>
  frame.evaluate((question, thing) => /** @type {any} */ (globalThis).watch[question](thing), question, thing)

/**
 * Clicks as a visitor does.
 * @param {Frame} frame
 * @param {string} thing
 */
export async function click(frame, thing) {
  const found = await frame.evaluateHandle((thing) => /** @type {any} */ (globalThis).watch.find(thing), thing)
  await /** @type {import('puppeteer-core').ElementHandle} */ (found).click()
  await found.dispose() // what is held here would count as left
}

/** @param {import('puppeteer-core').Page} page @param {string} address how it ends */
async function frameAt(page, address) {
  const frame = await page.waitForFrame((frame) => frame.url().endsWith(address))
  await frame.waitForFunction(() => 'watch' in globalThis)
  return frame
}

/**
 * A figure that does not come is no figure, and no reason to wait for ever.
 * @template Value
 * @param {Promise<Value>} figure
 * @returns {Promise<Value | undefined>}
 */
export async function patiently(figure, limit = 20_000) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, limit)
  })
  const first = await Promise.race([figure, late])
  clearTimeout(timer)
  return /** @type {Value | undefined} */ (first)
}

/**
 * Bytes as they come over the network, with their headers.
 * @param {import('puppeteer-core').CDPSession} session
 */
async function listenToNetwork(session) {
  let bytes = 0
  let requests = 0
  let sockets = 0
  session.on('Network.requestWillBeSent', ({ request }) => {
    if (!request.url.startsWith('data:')) requests += 1
  })
  session.on('Network.webSocketCreated', () => {
    sockets += 1
  })
  for (const direction of /** @type {const} */ (['Received', 'Sent']))
    session.on(`Network.webSocketFrame${direction}`, ({ response }) => {
      bytes += response.payloadData.length
    })
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength
  })
  await session.send('Network.enable')
  return () => ({ bytes, requests, sockets })
}

/** @param {import('puppeteer-core').CDPSession} session */
async function metrics(session) {
  await session.send('HeapProfiler.collectGarbage')
  await session.send('HeapProfiler.collectGarbage')
  const { metrics } = await session.send('Performance.getMetrics')
  const of = (/** @type {string} */ wanted) => metrics.find(({ name }) => name === wanted)?.value ?? 0
  return { heap: of('JSHeapUsedSize'), nodes: of('Nodes'), listeners: of('JSEventListeners') }
}

/** @param {import('puppeteer-core').Page} page */
async function inFrames(page) {
  const sum = async (/** @type {'shift' | 'timers'} */ what) =>
    (await Promise.all(page.frames().map((frame) => ask(frame, what)))).reduce((sum, value) => sum + value, 0)
  return { shift: await sum('shift'), timers: await sum('timers') }
}
