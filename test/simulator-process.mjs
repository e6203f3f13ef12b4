import { spawn } from 'node:child_process'
import { officialWidget } from './official-widget.mjs'

/**
 * One simulator for the whole run, as `dist/simulator.js` ships it. Pages learn its address with the command `simulator`.
 * Another port is another origin, so CORS is as real as in life.
 * @returns {import('@web/test-runner').TestRunnerPlugin}
 */
export function simulator() {
  /** @type {import('node:child_process').ChildProcess | undefined} */
  let child
  let address = ''
  return {
    name: 'simulator',
    async serverStart() {
      const program = ['dist/simulator.js', '--port', '0', '--official-widget', officialWidget]
      const started = spawn(process.execPath, program, { stdio: ['ignore', 'pipe', 'inherit'] })
      child = started
      address = await new Promise((resolve, reject) => {
        started.once('exit', (code) => reject(new Error(`dist/simulator.js ended with ${code}`)))
        started.stdout.on('data', (text) => {
          const found = /listening on (\S+)/.exec(String(text))
          if (found?.[1]) resolve(found[1])
        })
      })
    },
    serverStop() {
      child?.kill()
    },
    executeCommand({ command }) {
      return command === 'simulator' ? address : undefined
    },
  }
}
