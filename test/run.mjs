// npm test: installs, builds, then runs every test; `npm test -- test/story/first-message.test.ts` runs one file.
import { spawnSync } from 'node:child_process'
import { ensureInstalled } from '../demo/installed.mjs'

ensureInstalled()
const files = process.argv.slice(2).flatMap((argument) => (argument.startsWith('-') ? argument : ['--files', argument]))
const run = (/** @type {string[]} */ ...args) => spawnSync(process.execPath, args, { stdio: 'inherit' }).status ?? 1

process.exit(
  run('build.mjs') || run('node_modules/@web/test-runner/dist/bin.js', '--config', 'test/wtr.config.mjs', ...files),
)
