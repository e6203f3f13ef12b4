import { appendFileSync } from 'node:fs'

/**
 * Ends the run with one plain line that people and scripts can read: `12 passed, 0 failed`.
 * @param {string} engine
 * @returns {import('@web/test-runner').Reporter}
 */
export function countReporter(engine) {
  const started = Date.now()
  return {
    stop({ sessions }) {
      const count = { passed: 0, failed: 0, skipped: 0 }
      /** @param {import('@web/test-runner').TestSuiteResult | undefined} suite */
      const add = (suite) => {
        for (const test of suite?.tests ?? []) count[test.skipped ? 'skipped' : test.passed ? 'passed' : 'failed']++
        for (const inner of suite?.suites ?? []) add(inner)
      }
      for (const session of sessions) {
        add(session.testResults)
        // A file that did not load or did not finish has errors instead of results.
        count.failed += session.errors.length
      }
      const seconds = ((Date.now() - started) / 1000).toFixed(1)
      console.log(`\n${engine}: ${seconds} s${count.skipped ? `, ${count.skipped} skipped` : ''}`)
      console.log(`${count.passed} passed, ${count.failed} failed`)
      // `npm test` adds up what several engines have counted.
      if (process.env.COUNTS) appendFileSync(process.env.COUNTS, `${JSON.stringify({ engine, ...count })}\n`)
    },
  }
}
