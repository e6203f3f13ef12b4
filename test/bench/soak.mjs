// Holds ten thousand random schedules (hours); `npm run bench -- soak 500` holds as many as it is told, `WITHOUT=locks` in a browser without locks.
import { spawn } from 'node:child_process'

const PIECE = 500

/**
 * Whatever happens to visitors, agents, networks and servers, the end must be as promised: see `test/story/schedules`. The schedules come in
 * pieces with seeds of their own; in each piece the first schedules that end badly are printed with what repeats them.
 * @param {string[]} args how many
 */
export default async function soak([count = '10000']) {
  if (!(Number(count) > 0)) {
    console.error(`"${count}" is no number of schedules.`)
    process.exitCode = 1
    return
  }
  const total = { schedules: 0, sent: 0, failed: 0 }
  for (let left = Number(count); left > 0; left -= PIECE) {
    const { schedules, sent, failed } = await piece(Math.min(left, PIECE))
    total.schedules += schedules
    total.sent += sent
    total.failed += Number(failed)
    console.log(`${total.schedules} schedules ended well, ${total.sent} messages sent, ${total.failed} pieces failed`)
  }
  process.exitCode = total.failed ? 1 : 0
}

/** @param {number} count */
async function piece(count) {
  const seed = process.env['SEED'] ?? `${Math.floor(Math.random() * 0x7fffffff)}`
  const runner = 'node_modules/@web/test-runner/dist/bin.js'
  const child = spawn(
    process.execPath,
    [runner, '--config', 'test/wtr.config.mjs', '--files', 'test/story/schedules/*-tab*.test.ts'],
    { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, SEED: seed, SCHEDULES: `${count}` } },
  )
  let said = ''
  child.stdout.on('data', (chunk) => {
    said += chunk
  })
  const code = await new Promise((done) => child.once('exit', done))
  if (code) console.log(`SEED=${seed}\n${said}`)
  const figures = [...said.matchAll(/(\d+) schedules ended well, (\d+) messages sent/g)]
  const sum = (/** @type {number} */ group) => figures.reduce((all, found) => all + Number(found[group]), 0)
  return { schedules: sum(1), sent: sum(2), failed: code !== 0 }
}
