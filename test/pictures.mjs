import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'

/** @typedef {{ name: string, clip: import('puppeteer-core').ScreenshotClip }} Asked */

const SIZE = { width: 1280, height: 1000 }

/**
 * The command `picture` writes what stands at a place of the page into the folder that `PICTURES` names, as `<name>.webp`. Without
 * such a folder it does nothing.
 * @returns {import('@web/test-runner').TestRunnerPlugin<Asked>}
 */
export function pictures() {
  const folder = process.env.PICTURES
  return {
    name: 'pictures',
    async executeCommand({ command, payload, session }) {
      if (command !== 'picture') return undefined
      if (!folder || !payload) return true
      const browser = /** @type {import('@web/test-runner-chrome').ChromeLauncher} */ (
        /** @type {unknown} */ (session.browser)
      )
      await mkdir(folder, { recursive: true })
      const path = /** @type {const} */ (`${join(folder, payload.name)}.webp`)
      const page = browser.getPage(session.id)
      // What is beyond the viewport would be reached by changing it while the picture is taken.
      if (page.viewport()?.width !== SIZE.width) await page.setViewport(SIZE)
      await page.screenshot({ path, type: 'webp', quality: 82, clip: payload.clip, captureBeyondViewport: false })
      return true
    },
  }
}
