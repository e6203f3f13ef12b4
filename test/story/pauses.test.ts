import { waitFor } from '@testing-library/dom'
import { expect } from 'chai'
import { beginConversation, openShop } from './shop.ts'
import type { Workspace } from './workspace.ts'

const WINDOW_MS = 10_000

const passed = (ms: number): Promise<unknown> => new Promise((done) => setTimeout(done, ms))

/** Counts the requests, or the WebSockets, of ten seconds. */
async function inTenSeconds(count: () => Promise<number>): Promise<number> {
  const before = await count()
  await passed(WINDOW_MS)
  return (await count()) - before
}

const requests = (workspace: Workspace) => async (): Promise<number> =>
  (await workspace.log()).requests.filter(({ route }) => route.startsWith('livechat/')).length

describe('In ten seconds the chat asks a few times at most', () => {
  for (const seconds of [0, 2_147_484, 99_999_999_999]) {
    it(`while the server wants to be left alone for ${seconds} s`, async () => {
      const { visitor, workspace } = await beginConversation()
      const route = 'POST livechat/message'
      await workspace.troubles({ kind: 'answer', status: 429, seconds, match: { path: 'livechat/message' } })
      await visitor.writes('Second')
      await visitor.sees('Waiting to be sent')
      expect(await inTenSeconds(() => workspace.timesAsked(route))).to.be.lessThan(seconds ? 1 : 9)
    })
  }

  it('while a history of full pages repeats the same page for ever', async () => {
    const { visitor, workspace, agent } = await beginConversation()
    const page = Array.from({ length: 50 }, (_, i) => ({
      _id: `repeated-${i}`,
      rid: agent.rid,
      msg: `Again ${i}`,
      ts: new Date(Date.now() + 1000 - i).toISOString(),
      u: { _id: 'u1', username: 'agent' },
    }))
    await workspace.troubles(
      {
        kind: 'answer',
        status: 200,
        body: { messages: page, success: true },
        match: { path: 'livechat/messages.history/:rid' },
      },
      { kind: 'cut' },
    )
    await visitor.sees('Again 49')
    expect(await inTenSeconds(requests(workspace))).to.be.lessThan(6)
    await visitor.reloads()
    await visitor.clicks('Show earlier messages')
    expect(await inTenSeconds(requests(workspace))).to.be.lessThan(6)
    expect(visitor.has('button', 'Show earlier messages')).to.equal(false)
  }).timeout(60_000)

  it('while every WebSocket is cut as soon as it is open', async () => {
    const { workspace } = await beginConversation()
    const sockets = async (): Promise<number> => (await workspace.log()).sockets.everOpened
    await workspace.troubles({ kind: 'cut', later: true })
    expect(await inTenSeconds(sockets)).to.be.lessThan(8)
    expect(await inTenSeconds(sockets)).to.be.lessThan(4)
    expect(await inTenSeconds(requests(workspace))).to.be.lessThan(8)
  }).timeout(60_000)

  it('while every subscription is refused', async () => {
    const { workspace } = await beginConversation()
    await workspace.troubles({ kind: 'refuse-streams' }, { kind: 'cut' })
    expect(await inTenSeconds(requests(workspace))).to.be.lessThan(20)
  })

  it('while a gateway answers everything', async () => {
    const { visitor, workspace } = await beginConversation()
    await workspace.troubles({ kind: 'gateway', form: 'page 503' }, { kind: 'cut' })
    await visitor.writes('Second')
    expect(await inTenSeconds(requests(workspace))).to.be.lessThan(25)
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
