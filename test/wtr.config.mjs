// How the tests run: each file is bundled, loaded into a page of its own context, and talks to one simulator on another origin.
import { resolve } from 'node:path'
import { defaultReporter } from '@web/test-runner'
import { bundledTests } from './bundled-tests.mjs'
import { countReporter } from './count-reporter.mjs'
import { doctor } from './doctor-process.mjs'
import { ENGINES } from './engines.mjs'
import { faultyServers } from './faulty-server.mjs'
import { mediaFeatures } from './media-features.mjs'
import { officialWidgetPages } from './official-widget.mjs'
import { ownWindows } from './own-window.mjs'
import { judgedPackage } from './package-process.mjs'
import { heldMenu, pages, withoutLanguages } from './pages.mjs'
import { pictures } from './pictures.mjs'
import { schedulesExtent } from './schedules-extent.mjs'
import { simulator } from './simulator-process.mjs'

const name = process.env.ENGINE ?? 'chromium'
const engine = ENGINES[name]
if (!engine) throw new Error(`There is no browser "${name}"; there are: ${Object.keys(ENGINES).join(', ')}.`)

/** @type {import('@web/test-runner').TestRunnerConfig} */
export default {
  rootDir: resolve('.'),
  files: ['test/{story,embed,protocol,simulator}/**/*.test.{ts,tsx}'],
  hostname: '127.0.0.1',
  middleware: [withoutLanguages, heldMenu],
  plugins: [
    bundledTests(),
    pages(),
    mediaFeatures(),
    ownWindows(),
    pictures(),
    simulator(),
    officialWidgetPages(),
    schedulesExtent(),
    doctor(),
    faultyServers(),
    judgedPackage(),
  ],
  browsers: [engine.launcher()],
  concurrency: 2,
  reporters: [
    defaultReporter({ reportTestProgress: !!process.stdout.isTTY }),
    countReporter(process.env.RUN_NAME ?? name),
  ],
  testsFinishTimeout: process.env.SCHEDULES ? 24 * 3_600_000 : 900_000, // per file
  // Another engine runs one file at a time, on top of everything else.
  testFramework: { config: { timeout: name === 'chromium' ? '30000' : '60000', forbidOnly: !!process.env.CI } },
}
