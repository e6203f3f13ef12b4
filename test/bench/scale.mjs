// What a server sees of a thousand page views, and of conversations in one and five tabs; and what a million page views a day come to.
import { beginChat, say } from './stage/conversation.mjs'
import { openStage } from './stage/stage.mjs'
import { figure, printTable, ratio } from './stage/table.mjs'
import { visit } from './stage/visit.mjs'

/** @typedef {import('./stage/stage.mjs').Contestant} Contestant */
/** @typedef {import('./stage/stage.mjs').Stage} Stage */
/** @typedef {{ bytes: number, requests: number, sockets: number }} Traffic */

/** @type {Contestant[]} */
const contestants = ['linnet', 'official']
const WORDS = 20
/** Assumed of a shop with a million page views a day: in one of so many a conversation is held. */
const CHATTING = 400

export default async function scale() {
  const stage = await openStage()
  /** @type {Record<string, Traffic>[]} */
  const all = []
  for (const contestant of contestants) all.push(await measure(stage, contestant))
  await stage.close()
  const rows = Object.keys(all[0] ?? {}).flatMap((name) =>
    /** @type {const} */ (['requests', 'sockets', 'bytes']).map((what) => {
      const [ours, theirs] = all.map((figures) => figures[name]?.[what] ?? 0)
      return [`${name}: ${what}`, figure(ours), figure(theirs), ratio(theirs, ours)]
    }),
  )
  printTable(['', 'Linnet', 'official', ''], rows)
}

/**
 * The page itself is not counted; the widget's files are, wherever they come from.
 * @param {Stage} stage
 * @param {Contestant} contestant
 * @returns {Promise<Record<string, Traffic>>}
 */
async function measure(stage, contestant) {
  const view = minus(await look(stage, contestant), await look(stage, 'bare'))
  const one = await converse(stage, contestant, 1)
  return {
    'a page view without a chat': view,
    'a thousand of them': times(view, 1000),
    [`a conversation of ${WORDS} messages`]: one,
    'the same with five tabs open': await converse(stage, contestant, 5),
    [`a million views a day, a conversation in one of ${CHATTING}`]: plus(
      times(view, 1_000_000),
      times(one, 1_000_000 / CHATTING),
    ),
  }
}

/** Nothing is cached. @param {Stage} stage @param {Contestant} contestant */
async function look(stage, contestant) {
  const { address } = await stage.openWorkspace()
  const visitor = await visit(stage, contestant, { server: address })
  await visitor.goes()
  await visitor.page.waitForNetworkIdle({ idleTime: 1500 })
  const traffic = visitor.traffic()
  await visitor.leaves()
  return traffic
}

/**
 * Ten questions and ten answers, with as many tabs as that.
 * @param {Stage} stage
 * @param {Contestant} contestant
 * @param {number} tabs
 */
async function converse(stage, contestant, tabs) {
  const workspace = await stage.openWorkspace()
  const visitor = await visit(stage, contestant, { server: workspace.address })
  const { home, rid } = await beginChat(visitor, workspace)
  const others = []
  for (let tab = 1; tab < tabs; tab += 1) {
    const other = await visit(stage, contestant, { server: workspace.address, context: visitor.context })
    await other.goes()
    await other.drawn('launcher', await other.home())
    others.push(other)
  }
  await visitor.page.bringToFront()
  for (let said = 2; said <= WORDS / 2; said += 1) {
    await say(visitor, home, `Question ${said}?`)
    await workspace.reply(rid, `Answer ${said}.`)
    await visitor.drawn(`text:Answer ${said}.`, home)
  }
  await visitor.page.waitForNetworkIdle({ idleTime: 700 })
  const sum = [visitor, ...others].map(({ traffic }) => traffic()).reduce(plus)
  await visitor.leaves()
  return sum
}

/** @param {(a: number, b: number) => number} join @returns {(a: Traffic, b: Traffic) => Traffic} */
const each = (join) => (a, b) => ({
  bytes: join(a.bytes, b.bytes),
  requests: join(a.requests, b.requests),
  sockets: join(a.sockets, b.sockets),
})
const plus = each((a, b) => a + b)
const minus = each((a, b) => a - b)
const times = (/** @type {Traffic} */ traffic, /** @type {number} */ n) => each((a) => a * n)(traffic, traffic)
