// npm run bench: builds, and measures Linnet beside Rocket.Chat's own widget. `npm run bench -- help` names all measurements,
// `npm run bench -- soak` takes one. Each is a file in this folder that begins with a comment about what it measures, and exports a
// function that is given the rest of the command line.
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { ensureInstalled } from '../../demo/installed.mjs'

const folder = import.meta.dirname
process.chdir(resolve(folder, '../..'))
const measurements = readdirSync(folder).flatMap((file) => (/^(?!run\.)(.+)\.mjs$/.exec(file) ?? []).slice(1))
/** The ones whose tables stand in the README. */
const beside = ['compare', 'rooms', 'scale']
const [name, ...args] = process.argv.slice(2)

if (name === 'help') {
  console.log(`npm run bench takes ${beside.join(', ')}; npm run bench -- NAME takes one:\n`)
  for (const each of measurements) console.log(`  ${each.padEnd(12)} ${about(each)}`)
} else if (name !== undefined && !measurements.includes(name)) {
  console.error(`There is no measurement "${name}"; there are: ${measurements.join(', ')}.`)
  process.exitCode = 1
} else {
  ensureInstalled()
  process.exitCode = spawnSync(process.execPath, ['build.mjs'], { stdio: 'inherit' }).status ?? 1
  if (process.exitCode === 0)
    for (const each of name === undefined ? beside : [name]) {
      const { default: measure } = await import(`./${each}.mjs`)
      await measure(args)
    }
}

/** @param {string} measurement */
function about(measurement) {
  const [first = ''] = readFileSync(join(folder, `${measurement}.mjs`), 'utf8').split('\n')
  return first.replace(/^\/\/ */, '')
}
