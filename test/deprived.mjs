// Browsers that lack something: `WITHOUT=locks npm test` takes it from every page of a test, before its first script.

/** @typedef {import('puppeteer-core').Page} Page */

export const INSECURE_HOST = 'linnet.test'

/**
 * What each page loses, as a script. A page without a secure context comes from a host that is not this machine by name, so that the browser
 * itself takes away what insecure pages may not have.
 * @type {Record<string, string>}
 */
const DEPRIVATIONS = {
  locks: 'delete Navigator.prototype.locks',
  channel: 'delete globalThis.BroadcastChannel',
  storage: `for (const name of ['localStorage', 'sessionStorage']) {
    Object.defineProperty(globalThis, name, { get() { throw new DOMException('Access is denied', 'SecurityError') } })
  }`,
  // As behind a proxy that knows no WebSocket: the request for one is answered with an error. News come by asking, which is done more often
  // here than in truth, so that no story waits for minutes.
  websocket: `globalThis.WebSocket = class extends WebSocket {
    constructor(url, protocols) { super(new URL('/without-websocket', url), protocols) }
  }
  const inTruth = globalThis.setTimeout
  globalThis.setTimeout = (task, ms, ...rest) => inTruth(task, ms === 10_000 ? 500 : ms, ...rest)`,
  secure: '',
}

export const without = process.env.WITHOUT ?? ''

if (without && DEPRIVATIONS[without] === undefined)
  throw new Error(`Nothing is called "${without}"; there are: ${Object.keys(DEPRIVATIONS).join(', ')}.`)

/** Flags for a Chromium that lacks it. */
export const deprivedArgs = without === 'secure' ? [`--host-resolver-rules=MAP ${INSECURE_HOST} 127.0.0.1`] : []

/** The address at which the runner’s own page is opened. @param {string} url */
export const deprivedAddress = (url) => (without === 'secure' ? url.replace('127.0.0.1', INSECURE_HOST) : url)

/** The test itself has what it needs to look on. */
const FOR_TESTS = `crypto.randomUUID ??= () => URL.createObjectURL(new Blob()).slice(-36)`

/** @template {Page} P @param {Promise<P>} opening @returns {Promise<P>} */
export async function deprived(opening) {
  const page = await opening
  if (!without) return page
  const script = `if (location.pathname.startsWith('/page')) { ${DEPRIVATIONS[without]} } else { ${FOR_TESTS} }`
  await page.evaluateOnNewDocument(script)
  // Without a storage the browser asks before words are lost. A test that leaves means it.
  page.on('dialog', (dialog) => void (dialog.type() === 'beforeunload' && dialog.accept()))
  return page
}
