// Brings Firefox and WebKit to a machine that lets itself be given them (Debian or Ubuntu, as root, with a network); elsewhere it says in
// one line that there are none. Never fails.
import { spawnSync } from 'node:child_process'
import { ensureInstalled } from '../demo/installed.mjs'

ensureInstalled()
const { ENGINES } = await import('./engines.mjs')
const packages = Object.values(ENGINES).flatMap((engine) => engine.missing()?.split(' ') ?? [])

/** @param {number} seconds @param {string[]} args */
const apt = (seconds, ...args) =>
  spawnSync('apt-get', ['-o', 'Acquire::Retries=0', '-o', 'Acquire::http::Timeout=10', '-qq', ...args], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    stdio: 'ignore',
    timeout: seconds * 1000,
    killSignal: 'SIGKILL',
  }).status === 0

if (packages.length) {
  const isRoot = process.getuid?.() === 0
  if (isRoot && apt(40, 'update') && apt(150, 'install', '-y', '--no-install-recommends', ...packages))
    console.log(`Installed ${packages.join(', ')}.`)
  else console.log(`Only Chromium is tested: ${packages.join(', ')} cannot be installed on this machine.`)
}
