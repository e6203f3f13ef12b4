import { waitFor } from '@testing-library/dom'
import { expect } from 'chai'
import { beginConversation, openShop } from './shop.ts'

describe('What the agent writes', () => {
  it('is shown once and in order when events come twice, late and in any order', async () => {
    const { visitor, workspace, agent } = await beginConversation()
    await workspace.troubles({ kind: 'streams', duplicate: true, reorder: true, delay: 30 })
    const words = Array.from({ length: 12 }, (_, i) => `Message ${i + 1}`)
    for (const word of words) await agent.replies(word)
    await visitor.seesMessages('Hello', ...words)
  })

  it('is complete after a gap of any length', async () => {
    const { visitor, workspace, agent } = await beginConversation()
    await workspace.troubles({ kind: 'refuse-sockets' }, { kind: 'cut' })
    await visitor.sees('Reconnecting')
    const words = Array.from({ length: 130 }, (_, i) => `Message ${i + 1}`)
    for (const word of words) await agent.replies(word)
    await workspace.recovers()
    visitor.findsNetwork()
    await visitor.seesMessages('Hello', ...words)
  })

  it('is corrected and deleted also if that happened in a gap', async () => {
    const { visitor, workspace, agent } = await beginConversation()
    const wrong = await agent.replies('It costs 10')
    const slip = await agent.replies('Oops')
    await agent.replies('Anything else?')
    await visitor.seesMessages('Hello', 'It costs 10', 'Oops', 'Anything else?')
    await workspace.troubles({ kind: 'refuse-sockets' }, { kind: 'cut' })
    await visitor.sees('Reconnecting')
    await agent.edits(wrong, 'It costs 12')
    await agent.deletes(slip)
    await workspace.recovers()
    visitor.findsNetwork()
    await visitor.seesMessages('Hello', 'It costs 12', 'Anything else?')
  })

  it('comes from another agent after a transfer in a gap', async () => {
    const { visitor, workspace, agent } = await beginConversation()
    const repairs = await workspace.addsDepartment('Repairs', {}, ['agent2'])
    await workspace.troubles({ kind: 'refuse-sockets' }, { kind: 'cut' })
    await visitor.sees('Reconnecting')
    await agent.isTransferredTo(repairs)
    await workspace.recovers()
    visitor.findsNetwork()
    await visitor.sees('The chat was passed on to Repairs')
    await waitFor(async () => expect((await visitor.findsHeader()).innerText).to.contain('Jonas Lind'))
  })

  it('comes by asking where WebSockets are refused, and by the line again when they are not', async function () {
    this.timeout(30_000)
    const { visitor, workspace, agent } = await beginConversation()
    await workspace.troubles({ kind: 'refuse-sockets' }, { kind: 'cut' })
    await agent.replies('By asking')
    await waitFor(() => expect(visitor.messages()).to.deep.equal(['Hello', 'By asking']), { timeout: 10_000 })
    await visitor.seesNoMore('Reconnecting')
    await workspace.recovers()
    visitor.findsNetwork()
    await waitFor(async () => expect((await workspace.log()).sockets.open).to.equal(1))
    await agent.replies('By the line')
    await visitor.seesMessages('Hello', 'By asking', 'By the line')
  })

  it('is asked for at once, without a word of a lost connection, where a WebSocket was never to be had', async () => {
    const { visitor, workspace, agent } = await openShop()
    await workspace.troubles({ kind: 'refuse-sockets' })
    await visitor.opensPanel()
    const seen: string[] = []
    const watch = new MutationObserver(() => seen.push(visitor.visibleText()))
    watch.observe(visitor.widget as ShadowRoot, { subtree: true, childList: true, characterData: true })
    await workspace.troubles({ kind: 'delay', ms: 3000, after: true, match: { path: 'livechat/room' } })
    await visitor.writes('Hello')
    const began = Date.now()
    await agent.serves()
    await visitor.sees('Amira Haddad joined')
    expect(Date.now() - began).to.be.lessThan(8000)
    watch.disconnect()
    expect(seen.join()).to.contain('Amira Haddad joined').and.not.contain('Reconnecting')
  })

  it('stays within the rate limit while it comes by asking', async function () {
    this.timeout(30_000)
    const { visitor, workspace, agent } = await beginConversation()
    await workspace.troubles({ kind: 'refuse-sockets' }, { kind: 'cut' })
    await agent.replies('By asking')
    await waitFor(() => expect(visitor.messages()).to.deep.equal(['Hello', 'By asking']), { timeout: 10_000 })
    const before = await workspace.timesAsked('GET livechat/messages.history/:rid')
    await new Promise((done) => setTimeout(done, 10_500))
    expect((await workspace.timesAsked('GET livechat/messages.history/:rid')) - before).to.be.at.most(2)
  })

  it('comes again when the line only looked open', async function () {
    this.timeout(15_000)
    const { visitor, workspace, agent } = await beginConversation()
    await workspace.troubles({ kind: 'silence' })
    await agent.replies('Can you hear me?')
    visitor.page.dispatchEvent(new Event('focus'))
    await waitFor(() => expect(visitor.messages()).to.deep.equal(['Hello', 'Can you hear me?']), { timeout: 8000 })
    expect((await workspace.log()).sockets.everOpened).to.equal(2)
  })

  it('is current at once when the page wakes from sleep', async () => {
    const { visitor, workspace, agent } = await beginConversation()
    await workspace.troubles({ kind: 'silence', later: true })
    await agent.replies('Good morning')
    // Half a minute has passed without the page.
    const { Date: Clock } = visitor.page
    const now = Clock.now.bind(Clock)
    Clock.now = () => now() + 30_000
    visitor.page.dispatchEvent(new Event('focus'))
    await visitor.seesMessages('Hello', 'Good morning')
  })

  it('is current at once when the page comes back out of the back/forward cache', async () => {
    const { visitor, workspace, agent } = await beginConversation()
    const { PageTransitionEvent } = visitor.page
    const turns = (type: string): unknown =>
      visitor.page.dispatchEvent(new PageTransitionEvent(type, { persisted: true }))
    turns('pagehide')
    await waitFor(async () => expect((await workspace.log()).sockets.open).to.equal(0))
    await agent.replies('While you were on another page')
    expect(visitor.messages()).to.deep.equal(['Hello'])
    turns('pageshow')
    await visitor.seesMessages('Hello', 'While you were on another page')
  })

  it('is not taken for the visitor’s when clocks disagree', async () => {
    const { visitor, workspace, agent } = await beginConversation()
    await workspace.troubles({ kind: 'clock', ms: -3_600_000 })
    await agent.replies('An hour ago')
    await visitor.writes('Just now')
    await agent.replies('Still an hour ago')
    await visitor.sees('Still an hour ago')
    await waitFor(() =>
      expect(visitor.messages().slice(0, 3)).to.deep.equal(['An hour ago', 'Just now', 'Still an hour ago']),
    )
  })
})
