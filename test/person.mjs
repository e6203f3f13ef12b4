// Somebody with a browser of their own, who uses the demo and has pictures of it taken.
import { mkdir, stat } from 'node:fs/promises'

const folder = 'demo/screenshots'
const wide = { width: 1280, height: 800, deviceScaleFactor: 1.5 }
const phone = { width: 360, height: 740, deviceScaleFactor: 2 }

/** In the page: until nothing moves any more but what moves for ever. */
function settle() {
  const ending = document.getAnimations().filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime))
  return Promise.allSettled(ending.map(({ finished }) => finished)).then(() => {})
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
export async function person(browser, address) {
  const page = await (await browser.createBrowserContext()).newPage()
  await page.setViewport(wide)
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
    /**
     * @param {import('puppeteer-core').KeyInput} key
     * @param {string} field
     */
    presses: async (key, field) => {
      await clicks(field)
      await page.keyboard.press(key)
    },
    sitsDown: async () => {
      await page.setViewport(wide)
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'light' }])
    },
    takesThePhone: () => page.setViewport(phone),
    likesDark: () => page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]),
    /**
     * @param {string} name
     * @param {number} [quality] of 100
     */
    async isPictured(name, quality = 82) {
      const path = /** @type {const} */ (`${folder}/${name}.webp`)
      await mkdir(folder, { recursive: true })
      await page.evaluate(settle)
      await page.screenshot({ path, type: 'webp', quality })
      console.log(`${path} ${((await stat(path)).size / 1000).toFixed(0)} kB`)
    },
  }
}
