import { waitFor } from '@testing-library/dom'
import { expect } from 'chai'
import { lacks, needs } from '../engine.ts'
import { OwnWindow } from './own-window.ts'
import { beginConversation, openShop, pageWith, type Scene, scriptAlone } from './shop.ts'
import type { Visitor } from './visitor.ts'
import { Workspace } from './workspace.ts'

interface Linnet {
  logout(options?: { end?: boolean }): Promise<void>
  identify(who: object): Promise<void>
  on(event: string, listener: (detail: { unsent: number }) => void): void
}

const linnet = (visitor: Visitor): Linnet => (visitor.page as unknown as { Linnet: Linnet }).Linnet

const textOf = (visitor: Visitor): string => visitor.widget?.textContent ?? ''

const frame = (visitor: Visitor): Promise<unknown> => new Promise((done) => visitor.page.requestAnimationFrame(done))

const tokenOf = async ({ workspace, agent }: Scene): Promise<string> => {
  const { room } = await workspace.ask(`rooms.info?roomId=${agent.rid}`, undefined, 'admin')
  return (room as { v: { token: string } }).v.token
}

/** What the event says, once it has come. */
const hearsLogout = (visitor: Visitor): { unsent: number }[] => {
  const heard: { unsent: number }[] = []
  linnet(visitor).on('logout', (detail) => heard.push(detail))
  return heard
}

