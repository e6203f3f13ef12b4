// Long conversations and busy agents: 50 to 10 000 messages, scrolling back, bursts, and a day in a minute, beside Rocket.Chat's own widget.
import { beginChat, say } from './stage/conversation.mjs'
import { openStage } from './stage/stage.mjs'
import { figure, median, printTable, ratio } from './stage/table.mjs'
import { traced } from './stage/trace.mjs'
import { ask, click, patiently, visit } from './stage/visit.mjs'

/** @typedef {import('./stage/stage.mjs').Contestant} Contestant */
/** @typedef {import('./stage/stage.mjs').Stage} Stage */
/** @typedef {Record<string, number | undefined>} Figures */

/** @type {Contestant[]} */
const contestants = ['linnet', 'official']
const SIZES = [50, 1000, 10_000]
const BACK = 1000
const BURST = 200
const DAY = 20

/** @param {string[]} args how many rounds */
export default async function rooms([rounds = '3']) {
  const stage = await openStage()
  /** @type {Record<string, Figures[]>} */
  const all = { linnet: [], official: [] }
  for (let round = 0; round < Number(rounds); round += 1)
    for (const contestant of contestants) all[contestant]?.push(await measure(stage, contestant))
  await stage.close()

  const of = (/** @type {string} */ contestant, /** @type {string} */ name) => {
    const values = (all[contestant] ?? []).map((figures) => figures[name]).filter((value) => value !== undefined)
    return values.length ? median(values) : undefined
  }
  const rows = Object.keys(all['linnet']?.[0] ?? {}).map((name) => {
    const [ours, theirs] = contestants.map((contestant) => of(contestant, name))
    return [name, figure(ours), figure(theirs), ratio(theirs, ours)]
  })
  console.log(`Median of ${rounds}:`)
  printTable(['', 'Linnet', 'official', ''], rows)
}

/** @param {Stage} stage @param {Contestant} contestant @returns {Promise<Figures>} */
async function measure(stage, contestant) {
  /** @type {Figures} */
  let figures = {}
  for (const size of SIZES) figures = { ...figures, ...(await openLongRoom(stage, contestant, size)) }
  return { ...figures, ...(await hearBurst(stage, contestant)), ...(await liveThroughDay(stage, contestant)) }
}

/**
 * A visitor comes back to a conversation of this size; the largest but one is scrolled back through.
 * @param {Stage} stage
 * @param {Contestant} contestant
 * @param {number} size
 * @returns {Promise<Figures>}
 */
async function openLongRoom(stage, contestant, size) {
  const workspace = await stage.openWorkspace()
  const first = await visit(stage, contestant, { server: workspace.address })
  const { home: was, rid } = await beginChat(first, workspace)
  await workspace.fill(rid, size)
  await click(was, 'launcher') // comes back to a closed chat
  await first.page.close()

  const visitor = await visit(stage, contestant, { server: workspace.address, context: first.context })
  await visitor.goes()
  const home = await visitor.home()
  await visitor.drawn('launcher', home)
  await visitor.settled()
  const newest = visitor.drawn('text:Good morning', home)
  await click(home, 'launcher')
  const drawn = await newest
  const opened = drawn && drawn - (await ask(home, 'click'))
  const { heap, nodes } = await visitor.settled()
  const back = size === BACK ? await scrollBack(visitor, home) : {}
  await visitor.leaves()
  const room = `${figure(size)} messages: `
  return {
    [`${room}click → newest drawn, ms`]: opened,
    [`${room}heap, bytes`]: heap,
    [`${room}DOM nodes`]: nodes,
    ...back,
  }
}

/**
 * To the first message that there is, as a visitor scrolls.
 * @param {import('./stage/visit.mjs').Visit} visitor
 * @param {import('puppeteer-core').Frame} home
 * @returns {Promise<Figures>}
 */
async function scrollBack(visitor, home) {
  const began = performance.now()
  await ask(home, 'scrollTo', 'beginning')
  const reached = await patiently(visitor.drawn(`text:${BACK}: `, home), 60_000)
  const took = performance.now() - began
  await ask(home, 'scrollTo', '')
  const { heap, nodes } = await visitor.settled()
  return {
    [`scrolling back through ${figure(BACK)}, ms`]: reached && took,
    'heap after that, bytes': reached && heap,
    'DOM nodes after that': reached && nodes,
  }
}

/** Two hundred messages within about a second. @param {Stage} stage @param {Contestant} contestant @returns {Promise<Figures>} */
async function hearBurst(stage, contestant) {
  const workspace = await stage.openWorkspace()
  const visitor = await visit(stage, contestant, { server: workspace.address })
  const { home, rid } = await beginChat(visitor, workspace)
  let late = 0
  const { busy, longest } = await traced(visitor.page, async () => {
    const last = visitor.drawn(`text:number ${BURST}.`, home)
    for (let sent = 1; sent <= BURST; sent += 1) await workspace.reply(rid, `This is number ${sent}.`)
    const sent = Date.now()
    late = ((await last) ?? Number.NaN) - sent
  })
  await visitor.leaves()
  return {
    'burst of 200: main thread busy, ms': busy,
    'longest task, ms': longest,
    'last one drawn after it was sent, ms': late,
  }
}

/**
 * One conversation after the other; what the second leaves in memory is what the last should leave.
 * @param {Stage} stage
 * @param {Contestant} contestant
 * @returns {Promise<Figures>}
 */
async function liveThroughDay(stage, contestant) {
  const workspace = await stage.openWorkspace()
  const visitor = await visit(stage, contestant, { server: workspace.address })
  let { home, rid } = await beginChat(visitor, workspace)
  const heaps = []
  for (let chat = 1; chat <= DAY; chat += 1) {
    for (let said = 1; said <= 10; said += 1) {
      await say(visitor, home, `Question ${chat}-${said}?`)
      await workspace.reply(rid, `Answer ${chat}-${said}.`)
      await visitor.drawn(`text:Answer ${chat}-${said}.`, home)
    }
    await workspace.endRoom(rid)
    await visitor.drawn('new chat', home)
    heaps.push((await visitor.settled()).heap)
    await click(home, 'new chat')
    await visitor.drawn('composer', home)
    await click(home, 'composer')
    await say(visitor, home, `Again ${chat}`)
    rid = await workspace.room()
  }
  await visitor.leaves()
  return { [`heap after 2 conversations, bytes`]: heaps[1], [`heap after ${DAY} conversations, bytes`]: heaps.at(-1) }
}
