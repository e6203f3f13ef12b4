import { execFile } from 'node:child_process'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

/**
 * The command `doctor` does what `node dist/doctor.js` does with these words, in this process, which is quicker; `doctor process` does it in one of
 * its own.
 * @returns {import('@web/test-runner').TestRunnerPlugin<string[]>}
 */
export function doctor() {
  const file = resolve('dist/doctor.js')
  return {
    name: 'doctor',
    async executeCommand({ command, payload = [] }) {
      if (command === 'doctor') {
        /** @type {typeof import('../src/doctor/command/main.ts')} */
        const { run } = await import(pathToFileURL(file).href)
        return run(payload)
      }
      if (command !== 'doctor process') return undefined
      return new Promise((done) => {
        const child = execFile(process.execPath, [file, ...payload], (_, out, err) =>
          done({ code: child.exitCode, out, err }),
        )
      })
    },
  }
}