describe('Logging out', () => {
  it('clears page and storage before it returns, closes the WebSocket, and deletes nothing on the server', async () => {
    const scene = await beginConversation()
    const { visitor, workspace } = scene
    const token = await tokenOf(scene)
    await visitor.types('A draft')
    const heard = hearsLogout(visitor)
    const done = linnet(visitor).logout()
    expect(visitor.stored()).to.deep.equal([])
    await frame(visitor)
    await frame(visitor)
    expect(textOf(visitor)).not.to.contain('Hello').and.not.contain('Amira')
    await done
    expect(heard).to.deep.equal([{ unsent: 0 }])
    await waitFor(async () => expect((await workspace.log()).sockets.open).to.equal(0))
    expect(await workspace.visitor(token)).to.have.property('token', token)
    expect(await workspace.timesAsked('POST livechat/room.close')).to.equal(0)
    await visitor.opensPanel()
    expect(((await visitor.finds('textbox', 'Message')) as HTMLTextAreaElement).value).to.equal('')
    expect(visitor.messages()).to.deep.equal([])
  })

  needs('storage')('clears five tabs at once', async () => {
    const { visitor, workspace } = await beginConversation()
    const tabs = [visitor]
    while (tabs.length < 5) tabs.push(await visitor.opensAnotherTab())
    for (const tab of tabs) await tab.seesMessages('Hello')
    await tabs[3]!.types('In the fourth tab')
    void linnet(tabs[2]!).logout()
    expect(visitor.stored()).to.deep.equal([])
    for (const tab of tabs) await waitFor(() => expect(textOf(tab)).not.to.contain('Hello'), { interval: 5 })
    expect(visitor.stored()).to.deep.equal([])
    await waitFor(async () => expect((await workspace.log()).sockets.open).to.equal(0))
    await tabs[3]!.opensPanel()
    expect(((await tabs[3]!.finds('textbox', 'Message')) as HTMLTextAreaElement).value).to.equal('')
  })

  it('lets the next account see its own conversation only', async () => {
    const scene = await beginConversation()
    const { visitor, workspace } = scene
    const token = `account-${crypto.randomUUID()}`
    await workspace.ask('livechat/visitor', { visitor: { token, name: 'Ben' } })
    const { room } = await workspace.ask(`livechat/room?token=${token}`)
    await workspace.ask('livechat/message', { token, rid: (room as { _id: string })._id, msg: 'Ben was here' })
    void linnet(visitor).logout()
    await linnet(visitor).identify({ token })
    await visitor.opensPanel()
    await visitor.seesMessages('Ben was here')
    if (lacks('storage')) return
    // Nothing of the first is kept for a deletion: whoever logs out did not ask for one.
    expect(visitor.stored()).not.to.include('visitor:before')
    await visitor.reloads()
    await visitor.seesMessages('Ben was here')
    expect(textOf(visitor)).not.to.contain('Hello')
  })

  it('sends words that are on their way for a moment more, from memory', async () => {
    const { visitor, workspace, agent } = await beginConversation()
    await workspace.troubles({ kind: 'answer', match: { path: 'livechat/message' }, status: 503, times: 2 })
    await visitor.writes('One more thing')
    await visitor.sees('Waiting to be sent')
    const heard = hearsLogout(visitor)
    const done = linnet(visitor).logout()
    expect(visitor.stored()).to.deep.equal([])
    await frame(visitor)
    expect(textOf(visitor)).not.to.contain('One more thing')
    await done
    expect(heard).to.deep.equal([{ unsent: 0 }])
    await agent.readsEventually('Hello', 'One more thing')
  })

  it('says how many words were lost when the server cannot be reached for 5 s', async () => {
    const { visitor, workspace, agent } = await beginConversation()
    await workspace.troubles({ kind: 'refuse', match: { path: 'livechat/*' } })
    await visitor.writes('One')
    await visitor.writes('Two')
    await visitor.sees('Waiting to be sent')
    const heard = hearsLogout(visitor)
    const started = Date.now()
    await linnet(visitor).logout()
    expect(Date.now() - started).to.be.lessThan(7000)
    expect(heard).to.deep.equal([{ unsent: 2 }])
    expect(visitor.stored()).to.deep.equal([])
    await workspace.recovers()
    visitor.findsNetwork()
    expect(await agent.reads()).to.deep.equal(['Hello'])
  })

  it('sends a message once whose answer was lost', async () => {
    const { visitor, workspace, agent } = await beginConversation()
    await workspace.ages(7)
    await workspace.troubles({ kind: 'lose', match: { path: 'livechat/message' }, times: 1 })
    await visitor.writes('Once')
    await waitFor(async () => expect(await agent.reads()).to.deep.equal(['Hello', 'Once']))
    await linnet(visitor).logout()
    expect(await agent.reads()).to.deep.equal(['Hello', 'Once'])
  })

  it('ends the chat if that is wanted, after the words that were on their way', async () => {
    const { visitor, workspace, agent } = await beginConversation()
    await workspace.troubles({ kind: 'answer', match: { path: 'livechat/message' }, status: 503, times: 1 })
    await visitor.writes('Goodbye')
    await visitor.sees('Waiting to be sent')
    void linnet(visitor).logout({ end: true })
    expect(visitor.stored().filter((key) => !key.startsWith('end-'))).to.deep.equal([])
    await waitFor(async () => expect(await workspace.timesAsked('POST livechat/room.close')).to.equal(1))
    expect((await agent.reads()).slice(0, 2)).to.deep.equal(['Hello', 'Goodbye'])
    await waitFor(() => expect(visitor.stored()).to.deep.equal([]))
  })

  it('has cleared everything although the chat is never seen to end', async () => {
    const { visitor, workspace } = await beginConversation()
    await workspace.troubles({ kind: 'refuse', match: { path: 'livechat/room.close' } })
    await linnet(visitor).logout({ end: true })
    expect(textOf(visitor)).not.to.contain('Hello')
    // What is needed to finish, and nothing else.
    expect(visitor.stored().filter((key) => !key.startsWith('end-'))).to.deep.equal([])
    await workspace.recovers()
    visitor.findsNetwork()
    await waitFor(async () => expect(await workspace.timesAsked('POST livechat/room.close')).to.be.greaterThan(0))
    await waitFor(() => expect(visitor.stored()).to.deep.equal([]))
  })

  it('leaves a pending “Forget me” what it needs, and it is finished', async () => {
    const scene = await beginConversation()
    const { visitor, workspace } = scene
    const token = await tokenOf(scene)
    await workspace.troubles({ kind: 'refuse', match: { path: 'livechat/room.close' } })
    await visitor.chooses('Forget me')
    await visitor.finds('alertdialog')
    await visitor.clicks('Forget me')
    await visitor.sees('will be deleted')
    await linnet(visitor).logout()
    expect(visitor.stored().filter((key) => !key.startsWith('forget-'))).to.deep.equal([])
    const told: unknown[] = []
    linnet(visitor).on('forgotten' as 'logout', (detail) => told.push(detail))
    await workspace.recovers()
    visitor.findsNetwork()
    await waitFor(async () => expect(await workspace.visitor(token).catch(String)).to.contain('invalid-token'))
    await waitFor(() => expect(told).to.have.lengthOf(1))
    expect(visitor.stored()).to.deep.equal([])
  })

  it('stops a file on its way', async () => {
    const { visitor, workspace, agent } = await beginConversation()
    await workspace.troubles({ kind: 'delay', ms: 1500, match: { path: 'livechat/upload/:rid' } })
    await visitor.attaches(new File(['a secret'], 'secret.txt', { type: 'text/plain' }))
    await visitor.sees('secret.txt')
    await visitor.clicks('Send 1 file')
    await linnet(visitor).logout()
    await waitFor(() => expect(textOf(visitor)).not.to.contain('secret.txt'))
    await visitor.opensPanel()
    await visitor.finds('textbox', 'Message')
    expect(textOf(visitor)).not.to.contain('secret.txt')
    expect(await agent.reads()).to.deep.equal(['Hello'])
  })

  it('twice is as good as once', async () => {
    const { visitor } = await beginConversation()
    const heard = hearsLogout(visitor)
    await Promise.all([linnet(visitor).logout(), linnet(visitor).logout()])
    expect(heard).to.deep.equal([{ unsent: 0 }, { unsent: 0 }])
    expect(visitor.stored()).to.deep.equal([])
  })

  it('forgets what was typed by somebody who has sent nothing', async () => {
    const { visitor, workspace } = await openShop({ Livechat_registration_form: true })
    await visitor.opensPanel()
    await visitor.fillsIn({ Name: 'Ada' })
    await linnet(visitor).logout()
    await visitor.opensPanel()
    expect(((await visitor.finds('textbox', /^Name/)) as HTMLInputElement).value).to.equal('')
    expect(visitor.stored()).to.deep.equal([])
    expect(await workspace.timesAsked('POST livechat/visitor')).to.equal(0)
  })

  it('in the middle of a registration leaves nobody behind in the browser', async () => {
    const { visitor, workspace } = await openShop()
    await workspace.troubles({ kind: 'delay', ms: 1000, match: { path: 'livechat/visitor', method: 'POST' } })
    const identified = linnet(visitor)
      .identify({ name: 'Ada', email: 'ada@example.com' })
      .catch((error: Error) => error.name)
    await waitFor(async () => expect(await workspace.timesAsked('GET livechat/config')).to.be.greaterThan(0))
    await waitFor(() => expect(visitor.stored()).not.to.deep.equal(lacks('storage') ? ['none'] : []))
    await linnet(visitor).logout()
    expect(await identified).to.equal('AbortError')
    expect(visitor.stored()).to.deep.equal([])
    await visitor.opensPanel()
    expect(visitor.has('button', 'Options')).to.equal(false)
  })

  it('at once after the page has said who the visitor is leaves nobody either', async () => {
    const { visitor, workspace } = await openShop()
    const identified = linnet(visitor)
      .identify({ name: 'Ada', email: 'ada@example.com' })
      .catch((error: Error) => error.name)
    await linnet(visitor).logout()
    expect(await identified).to.equal('AbortError')
    expect(visitor.stored()).to.deep.equal([])
    expect(await workspace.timesAsked('POST livechat/visitor')).to.equal(0)
  })

  it('works without any further file', async () => {
    const { visitor } = await beginConversation({}, { head: scriptAlone })
    const heard = hearsLogout(visitor)
    await linnet(visitor).logout()
    expect(heard).to.deep.equal([{ unsent: 0 }])
    expect(visitor.stored()).to.deep.equal([])
    expect(textOf(visitor)).not.to.contain('Hello')
  })

  it('takes the number of unread messages out of the title', async () => {
    const { visitor, agent } = await beginConversation()
    await visitor.closesPanel()
    await agent.replies('Are you there?')
    await visitor.finds('status', '1 unread message')
    await linnet(visitor).logout()
    await visitor.losesSightOf('status', '1 unread message')
    await waitFor(() => expect(visitor.page.document.title).to.equal('Shop'))
  })

  needs('storage')('is not undone by the back button', async () => {
    const workspace = await Workspace.open({ Livechat_registration_form: false })
    const window = await OwnWindow.opens(`${pageWith(workspace.address)}&cache=1`)
    await window.writes('Hello')
    await window.isTrue('Object.keys(localStorage).some((key) => key.endsWith(":room"))')
    await window.goes('/page/elsewhere?html=<h1>Elsewhere</h1>&cache=1')
    const other = await OwnWindow.opens(`${pageWith(workspace.address)}`, 'other')
    await other.isTrue('!!window.Linnet')
    await other.says('Linnet.logout()')
    await window.goesBack()
    await window.isTrue('!!document.querySelector(".linnet")')
    await window.says('Linnet.open()')
    await window.sees('How can we help?')
    expect(await window.says('document.querySelector(".linnet").shadowRoot.textContent')).not.to.contain('Hello')
    expect(await window.says('localStorage.length')).to.equal(0)
    await window.closes()
  })
})
