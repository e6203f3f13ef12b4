// Holds ten thousand random schedules (hours); `npm run bench -- soak 500` holds as many as it is told.
import { spawnSync } from 'node:child_process'

/**
 * Whatever happens to visitors, agents, networks and servers, the end must be as promised: see `test/story/schedules`. The first schedule
 * that ends badly is printed with what repeats it.
 * @param {string[]} args how many
 */
export default function soak([count = '10000']) {
  if (!(Number(count) > 0)) {
    console.error(`"${count}" is no number of schedules.`)
    process.exitCode = 1
    return
  }
  const runner = 'node_modules/@web/test-runner/dist/bin.js'
  const { status } = spawnSync(
    process.execPath,
    [runner, '--config', 'test/wtr.config.mjs', '--files', 'test/story/schedules/*-tab*.test.ts'],
    { stdio: 'inherit', env: { SEED: `${Math.floor(Math.random() * 0x7fffffff)}`, ...process.env, SCHEDULES: count } },
  )
  process.exitCode = status ?? 1
}
