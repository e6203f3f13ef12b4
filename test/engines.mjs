// The browsers that tests can run in, by the name of their engine's best known one.
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromeLauncher } from '@web/test-runner-chrome'
import { args, findChromium } from './browser.mjs'
import { deprived, deprivedAddress, deprivedArgs } from './deprived.mjs'
import { webDriverLauncher } from './webdriver-launcher.mjs'

/** @typedef {import('@web/test-runner').BrowserLauncher} BrowserLauncher */
/** @typedef {{ missing(): string | undefined, launcher(): BrowserLauncher }} Engine which Debian packages have to be installed first, and how it is started */

const MINI_BROWSERS = ['/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu', '/usr/libexec'].map(
  (folder) => `${folder}/webkit2gtk-4.1/MiniBrowser`,
)

/** @param {string[]} names @returns {string | undefined} the first of these programs that is installed */
const program = (...names) =>
  names
    .flatMap((name) => (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, name)))
    .find((path) => existsSync(path))

const firefox = () => process.env.FIREFOX_PATH ?? program('firefox-esr', 'firefox')
const miniBrowser = () => process.env.WEBKIT_PATH ?? MINI_BROWSERS.find((path) => existsSync(path))

/** A context for every page: files that run side by side share no storage. @param {{ browser: import('puppeteer-core').Browser }} _ */
const createPage = async ({ browser }) => deprived((await browser.createBrowserContext()).newPage())

/** @type {Record<string, Engine>} */
export const ENGINES = {
  chromium: {
    missing: () => undefined,
    launcher() {
      const { executablePath, env } = findChromium()
      const launchOptions = { executablePath, args: [...args, ...deprivedArgs], env }
      const launcher = named('Chromium', chromeLauncher({ launchOptions, createPage }))
      const { startSession } = launcher
      return Object.assign(launcher, {
        /** @param {string} id @param {string} url */
        startSession: (id, url) => startSession.call(launcher, id, deprivedAddress(url)),
      })
    },
  },
  firefox: {
    missing: () => (firefox() ? undefined : 'firefox-esr'),
    launcher() {
      const executablePath = firefox() ?? ''
      const extraPrefsFirefox = {
        // Windows of tests are never in front.
        'dom.min_background_timeout_value': 4,
        'dom.timeout.enable_budget_timer_throttling': false,
        'media.autoplay.default': 0,
      }
      const launchOptions = { browser: /** @type {const} */ ('firefox'), executablePath, extraPrefsFirefox }
      return named('Firefox', chromeLauncher({ concurrency: 1, launchOptions }))
    },
  },
  webkit: {
    missing: () =>
      program('WebKitWebDriver') && miniBrowser() && (process.env.DISPLAY || program('Xvfb'))
        ? undefined
        : 'webkit2gtk-driver xvfb',
    launcher: () =>
      webDriverLauncher({
        name: 'WebKit',
        program: 'WebKitWebDriver',
        env: { LIBGL_ALWAYS_SOFTWARE: '1', WEBKIT_DISABLE_DMABUF_RENDERER: '1' },
        capabilities: { 'webkitgtk:browserOptions': { binary: miniBrowser(), args: ['--automation'] } },
      }),
  },
}

/** @param {string} name @param {BrowserLauncher} launcher */
const named = (name, launcher) => Object.assign(launcher, { name })
