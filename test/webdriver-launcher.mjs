import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/** @typedef {import('@web/test-runner').BrowserLauncher} BrowserLauncher */
/** @typedef {{ type: string, [detail: string]: unknown }} Action */
/** @typedef {{ name: string, program: string, env: Record<string, string>, capabilities: object }} Driver */
/** @typedef {import('node:child_process').ChildProcess} ChildProcess */

/** What keys are called in WebDriver. @type {Record<string, string>} */
const KEYS = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Escape: '\uE00C',
  Space: ' ',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Delete: '\uE017',
  Meta: '\uE03D',
}

/** @returns {Promise<number>} */
const freePort = () =>
  new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => done(typeof address === 'object' && address ? address.port : 0))
    })
  })

/**
 * A screen that nobody sees, for a browser that needs one.
 * @param {ChildProcess[]} children where it is added
 * @returns {Promise<string>} what it is called
 */
function display(children) {
  const { DISPLAY } = process.env
  if (DISPLAY) return Promise.resolve(DISPLAY)
  const args = ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp']
  const xvfb = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] })
  children.push(xvfb)
  return new Promise((found, failed) => {
    xvfb.stdio[3]?.once('data', (number) => found(`:${String(number).trim()}`))
    xvfb.once('exit', () => failed(new Error('Xvfb does not start')))
  })
}

/**
 * Runs tests in a browser that is driven by the W3C’s WebDriver, over plain requests.
 * @param {Driver} driver
 * @returns {BrowserLauncher}
 */
export function webDriverLauncher({ name, program, env, capabilities }) {
  let base = ''
  /** @type {ChildProcess[]} */
  const children = []
  /** @type {Promise<void> | undefined} */
  let starting
  /** @type {string | undefined} */
  let active

  /** @param {string} method @param {string} path @param {object} [body] */
  async function call(method, path, body) {
    const answer = await fetch(base + path, body ? { method, body: JSON.stringify(body) } : { method })
    const { value } = /** @type {{ value: any }} */ (await answer.json())
    if (!answer.ok) throw new Error(`${name}: ${method} ${path}: ${value.error}: ${value.message}`)
    return value
  }

  const end = () => {
    for (const child of children.reverse()) child.kill()
  }

  async function start() {
    process.once('exit', end)
    const port = await freePort()
    const root = `http://127.0.0.1:${port}`
    const DISPLAY = await display(children)
    const child = spawn(program, [`--port=${port}`], { env: { ...process.env, ...env, DISPLAY }, stdio: 'ignore' })
    children.push(child)
    base = root
    const until = Date.now() + 30_000
    while (!(await call('GET', '/status').catch(() => undefined))?.ready) {
      if (child.exitCode !== null || Date.now() > until) throw new Error(`${name}: ${program} does not start`)
      await sleep(100)
    }
    const { sessionId } = await call('POST', '/session', { capabilities: { alwaysMatch: capabilities } })
    base = `${root}/session/${sessionId}`
  }

  /** The window until the page in it has this size. @param {{ width: number, height: number }} size */
  async function resize({ width, height }) {
    let [wide, high] = [0, 0]
    for (let tries = 0; tries < 20; tries++) {
      await call('POST', '/window/rect', { width: width + wide, height: height + high })
      const script = 'return [innerWidth, innerHeight, outerWidth, outerHeight]'
      const [innerWidth, innerHeight, outerWidth, outerHeight] = await call('POST', '/execute/sync', {
        script,
        args: [],
      })
      if (innerWidth === width && innerHeight === height) return
      ;[wide, high] = [outerWidth - innerWidth, outerHeight - innerHeight]
      await sleep(20)
    }
  }

  const act = (/** @type {Action[]} */ ...actions) =>
    call('POST', '/actions', { actions: [{ type: 'key', id: 'keys', actions }] })
  const key = (/** @type {string} */ type, /** @type {string} */ value) => ({ type, value: KEYS[value] ?? value })

  const keyboard = {
    type: (/** @type {string} */ text) =>
      act(...[...text].flatMap((letter) => [key('keyDown', letter), key('keyUp', letter)])),
    press(/** @type {string} */ combination) {
      const names = combination.split('+')
      const down = names.map((one) => key('keyDown', one))
      return act(...down, ...names.map((one) => key('keyUp', one)).reverse())
    },
    down: (/** @type {string} */ one) => act(key('keyDown', one)),
    up: (/** @type {string} */ one) => act(key('keyUp', one)),
  }

  /** A window beside the tests, which is the driver’s present one only for as long as a step is taken in it. */
  async function openWindow() {
    const tests = await call('GET', '/window')
    const address = await call('GET', '/url')
    const { handle } = await call('POST', '/window/new', { type: 'window' })
    /** @param {string} path @param {object} [body] */
    const take = async (path, body) => {
      await call('POST', '/window', { handle })
      try {
        return await call(body ? 'POST' : 'DELETE', path, body)
      } finally {
        await call('POST', '/window', { handle: tests })
      }
    }
    /** @param {string} expression */
    const evaluate = (expression) => {
      const script = `const done = arguments[0]; Promise.resolve(${expression}).then(done, (error) => done(String(error)))`
      return take('/execute/async', { script, args: [] })
    }
    return {
      url: () => address,
      goto: (/** @type {string} */ url) => take('/url', { url }),
      evaluate,
      browserContext: () => ({ close: () => take('/window') }),
    }
  }

  const launcher = {
    name,
    // The runner's commands then use `getPage` below.
    type: 'playwright',
    concurrency: 1,
    async startSession(/** @type {string} */ id, /** @type {string} */ url) {
      starting ??= start()
      await starting
      active = id
      await resize({ width: 1024, height: 768 })
      await call('POST', '/url', { url })
    },
    isActive: (/** @type {string} */ id) => active === id,
    getBrowserUrl: () => call('GET', '/url'),
    async stopSession() {
      active = undefined
      await call('POST', '/url', { url: 'about:blank' })
      return {}
    },
    async stop() {
      if (base.includes('/session/')) await call('DELETE', '').catch(() => undefined)
      end()
    },
    startDebugSession: () => Promise.reject(new Error(`${name} has no debug mode here`)),
    getPage: () => ({ keyboard, setViewportSize: resize, openWindow }),
  }
  return launcher
}
