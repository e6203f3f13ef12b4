// npm test: installs, builds, then runs every test in Chromium; `npm test -- test/story/first-message.test.ts` runs one file.
// `--browsers firefox,webkit` runs the tests in these browsers instead; `--also firefox,webkit` runs the most important ones in them too,
// as far as they are installed. `--generations` runs the first conversation on older and newer servers, and `--variants` the stories
// of the main promises in browsers that lack something and on these servers. `--quick` skips minification, declarations and budgets of the build.
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { ensureInstalled } from '../demo/installed.mjs'

/**
 * What a browser may get wrong: the parsers, the names of languages, the strictest page, a phone, pages that go elsewhere by themselves, and
 * the visitor’s way from the first word to being forgotten.
 */
const ESSENTIAL = [
  'test/protocol/parsers.test.ts',
  'test/protocol/languages.test.ts',
  'test/embed/tag.test.ts',
  'test/embed/owner.test.ts',
  'test/story/first-conversation.test.ts',
  'test/story/ending.test.ts',
  'test/story/forgetting.test.ts',
  'test/story/phone.test.ts',
  'test/story/visits.test.ts',
]
/** What must hold in a browser that lacks something: sending, ending, forgetting, tabs and storage. */
const PROMISES = ['sending', 'ending', 'forgetting', 'tabs', 'storage'].map((name) => `test/story/${name}.test.ts`)

/** What must hold on every generation of servers: the first conversation, and the visitor’s end of the four endpoints. */
const FIRST_WORDS = ['first-conversation', 'ending', 'forgetting'].map((name) => `test/story/${name}.test.ts`)

/** Runs in Chromium on servers of other generations. @param {string[]} files */
const onGenerations = (files) =>
  ['6', '7', '9'].map((GENERATION) => ({ name: `generation ${GENERATION}`, env: { GENERATION }, files }))

/** Runs in Chromium with one thing different, by what `--variants` calls them. */
const VARIANTS = [
  ...['locks', 'channel', 'storage', 'websocket', 'secure'].map((WITHOUT) => ({
    name: `without ${WITHOUT}`,
    env: { WITHOUT },
    files: PROMISES,
  })),
  ...onGenerations(FIRST_WORDS),
]

/** What these may take on top of the whole suite, in seconds; a machine on which it is not enough goes on without. */
const PATIENCE = 90

ensureInstalled()
const { ENGINES } = await import('./engines.mjs')

const options = /** @type {const} */ ({
  browsers: { type: 'string', default: 'chromium' },
  also: { type: 'string' },
  quick: { type: 'boolean' },
  generations: { type: 'boolean' },
  variants: { type: 'boolean' },
})
const { values, positionals, tokens } = parseArgs({ options, strict: false, allowPositionals: true, tokens: true })
const known = Object.keys(options)
const rest = tokens.flatMap((one) =>
  one.kind !== 'option' || known.includes(one.name) ? [] : one.value ? `${one.rawName}=${one.value}` : one.rawName,
)
const folder = mkdtempSync(join(tmpdir(), 'linnet-tests-'))
const counts = join(folder, 'counts')

/**
 * @param {string} engine
 * @param {string[]} files all, if there are none
 * @param {number} [seconds]
 * @param {Record<string, string>} [variant] environment of the runner
 * @returns {Promise<number | 'late'>} its exit code
 */
async function run(engine, files, seconds, variant = {}) {
  const args = ['--config', 'test/wtr.config.mjs', ...rest, ...files.flatMap((file) => ['--files', file])]
  const child = spawn(process.execPath, ['node_modules/@web/test-runner/dist/bin.js', ...args], {
    stdio: 'inherit',
    env: { ...process.env, ENGINE: engine, COUNTS: counts, ...variant },
    // A group of its own, which ends together.
    detached: !!seconds,
  })
  const ended = new Promise((done) => child.once('exit', (code) => done(code ?? 1)))
  if (!seconds) return ended
  const result = await Promise.race([ended, sleep(seconds * 1000, 'late', { ref: false })])
  if (result === 'late') await endGroup(child.pid ?? 0)
  return result
}

/** @param {number} pid */
async function endGroup(pid) {
  process.kill(-pid, 'SIGTERM')
  await sleep(8000)
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // It has ended by itself.
  }
}

/** @param {string | boolean | undefined} list */
const enginesIn = (list) =>
  String(list ?? '')
    .split(',')
    .filter(Boolean)

const wrong = [...enginesIn(values.browsers), ...enginesIn(values.also)].find((name) => !ENGINES[name])
if (wrong) {
  console.error(`There is no browser "${wrong}"; there are: ${Object.keys(ENGINES).join(', ')}.`)
  process.exit(1)
}
const build = ['build.mjs', ...(values.quick ? ['--quick'] : [])]
let failed = spawnSync(process.execPath, build, { stdio: 'inherit' }).status ?? 1
if (failed) process.exit(failed)

for (const name of enginesIn(values.browsers)) {
  const packages = ENGINES[name]?.missing()
  if (packages) console.error(`${name} is not installed here (Debian: apt-get install ${packages}).`)
  failed ||= packages ? 1 : Number(await run(name, positionals))
}
const generations = values.generations ? onGenerations(['test/story/first-conversation.test.ts']) : []
for (const { name, env, files } of values.variants ? VARIANTS : generations) {
  console.log(`\nChromium ${name}`)
  failed ||= Number(await run('chromium', files, undefined, { ...env, RUN_NAME: name }))
}
/** @type {string[]} */
const late = []
for (const name of enginesIn(values.also)) {
  const packages = ENGINES[name]?.missing()
  if (packages) console.log(`${name}: left out, it is not installed here (Debian: apt-get install ${packages}).`)
  const result = packages ? 0 : await run(name, ESSENTIAL, PATIENCE)
  if (result !== 'late') failed ||= result
  else {
    late.push(name)
    console.log(`${name}: left out, it took more than ${PATIENCE} s on this machine.`)
  }
}

const all = readFileSync(counts, { encoding: 'utf8', flag: 'a+' })
  .trim()
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line))
  .filter(({ engine }) => !late.includes(engine))
rmSync(folder, { recursive: true })
if (all.length > 1 || values.also) {
  console.log(`\n${all.map(({ engine, passed }) => `${engine}: ${passed} passed`).join(', ')}`)
  const sum = (/** @type {'passed' | 'failed'} */ key) => all.reduce((total, one) => total + one[key], 0)
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`)
}
process.exit(failed)
