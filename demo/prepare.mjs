// What takes time before the demo can start. A program of its own, so that an interruption ends all of it.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { ensureInstalled } from './installed.mjs'

ensureInstalled()
console.log('Building …')
// The table of sizes is for those who build; what went wrong is for everybody.
const { status } = spawnSync(process.execPath, ['build.mjs', ...process.argv.slice(2)], {
  stdio: ['ignore', 'ignore', 'inherit'],
})
// A build that is over its budget says so and fails, yet has written everything: whoever works on that wants to see it run.
const outputs = ['dist/linnet.js', 'dist/simulator.js', 'dist/demo/shop', 'dist/demo/agent']
if (status !== 0 && !outputs.every((path) => existsSync(path))) {
  console.error('The build failed, so nothing was started.')
  process.exitCode = 1
}
