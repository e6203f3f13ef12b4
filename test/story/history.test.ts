import { waitFor } from '@testing-library/dom'
import { expect } from 'chai'
import { beginConversation, type Scene } from './shop.ts'

/** A conversation with this many more messages in it, opened anew. */
const openLong = async (count: number): Promise<Scene & { log: HTMLElement }> => {
  const scene = await beginConversation()
  await scene.workspace.fills(scene.agent.rid, count)
  await scene.visitor.reloads()
  // The last thing to come is the table of emoji names, which makes some lines shorter.
  await scene.visitor.sees('🙂')
  return { ...scene, log: await scene.visitor.finds('log') }
}

const distanceFromEnd = ({ scrollHeight, scrollTop, clientHeight }: HTMLElement): number =>
  scrollHeight - scrollTop - clientHeight

const firstInSight = (log: HTMLElement): Element =>
  [...log.querySelectorAll('article')].find((one) => one.getBoundingClientRect().top > log.getBoundingClientRect().top)!

describe('The message list', () => {
  it('draws the last page of a long conversation, its end in sight', async () => {
    const { visitor, log } = await openLong(300)
    expect(visitor.messages().length).to.be.within(45, 50)
    await waitFor(() => expect(distanceFromEnd(log)).to.be.lessThan(2))
  })

  it('fetches earlier messages on the way up and keeps the place', async () => {
    const { visitor, log } = await openLong(120)
    log.scrollTop = 0
    const reading = firstInSight(log)
    const top = (): number => reading.getBoundingClientRect().top - log.getBoundingClientRect().top
    const before = top()
    await waitFor(() => expect(visitor.messages().length).to.be.greaterThan(60))
    expect(top()).to.be.closeTo(before, 2)
  })

  it('looks further back where a whole page cannot be shown', async () => {
    const { visitor, workspace, agent } = await beginConversation()
    await agent.replies('The last words')
    await visitor.sees('The last words')
    for (let i = 0; i < 60; i++)
      await workspace.posts(agent.rid, { t: 'livechat_navigation_history', msg: `page ${i}` })
    await visitor.reloads()
    await visitor.seesMessages('Hello', 'The last words')
    expect(await workspace.timesAsked('GET livechat/messages.history/:rid')).to.be.at.most(6)
  })

  it('loses the newest message too when it was deleted while the line was down', async () => {
    const { visitor, workspace, agent } = await beginConversation()
    await agent.replies('First')
    const last = await agent.replies('A slip')
    await visitor.seesMessages('Hello', 'First', 'A slip')
    await workspace.troubles({ kind: 'refuse-sockets' }, { kind: 'cut' })
    await visitor.sees('Connection lost')
    await agent.deletes(last)
    await workspace.recovers()
    visitor.page.dispatchEvent(new Event('focus'))
    await visitor.seesMessages('Hello', 'First')
  })

  it('has what was missed also where newer words came by the line first', async () => {
    const { visitor, workspace, agent } = await beginConversation()
    const page = { kind: 'refuse', match: { path: 'livechat/messages.history/:rid' } }
    await workspace.troubles({ kind: 'refuse' }, { kind: 'refuse-sockets' }, { kind: 'cut' })
    await visitor.sees('Connection lost')
    const missed = Array.from({ length: 120 }, (_, i) => `Note ${i}`)
    for (const msg of missed) await workspace.posts(agent.rid, { msg })
    await workspace.troubles({ kind: 'clear' }, page)
    visitor.page.dispatchEvent(new Event('online'))
    await waitFor(async () => expect((await workspace.log()).sockets.open).to.equal(1), { timeout: 20_000 })
    await agent.replies('There you are')
    await visitor.sees('There you are')
    await workspace.recovers()
    await visitor.seesMessages('Hello', ...missed, 'There you are')
  }).timeout(60_000)

  it('begins anew at the end where a gap is longer than anybody reads', async () => {
    const { visitor, workspace, agent } = await beginConversation()
    await workspace.troubles({ kind: 'refuse' }, { kind: 'refuse-sockets' }, { kind: 'cut' })
    await visitor.sees('Connection lost')
    for (let i = 0; i < 620; i++) await workspace.posts(agent.rid, { msg: `Note ${i}` })
    await workspace.recovers()
    await agent.replies('There you are')
    visitor.page.dispatchEvent(new Event('focus'))
    await visitor.sees('There you are')
    await visitor.finds('button', 'Show earlier messages')
    expect(visitor.messages()).not.to.contain('Hello')
    const log = await visitor.finds('log')
    await waitFor(
      () => {
        log.scrollTop = 0
        expect(visitor.messages()[0]).to.equal('Hello')
        expect(visitor.messages()).to.have.lengthOf(622)
      },
      { timeout: 20_000 },
    )
  }).timeout(60_000)

  it('arrives at the very beginning', async () => {
    const { visitor, log } = await openLong(120)
    await waitFor(
      () => {
        log.scrollTop = 0
        expect(visitor.messages()).to.have.lengthOf(121)
      },
      { timeout: 5000 },
    )
    expect(visitor.messages()[0]).to.match(/^120\b/)
    await visitor.losesSightOf('button', 'Show earlier messages')
  })

  it('keeps the newest message in sight', async () => {
    const { visitor, agent, log } = await openLong(60)
    await agent.replies('The newest')
    await visitor.sees('The newest')
    await waitFor(() => expect(distanceFromEnd(log)).to.be.lessThan(2))
  })

  it('leaves a visitor who reads above alone, and tells them of news', async () => {
    const { visitor, agent, log } = await openLong(60)
    log.scrollTop = 300
    await waitFor(() => expect(distanceFromEnd(log)).to.be.greaterThan(100))
    const reading = firstInSight(log)
    const top = (): number => reading.getBoundingClientRect().top - log.getBoundingClientRect().top
    const before = top()
    await agent.replies('The newest')
    await visitor.finds('button', 'New messages')
    expect(top()).to.be.closeTo(before, 2)
    await visitor.clicks('New messages')
    await waitFor(() => expect(distanceFromEnd(log)).to.be.lessThan(2))
    await visitor.losesSightOf('button', 'New messages')
  })
})
