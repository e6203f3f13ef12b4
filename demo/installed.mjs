// Commands work on a fresh clone: whatever the lock file names is installed before anything else is imported.
import { spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'

/** npm writes this file last, so it is older than the lock file whenever an installation is missing or out of date. */
const mark = 'node_modules/.package-lock.json'

/** Installs the packages of the lock file, unless that has been done. Ends the process when npm fails. */
export function ensureInstalled() {
  if (existsSync(mark) && statSync(mark).mtimeMs >= statSync('package-lock.json').mtimeMs) return
  console.log('Installing the packages of package-lock.json (once) …')
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const { status } = spawnSync(npm, ['ci', '--loglevel=error'], {
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: npm.endsWith('.cmd'),
  })
  if (status !== 0) {
    console.error('npm ci failed, so nothing was started.')
    process.exit(1)
  }
}
