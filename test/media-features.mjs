/** @type {WeakMap<import('puppeteer-core').Page, import('puppeteer-core').CDPSession>} */
const lines = new WeakMap()

/**
 * The command `media features` has the browser pretend what a person has set in their system, also what the runner's own command
 * does not know: `{ 'forced-colors': 'active', 'prefers-contrast': 'more' }`. What is not named is as usual again.
 * The command `text size` sets the size of text in the browser's settings, in pixels; 16 is the usual one.
 * @returns {import('@web/test-runner').TestRunnerPlugin<Record<string, string | number>>}
 */
export function mediaFeatures() {
  return {
    name: 'media-features',
    async executeCommand({ command, payload = {}, session }) {
      if (!['media features', 'text size'].includes(command)) return undefined
      const browser = /** @type {import('@web/test-runner-chrome').ChromeLauncher} */ (
        /** @type {unknown} */ (session.browser)
      )
      const page = browser.getPage(session.id)
      // It is pretended for as long as the line is there.
      const line = lines.get(page) ?? (await page.createCDPSession())
      lines.set(page, line)
      if (command === 'text size') {
        await line.send('Page.setFontSizes', { fontSizes: { standard: Number(payload['standard']) } })
        return true
      }
      const features = Object.entries(payload).map(([name, value]) => ({ name, value: String(value) }))
      await line.send('Emulation.setEmulatedMedia', { features })
      return true
    },
  }
}
