// A bare page, Linnet, and Rocket.Chat's own widget, side by side: arriving, and the first words.
import { readdirSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { openStage } from './stage/stage.mjs'
import { figure, median, printTable, ratio } from './stage/table.mjs'
import { traced } from './stage/trace.mjs'
import { ask, click, patiently, visit } from './stage/visit.mjs'

/** @typedef {'bare' | 'linnet' | 'official'} Contestant */
/** @typedef {import('./stage/stage.mjs').Stage} Stage */
/** @typedef {Record<string, number | undefined>} Figures */

/** @type {Contestant[]} */
const contestants = ['bare', 'linnet', 'official']

/**
 * Rounds are interleaved, so that a machine that is busy for a while is busy for all.
 * @param {string[]} args how many rounds
 */
export default async function compare([rounds = '5']) {
  const stage = await openStage()
  for (const slow of [1, 4]) {
    /** @type {Record<Contestant, Figures[]>} */
    const all = { bare: [], linnet: [], official: [] }
    for (let round = 0; round < Number(rounds); round += 1)
      for (const contestant of contestants)
        all[contestant].push(contestant === 'bare' ? await arrive(stage, slow) : await talk(stage, contestant, slow))
    report(slow, all)
  }
  await stage.close()
}

/** The page without a chat. @param {Stage} stage @param {number} slow @returns {Promise<Figures>} */
async function arrive(stage, slow) {
  const visitor = await visit(stage, 'bare', { slow })
  const work = await traced(visitor.page, async () => {
    await visitor.goes()
    await visitor.page.waitForNetworkIdle({ idleTime: 700 })
  })
  const figures = {
    ...prefixed('arrival', work),
    ...prefixed('settled', await visitor.settled()),
    ...prefixed('arrival', visitor.traffic()),
  }
  await visitor.leaves()
  return figures
}

/**
 * Arrives, opens the chat, says something, and is answered.
 * @param {Stage} stage
 * @param {Contestant} contestant
 * @param {number} slow
 * @returns {Promise<Figures>}
 */
async function talk(stage, contestant, slow) {
  const workspace = await stage.openWorkspace()
  const visitor = await visit(stage, contestant, { slow, server: workspace.address })
  const { page, traffic } = visitor
  let shown = 0
  let bytes = 0
  let requests = 0
  const work = await traced(page, async () => {
    const going = visitor.goes()
    const home = await visitor.home()
    shown = (await visitor.drawn('launcher', home)) ?? 0
    ;({ bytes, requests } = traffic())
    await going
    await page.waitForNetworkIdle({ idleTime: 700 })
  })
  const home = await visitor.home()
  const began = await page.evaluate(() => performance.timeOrigin)
  const settled = await visitor.settled()
  const opening = await open(visitor, home)
  const talking = await converse(visitor, home, workspace)
  const stopped = contestant === 'linnet' ? await stop(visitor) : {}
  await visitor.leaves()
  return {
    ...prefixed('arrival', work),
    'arrival launcher': shown - began,
    'arrival bytes': bytes,
    'arrival requests': requests,
    ...prefixed('settled', settled),
    ...opening,
    ...talking,
    ...stopped,
  }
}

/**
 * @param {import('./stage/visit.mjs').Visit} visitor
 * @param {import('puppeteer-core').Frame} home
 * @returns {Promise<Figures>}
 */
async function open(visitor, home) {
  const usable = visitor.drawn('composer', home)
  const focused = patiently(visitor.drawn('focused composer', home), 5000)
  await click(home, 'launcher')
  const drawn = await usable
  const { bytes, requests } = visitor.traffic()
  const clicked = await ask(home, 'click')
  const focus = await focused
  if (focus === undefined) await click(home, 'composer')
  return {
    'opening drawn': drawn && drawn - clicked,
    'opening focused': focus && focus - clicked,
    'opening bytes': bytes,
    'opening requests': requests,
  }
}

/**
 * @param {import('./stage/visit.mjs').Visit} visitor
 * @param {import('puppeteer-core').Frame} home
 * @param {import('./stage/stage.mjs').Workspace} workspace
 * @returns {Promise<Figures>}
 */
async function converse(visitor, home, workspace) {
  const { keyboard } = visitor.page
  // The first words make the visitor and the room; what is measured is a conversation that goes on.
  await keyboard.type('Hello there')
  await keyboard.press('Enter')
  await visitor.drawn('text:Hello there', home)
  const rid = await workspace.room()
  await workspace.reply(rid, 'Good morning')
  await visitor.drawn('text:Good morning', home)
  await keyboard.type('Is it in stock?')
  const own = visitor.drawn('text:Is it in stock?', home)
  await keyboard.press('Enter')
  const said = await own
  const pressed = await ask(home, 'key')
  const answer = visitor.drawn('text:Two are left.', home)
  await workspace.reply(rid, 'Two are left.')
  const read = await answer
  const heard = await ask(home, 'heard', 'Two are left.')
  return { 'own message': said && said - pressed, 'agent’s message': read && heard && read - heard }
}

/** Takes the chat out of the page again. @param {import('./stage/visit.mjs').Visit} visitor @returns {Promise<Figures>} */
async function stop(visitor) {
  await visitor.page.evaluate(() => /** @type {any} */ (globalThis).Linnet.stop())
  // Stores are given up a second after the last has looked at them.
  await visitor.page.waitForFunction(() => !(/** @type {any} */ (globalThis).watch.timers()))
  return prefixed('stopped', await visitor.settled())
}

/** @param {string} when @param {Record<string, number>} figures @returns {Figures} */
const prefixed = (when, figures) =>
  Object.fromEntries(Object.entries(figures).map(([name, value]) => [`${when} ${name}`, value]))

/** What is said of each figure, its unit, and whether what the bare page has is taken off. @type {[string, string, string, boolean][]} */
const lines = [
  ['arrival bytes', 'until the launcher is drawn', 'bytes', true],
  ['arrival requests', '', 'requests', true],
  ['opening bytes', 'until the composer can be used', 'bytes', true],
  ['opening requests', '', 'requests', true],
  ['arrival launcher', 'launcher drawn after', 'ms', false],
  ['arrival busy', 'main thread busy until settled', 'ms', true],
  ['arrival evaluating', 'of that, compiling and evaluating scripts', 'ms', true],
  ['arrival longest', 'longest task', 'ms', false],
  ['opening drawn', 'click → composer drawn', 'ms', false],
  ['opening focused', 'click → composer focused', 'ms', false],
  ['own message', 'key → own message drawn', 'ms', false],
  ['agent’s message', 'agent’s message received → drawn', 'ms', false],
  ['settled shift', 'layout shift', '', false],
  ['settled heap', 'heap above the bare page', 'bytes', true],
  ['settled nodes', 'DOM nodes above the bare page', '', true],
  ['settled listeners', 'listeners above the bare page', '', true],
  ['settled timers', 'timers running', '', false],
  ['stopped nodes', 'nodes left after stop()', '', true],
  ['stopped listeners', 'listeners left after stop()', '', true],
  ['stopped timers', 'timers left after stop()', '', false],
]

/** @param {number} slow @param {Record<Contestant, Figures[]>} all */
function report(slow, all) {
  const of = (/** @type {Contestant} */ contestant, /** @type {string} */ name) => {
    const values = all[contestant].map((figures) => figures[name]).filter((value) => value !== undefined)
    return values.length ? median(values) : undefined
  }
  const rows = lines.map(([name, said, unit, above]) => {
    const bare = of('bare', name.replace('stopped', 'settled')) ?? 0
    const [ours, theirs] = /** @type {const} */ (['linnet', 'official']).map((contestant) => {
      const value = of(contestant, name)
      return value === undefined ? undefined : value - (above ? bare : 0)
    })
    return [
      `${said || 'the same'}${unit && `, ${unit}`}`,
      figure(bare),
      figure(ours),
      figure(theirs),
      ratio(theirs, ours),
    ]
  })
  // Theirs holds everything but languages by the time that its composer can be used.
  const [ours, theirs] = [everything(), of('official', 'opening bytes')]
  rows.push(['every file of it but languages, bytes', '', figure(ours), figure(theirs), ratio(theirs, ours)])
  console.log(`\n${slow === 1 ? 'Full speed' : `Processor slowed ${slow} times`}, median of ${all.linnet.length}:`)
  printTable(['', 'bare page', 'Linnet', 'official', ''], rows)
}

/** Bytes of the script and of all its further files, gzipped. */
function everything() {
  const files = ['linnet.js', ...readdirSync('dist/parts').map((name) => `parts/${name}`)]
  return files.reduce((sum, file) => sum + gzipSync(readFileSync(`dist/${file}`)).length, 0)
}
