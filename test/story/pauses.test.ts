import { waitFor } from '@testing-library/dom'
import { expect } from 'chai'
import { beginConversation, openShop, type Scene } from './shop.ts'
import type { Workspace } from './workspace.ts'

const WINDOW_MS = 10_000

const passed = (ms: number): Promise<unknown> => new Promise((done) => setTimeout(done, ms))

type Count = () => Promise<number>

const requests =
  (workspace: Workspace): Count =>
  async () =>
    (await workspace.log()).requests.filter(({ route }) => route.startsWith('livechat/')).length

const sockets =
  (workspace: Workspace): Count =>
  async () =>
    (await workspace.log()).sockets.everOpened

/** A server that answers every question about the past with the same full page. */
async function repeatsItsHistory({ workspace, agent }: Scene): Promise<void> {
  const messages = Array.from({ length: 50 }, (_, i) => ({
    _id: `repeated-${i}`,
    rid: agent.rid,
    msg: `Again ${i}`,
    ts: new Date(Date.now() + 1000 - i).toISOString(),
    u: { _id: 'u1', username: 'agent' },
  }))
  const match = { path: 'livechat/messages.history/:rid' }
  await workspace.troubles({ kind: 'answer', status: 200, body: { messages, success: true }, match }, { kind: 'cut' })
}

async function leftAloneFor(seconds: number): Promise<Count> {
  const { visitor, workspace } = await beginConversation()
  await workspace.troubles({ kind: 'answer', status: 429, seconds, match: { path: 'livechat/message' } })
  await visitor.writes('Second')
  await visitor.sees('Waiting to be sent')
  return () => workspace.timesAsked('POST livechat/message')
}

/** In what trouble the chat is, how to count what it does, and what it may do in the first ten seconds and in the next. */
const TROUBLES: Record<string, [begin: () => Promise<Count>, most: number, mostLater?: number]> = {
  'the server wants to be left alone for 0 s': [() => leftAloneFor(0), 8],
  'the server wants to be left alone for 2147484 s': [() => leftAloneFor(2_147_484), 0],
  'the server wants to be left alone for 99999999999 s': [() => leftAloneFor(99_999_999_999), 0],
  'a history of full pages repeats the same page for ever': [
    async () => {
      const scene = await beginConversation()
      await repeatsItsHistory(scene)
      await scene.visitor.sees('Again 49')
      return requests(scene.workspace)
    },
    5,
  ],
  'the visitor goes back in a history that repeats the same page': [
    async () => {
      const scene = await beginConversation()
      await repeatsItsHistory(scene)
      await scene.visitor.reloads()
      await scene.visitor.clicks('Show earlier messages')
      await scene.visitor.losesSightOf('button', 'Show earlier messages')
      return requests(scene.workspace)
    },
    5,
  ],
  'every subscription is refused': [
    async () => {
      const { workspace } = await beginConversation()
      await workspace.troubles({ kind: 'refuse-streams' }, { kind: 'cut' })
      return requests(workspace)
    },
    19,
  ],
  'a gateway answers everything': [
    async () => {
      const { visitor, workspace } = await beginConversation()
      await workspace.troubles({ kind: 'gateway', form: 'page 503' }, { kind: 'cut' })
      await visitor.writes('Second')
      return requests(workspace)
    },
    24,
  ],
  // Last, so that the first ten seconds are those after the first cut.
  'every WebSocket is cut as soon as it is open': [
    async () => {
      const { workspace } = await beginConversation()
      await workspace.troubles({ kind: 'cut', later: true })
      return sockets(workspace)
    },
    7,
    3,
  ],
  'the server is asked instead of every WebSocket that is cut': [
    async () => {
      const { workspace } = await beginConversation()
      await workspace.troubles({ kind: 'cut', later: true })
      return requests(workspace)
    },
    7,
  ],
}

describe('In ten seconds the chat asks a few times at most', () => {
  const counts = new Map<string, Count>()
  /** What was counted at the beginning, after ten seconds and after twenty, which are the same for all troubles. */
  const times: Map<string, number>[] = []

  const note = async (): Promise<void> => {
    const all = [...counts].map(async ([name, count]): Promise<[string, number]> => [name, await count()])
    times.push(new Map(await Promise.all(all)))
  }

  before(async function () {
    this.timeout(120_000)
    // One after the other: only one page has the focus.
    for (const [name, [begin]] of Object.entries(TROUBLES)) counts.set(name, await begin())
    await note()
    await passed(WINDOW_MS)
    await note()
    await passed(WINDOW_MS)
    await note()
  })

  for (const [name, [, most, mostLater = most]] of Object.entries(TROUBLES))
    it(`while ${name}`, () => {
      const [begun = 0, after10s = 0, after20s = 0] = times.map((noted) => noted.get(name))
      expect(after10s - begun).to.be.at.most(most)
      expect(after20s - after10s).to.be.at.most(mostLater)
    })
})

describe('An invitation', () => {
  it('that is due in a month does not come at once', async () => {
    const { visitor, workspace } = await openShop()
    await workspace.addsTrigger({ name: 'time-on-site', value: '2592000' }, { msg: 'In a month' })
    await workspace.addsTrigger({ name: 'time-on-site', value: '1' }, { msg: 'In a second' })
    await visitor.reloads()
    await visitor.sees('In a second')
    expect(visitor.visibleText()).not.to.contain('In a month')
  })
})

describe('The agent’s answers come', () => {
  for (const form of ['refused', 'unanswered']) {
    it(`while every subscription on an open WebSocket is ${form}, and at once when they are taken again`, async () => {
      const { visitor, workspace, agent } = await beginConversation()
      await workspace.troubles({ kind: 'refuse-streams', form }, { kind: 'cut' })
      await waitFor(async () => expect((await workspace.log()).sockets.everOpened).to.be.greaterThan(1))
      await agent.replies('Can you hear me?')
      await waitFor(() => expect(visitor.messages()).to.contain('Can you hear me?'), { timeout: 25_000 })
      await visitor.seesNoMore('Connection lost')
      if (form === 'unanswered') return
      await workspace.recovers()
      await waitFor(async () => expect((await workspace.log()).sockets.open).to.equal(1), { timeout: 20_000 })
      await agent.replies('And now?')
      await waitFor(() => expect(visitor.messages()).to.contain('And now?'), { timeout: 25_000 })
    }).timeout(80_000)
  }
})
