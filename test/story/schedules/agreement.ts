import { expect } from 'chai'
import { lacks } from '../../engine.ts'
import { forgetful } from './schedule.ts'
import type { Room, World } from './world.ts'

/** All is well again, and the visitor looks at every tab until nothing is under way any more; then everybody must agree. */
export async function quietens(world: World): Promise<void> {
  await world.recovers()
  if (!world.tabs.length) await world.opensTab()
  for (const tab of world.tabs) {
    tab.freezes(false)
    tab.network(true)
  }
  // A browser that only learns by asking is told six times a minute.
  const end = performance.now() + 120_000
  for (;;) {
    for (const tab of world.tabs) tab.isLookedAt()
    await new Promise((done) => setTimeout(done, 100))
    try {
      await everybodyAgrees(world)
      // What comes twice may come late.
      await new Promise((done) => setTimeout(done, 150))
      return await everybodyAgrees(world)
    } catch (error) {
      if (performance.now() > end) throw new Error(`${error}\n${await report(world)}`)
    }
  }
}

/** What is needed to understand a disagreement: what the server was asked, and what the browser has. */
async function report(world: World): Promise<string> {
  const { requests, sockets } = await world.workspace.log()
  const asked = requests
    .filter(({ route }) => route.startsWith('livechat/') && !/inquiries|rooms|:rid\/messages/.test(route))
    .map(
      ({ method, route, status, at, body }) =>
        `${at.slice(17)} ${method} ${route} ${status} ${JSON.stringify(body) ?? ''}`,
    )
  const stored = world.storedKeys().map((key) => `${key}: ${JSON.stringify(world.storedValue(key))}`)
  const shown = world.tabs.map(
    (tab, i) => `tab ${i}: ${tab.widget?.querySelector('[role=dialog]')?.textContent} ${tab.errors}`,
  )
  return [
    ...(asked.length > 60 ? [...asked.slice(0, 45), '…', ...asked.slice(-15)] : asked),
    JSON.stringify(sockets),
    ...stored,
    ...shown,
  ].join('\n')
}

async function everybodyAgrees(world: World): Promise<void> {
  const rooms = await world.rooms()
  const words = new Map(await Promise.all(rooms.map(async ({ _id }) => [_id, await world.wordsIn(_id)] as const)))
  const failed = forgetful ? world.tabs.flatMap((tab) => tab.failedMessages()) : world.unsent()
  everyMessageOnce(world, [...words.values()].flat(), failed)
  for (const one of words.values()) inOrder(world, one)
  await everyWishDone(world, rooms)
  storageAsPromised(world)
  await everyTabShows(world, rooms, words, failed)
  const { open } = (await world.workspace.log()).sockets
  expect(open, 'WebSockets').to.be.at.most(rooms.some((room) => room.open) ? mostLines(world) : 0)
  for (const { errors } of world.tabs) expect(errors, 'errors in the page').to.deep.equal([])
}

/** Without locks, or without a channel, every tab is on its own. */
const mostLines = ({ tabs }: World): number =>
  lacks('websocket') ? 0 : lacks('locks', 'channel', 'secure') ? tabs.length : 1

function everyMessageOnce(world: World, there: string[], failed: string[]): void {
  const { accepted, forgotten, closings } = world
  const times = (word: string): number => there.filter((one) => one === word).length
  const lost = accepted.filter((word) => times(word) + Number(failed.includes(word)) === 0)
  const doubled = accepted.filter((word) => times(word) + Number(failed.includes(word)) > 1)
  expect(lost, 'lost').to.deep.equal([])
  expect(doubled, 'doubled').to.deep.equal([])
  const unexplained = forgetful ? [] : failed.filter((word) => !world.heldBack().includes(word))
  if (!closings) expect(unexplained, 'not sent although nothing was closed').to.deep.equal([])
  expect(
    forgotten.filter((word) => times(word) || failed.includes(word)),
    'said by somebody forgotten',
  ).to.deep.equal([])
}

function inOrder({ accepted }: World, words: string[]): void {
  const own = words.filter((word) => accepted.includes(word))
  expect(own, 'order').to.deep.equal(accepted.filter((word) => own.includes(word)))
}

async function everyWishDone(world: World, rooms: Room[]): Promise<void> {
  expect(
    world.storedKeys().filter((key) => key.startsWith('wish:')),
    'wishes',
  ).to.deep.equal([])
  for (const { _id, open } of rooms) if (world.ended.includes(_id)) expect(open ?? false, 'ended').to.equal(false)
  for (const token of world.forgottenTokens) {
    const known = await world.workspace.ask(`livechat/visitor/${token}`).catch(String)
    expect(known, 'forgotten').to.contain('invalid-token')
  }
}

function storageAsPromised(world: World): void {
  const keys = world.storedKeys()
  if (!keys.includes('visitor')) expect(keys, 'stored for nobody').to.deep.equal([])
  if (world.draft && keys.includes('visitor')) expect(world.storedText('draft'), 'draft').to.equal(world.draft)
}

async function everyTabShows(
  world: World,
  rooms: Room[],
  words: ReadonlyMap<string, string[]>,
  failed: string[],
): Promise<void> {
  const open = rooms.find((room) => room.open)
  // Nobody hears what the agent changes in a chat that has just ended.
  const lasting = (spoken: string[]): string[] => spoken.filter((word) => !world.changed.has(word))
  if (!forgetful) expect(world.storedValue('room')['id'], 'the room that the browser knows').to.equal(open?._id)
  for (const [i, tab] of world.tabs.entries()) {
    if (!(await tab.opensPanel())) throw new Error(`tab ${i} has no panel`)
    const shown = tab.messages()
    if (open) expect(shown, `tab ${i}`).to.deep.equal(words.get(open._id))
    else if (shown.length) expect([...words.values()].map(lasting), `tab ${i}`).to.deep.include(lasting(shown))
    if (tab.composer || shown.length)
      expect(tab.failedMessages().sort(), `failed in tab ${i}`).to.deep.equal(failed.sort())
  }
}
