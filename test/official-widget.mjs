// Rocket.Chat's own widget, for the tests that let it judge the simulator.

/** Where the build of its last release on npm lies. */
export const officialWidget = 'node_modules/@rocket.chat/livechat/build'

/** What an owner pastes. @param {string} server its address, with the path to the workspace */
export const snippet = (server) => `<script>
(function(w, d, s, u) {
  w.RocketChat = function(c) { w.RocketChat._.push(c) }; w.RocketChat._ = []; w.RocketChat.url = u;
  var h = d.getElementsByTagName(s)[0], j = d.createElement(s);
  j.async = true; j.src = u + '/rocketchat-livechat.min.js?_=201903270000';
  h.parentNode.insertBefore(j, h);
})(window, document, 'script', '${server}/livechat');
</script>`

/** @typedef {import('puppeteer-core').Page} Page */
/** @typedef {import('puppeteer-core').Frame} Frame */
/** @typedef {{ do: string, role?: string, name?: string, text?: string, server?: string }} Step */

/**
 * What a person does in it. The widget lives in a frame of the server's origin, where a test's own page cannot reach.
 * @type {Record<string, (frame: Frame, step: Required<Step>) => Promise<unknown>>}
 */
const steps = {
  sees: (frame, { text }) => frame.locator(`::-p-text(${text})`).wait(),
  clicks: (frame, { role, name }) => frame.locator(`::-p-aria([role="${role}"][name="${name}"])`).click(),
  fillsIn: (frame, { name, text }) => frame.locator(`::-p-aria([role="textbox"][name="${name}"])`).fill(text),
  async writes(frame, { text }) {
    await frame.locator('[data-placeholder="Type your message here"]').click()
    await frame.page().keyboard.type(text)
    await frame.page().keyboard.press('Enter')
  },
}

/**
 * The command `official widget` opens a page with the snippet, in a context of its own, and does there what a test says, one step at
 * a time.
 * @returns {import('@web/test-runner').TestRunnerPlugin}
 */
export function officialWidgetPages() {
  /** @type {Map<string, { page: Page, server: string }>} one for each test file */
  const opened = new Map()

  /** @param {string} id */
  const leave = async (id) => {
    await opened.get(id)?.page.browserContext().close()
    opened.delete(id)
  }

  /** @param {Page} neighbour @param {string} server */
  async function open(neighbour, server) {
    const page = await (await neighbour.browser().createBrowserContext()).newPage()
    page.setDefaultTimeout(15_000)
    const html = encodeURIComponent(`<!doctype html><title>Shop</title>${snippet(server)}`)
    await page.goto(`${new URL(neighbour.url()).origin}/page?html=${html}`)
    return { page, server }
  }

  return {
    name: 'official-widget',
    async executeCommand({ command, payload, session }) {
      if (command !== 'official widget') return undefined
      const { id, browser } = session
      const step = /** @type {Required<Step>} */ (payload)
      if (step.do === 'leaves' || step.do === 'opens') await leave(id)
      if (step.do === 'opens') {
        const { getPage } = /** @type {import('@web/test-runner-chrome').ChromeLauncher} */ (browser)
        opened.set(id, await open(getPage.call(browser, id), step.server))
      }
      const { page, server } = opened.get(id) ?? {}
      const frame = await page?.waitForFrame((one) => one.url() === `${server}/livechat`)
      if (frame) await steps[step.do]?.(frame, step)
      return true
    },
  }
}
