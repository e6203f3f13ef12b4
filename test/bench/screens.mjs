// Takes the pictures of the READMEs: a visitor and an agent hold a conversation in the demo, each in a browser of their own.
import { mkdir, stat } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import puppeteer from 'puppeteer-core'
import { serveConsole, serveShop } from '../../demo/pages-server.mjs'
import { setUpWorkspace } from '../../demo/workspace.mjs'
import { args, findChromium } from '../browser.mjs'

const folder = 'demo/screenshots'
const size = { width: 1280, height: 800 }

/** Two visitors of the shop, and an agent at the desk. */
export default async function takePictures() {
  /** @type {typeof import('../../demo/simulator/main.ts')} */
  const { startSimulator } = await import(pathToFileURL('dist/simulator.js').href)
  const { address: server, close } = await startSimulator({ port: 0 })
  await setUpWorkspace(server)
  const shop = await serveShop({ port: 0, server })
  const desk = await serveConsole({ port: 0, server })
  const browser = await puppeteer.launch({ ...findChromium(), args })

  const visitor = await person(browser, `${shop}/boxes.html`)
  const agent = await person(browser, desk)
  const other = await person(browser, shop)
  await agent.fillsIn('Username or email', 'agent')
  await agent.fillsIn('Password', 'agent')
  await agent.clicks('Sign in')
  await visitor.arrives('Ada Byrne')
  await visitor.writes('Hello! Which box would a *robin* choose?')
  await agent.clicks('Take Ada Byrne')
  await other.arrives('Tom Eriksen')
  await other.writes('Where is my order? It left the workshop on Monday.')
  await agent.writes('Hello Ada, robins like an open front: the *No. 45*. Hang it low, where ivy or a shrub hides it.')
  await visitor.writes('There is an old ivy by the shed.')
  await agent.writes(
    'Perfect. Facing north or east, and out of the cat’s reach. And *no perch*: that only helps magpies.',
  )
  await visitor.sees('magpies')
  await visitor.writes('Then I will take two. Thank you!')
  await agent.sees('Then I will take two')
  await agent.types('With pleasure')
  await visitor.sees('Amira Haddad is typing')
  await mkdir(folder, { recursive: true })
  await visitor.isPictured('conversation')
  await agent.isPictured('desk')

  await browser.close()
  await close()
  process.exit() // the shop and the desk would go on
}

/**
 * In the page: is this said anywhere, the widget's shadow included?
 * @param {string} text
 */
function isShown(text) {
  const roots = [...document.querySelectorAll('*')].map((element) => element.shadowRoot)
  return [document.body, ...roots].some((root) => root?.textContent?.includes(text))
}

/**
 * Somebody with a browser of their own. Things are found by what they are called, and every step waits until it can be taken.
 * @param {import('puppeteer-core').Browser} browser
 * @param {string} address
 */
async function person(browser, address) {
  const page = await (await browser.createBrowserContext()).newPage()
  await page.setViewport({ ...size, deviceScaleFactor: 1.5 })
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'light' }])
  await page.goto(address)
  const named = (/** @type {string} */ name) => page.locator(`::-p-aria(${name})`)
  const fillsIn = (/** @type {string} */ name, /** @type {string} */ text) => named(name).fill(text)
  const clicks = (/** @type {string} */ name) => named(name).click()
  /** @param {string} text */
  async function types(text) {
    await page.locator('::-p-aria([name="Message"][role="textbox"])').click()
    await page.keyboard.type(text)
  }
  return {
    clicks,
    fillsIn,
    types,
    /** @param {string} text */
    sees: (text) => page.waitForFunction(isShown, {}, text),
    /** @param {string} text */
    async writes(text) {
      await types(text)
      await page.keyboard.press('Enter')
    },
    /** @param {string} name */
    async arrives(name) {
      await clicks('Ask Hollow')
      await fillsIn('Name', name)
      await fillsIn('Email', `${name.split(' ')[0]?.toLowerCase()}@example.com`)
      await clicks('Start chat')
    },
    /** @param {string} name */
    async isPictured(name) {
      const path = /** @type {const} */ (`${folder}/${name}.webp`)
      await page.screenshot({ path, type: 'webp', quality: 82 })
      console.log(`${path} ${((await stat(path)).size / 1000).toFixed(0)} kB`)
    },
  }
}
