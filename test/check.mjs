// npm run check: types, lint and format, and the rules of the house that neither tool knows.
import { spawnSync } from 'node:child_process'
import { ensureInstalled } from '../demo/installed.mjs'

ensureInstalled()
const run = (/** @type {string} */ bin, /** @type {string[]} */ ...args) =>
  spawnSync(process.execPath, [bin, ...args], { stdio: 'inherit' }).status ?? 1

const failed = [
  run('node_modules/typescript/bin/tsc'),
  run('node_modules/@biomejs/biome/bin/biome', 'ci', '--colors=off', '--diagnostic-level=info'),
  run('test/structure.mjs'),
].some((status) => status !== 0)
process.exit(failed ? 1 : 0)
