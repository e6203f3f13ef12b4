import { expect } from 'chai'
import { beginConversation, type Scene } from './shop.ts'

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
