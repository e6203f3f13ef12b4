import { waitFor } from '@testing-library/dom'
import { expect } from 'chai'
import { lacks } from '../engine.ts'
import { OwnWindow } from './own-window.ts'
import { beginConversation, pageWith, type Scene } from './shop.ts'
import { Workspace } from './workspace.ts'

const NO_LOCKS = 'delete Navigator.prototype.locks'
const NO_CHANNEL = 'delete window.BroadcastChannel'
const STORAGES = {
  'has a storage that works': '',
  'forbids storage': `for (const name of ['localStorage', 'sessionStorage'])
    Object.defineProperty(window, name, { get() { throw new DOMException('no', 'SecurityError') } })`,
  'has null for a storage': `Object.defineProperty(window, 'localStorage', { value: null })`,
  'has a full storage': `Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }`,
  'has a storage that forgets at once': `Storage.prototype.setItem = () => {}`,
}

const LOCKS_ARE_REFUSED = `LockManager.prototype.request = async () => { throw new DOMException('no', 'SecurityError') }`

const begin = (script: string): Promise<Scene> => beginConversation({}, { head: `<script>${script}</script>` })

const tokenIn = async ({ workspace, agent }: Scene): Promise<string> => {
  const { room } = await workspace.ask(`rooms.info?roomId=${agent.rid}`, undefined, 'admin')
  return (room as { v: { token: string } }).v.token
}

describe('A farewell is finished in a browser that', () => {
  for (const [what, script] of Object.entries(STORAGES)) {
    for (const [also, lacks] of Object.entries({
      'has everything else': '',
      'has no locks': NO_LOCKS,
      'has no locks and no channels': `${NO_LOCKS};${NO_CHANNEL}`,
      'refuses locks': LOCKS_ARE_REFUSED,
    })) {
      it(`${what} and ${also}, when a chat is ended`, async () => {
        const { visitor, workspace } = await begin(`${script};${lacks}`)
        await visitor.clicks('End chat')
        await visitor.finds('alertdialog')
        await visitor.clicks('End chat')
        await visitor.finds('heading', 'Chat ended')
        expect(await workspace.timesAsked('POST livechat/room.close')).to.equal(1)
      })

      it(`${what} and ${also}, when the visitor is forgotten`, async () => {
        const scene = await begin(`${script};${lacks}`)
        const { visitor, workspace } = scene
        const token = await tokenIn(scene)
        await visitor.chooses('Forget me')
        await visitor.finds('alertdialog')
        await visitor.clicks('Forget me')
        await visitor.finds('heading', 'You have been forgotten')
        expect(await workspace.ask(`livechat/visitor/${token}`).catch(String)).to.contain('invalid-token')
        expect(await workspace.timesAsked('DELETE livechat/visitor/:token')).to.equal(1)
        expect(visitor.stored()).to.deep.equal([])
      })
    }
  }
})

describe('A farewell', () => {
  const open = (): Promise<Workspace> => Workspace.open({ Livechat_registration_form: false })
  let windows: OwnWindow[] = []
  afterEach(async () => {
    for (const window of windows.reverse()) await window.closes()
    windows = []
  })

  it('is finished in a frame that has an origin of its own, without any further file', async () => {
    const workspace = await open()
    const window = await OwnWindow.opens(`${pageWith(workspace.address)}&csp=sandbox allow-scripts allow-forms`)
    windows = [window]
    expect(await window.says('self.origin')).to.equal('null')
    await window.writes('Hello')
    await window.clicks('End chat')
    await window.clicks('End chat')
    await window.sees('Chat ended')
    await window.clicks('New chat')
    await window.writes('Hello again')
    await window.clicks('Options')
    await window.clicks('Forget me')
    await window.clicks('Forget me')
    await window.sees('You have been forgotten')
    expect(await workspace.timesAsked('POST livechat/room.close')).to.equal(2)
    const deletions = await workspace.requests('DELETE livechat/visitor/:token')
    expect(deletions.at(-1)?.status).to.equal(200)
  })

  it('is carried out by one of the tabs that are open in processes of their own', async () => {
    const workspace = await open()
    const address = pageWith(workspace.address)
    const first = await OwnWindow.opens(address)
    windows = [first]
    for (const tab of ['second', 'third']) windows.push(await OwnWindow.opens(address, tab))
    for (let round = 1; round <= 4; round++) {
      // Twice it takes so long that the other tabs stand in line for it.
      if (round > 2)
        await workspace.troubles({ kind: 'delay', ms: 2500, match: { path: 'livechat/room.close' }, times: 1 })
      await first.writes(`Hello ${round}`)
      for (const window of windows)
        await window.isTrue('Object.keys(localStorage).some((key) => key.endsWith(":room"))')
      await first.clicks('End chat')
      await first.clicks('End chat')
      await first.sees('Chat ended')
      for (const window of windows)
        await window.isTrue('!Object.keys(localStorage).some((key) => /room|wish/.test(key))')
      await first.clicks('New chat')
    }
    await first.clicks('Options')
    await first.clicks('Forget me')
    await first.clicks('Forget me')
    await first.sees('The server has deleted your data')
    for (const window of windows) await window.isTrue('!localStorage.length')
    // Without locks tabs that stand in line for a slow server cannot agree, and the server is told more than once; it is none the worse for it.
    if (lacks('locks', 'secure')) return
    // What a tab has seen late it would do about now.
    await waitFor(async () => expect(await workspace.timesAsked('DELETE livechat/visitor/:token')).to.equal(1))
    expect(await workspace.timesAsked('POST livechat/room.close')).to.equal(4)
  })
})
