// How the tests run: each file is bundled, loaded into a page of its own context, and talks to one simulator on another origin.
import { resolve } from 'node:path'
import { defaultReporter } from '@web/test-runner'
import { chromeLauncher } from '@web/test-runner-chrome'

import { args, findChromium } from './browser.mjs'
import { bundledTests } from './bundled-tests.mjs'
import { countReporter } from './count-reporter.mjs'
import { doctor } from './doctor-process.mjs'
import { faultyServers } from './faulty-server.mjs'
import { mediaFeatures } from './media-features.mjs'
import { officialWidgetPages } from './official-widget.mjs'
import { judgedPackage } from './package-process.mjs'
import { pages } from './pages.mjs'
import { schedulesExtent } from './schedules-extent.mjs'
import { simulator } from './simulator-process.mjs'

const { executablePath, env } = findChromium()

/** @type {import('@web/test-runner').TestRunnerConfig} */
export default {
  rootDir: resolve('.'),
  files: ['test/{story,embed,protocol,simulator}/**/*.test.{ts,tsx}'],
  hostname: '127.0.0.1',
  plugins: [
    bundledTests(),
    pages(),
    mediaFeatures(),
    simulator(),
    officialWidgetPages(),
    schedulesExtent(),
    doctor(),
    faultyServers(),
    judgedPackage(),
  ],
  browsers: [
    chromeLauncher({
      launchOptions: { executablePath, args, env },
      // A context for every page: files that run side by side share no storage.
      createPage: async ({ browser }) => (await browser.createBrowserContext()).newPage(),
    }),
  ],
  concurrency: 2,
  reporters: [defaultReporter({ reportTestProgress: !!process.stdout.isTTY }), countReporter()],
  testsFinishTimeout: process.env.SCHEDULES ? 24 * 3_600_000 : 900_000, // per file
  testFramework: { config: { timeout: '30000', forbidOnly: !!process.env.CI } },
}
