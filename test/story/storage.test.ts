import { expect } from 'chai'
import { needs } from '../engine.ts'
import { openShop, type Scene } from './shop.ts'

const breakStorage = (how: string): Promise<Scene> =>
  openShop(
    {},
    {
      head: `<script>
        window.trouble = []
        addEventListener('error', (e) => trouble.push(e.message))
        addEventListener('unhandledrejection', (e) => trouble.push(String(e.reason)))
        ${how}
      </script>`,
    },
  )

const talk = async ({ visitor, agent }: Scene): Promise<void> => {
  await visitor.opensPanel()
  await visitor.writes('Hello')
  await agent.serves()
  await agent.replies('Good morning')
  await visitor.seesMessages('Hello', 'Good morning')
  expect((visitor.page as unknown as { trouble: string[] }).trouble).to.deep.equal([])
}

const leaves = ({ visitor }: Scene): boolean =>
  visitor.page.dispatchEvent(new visitor.page.Event('beforeunload', { cancelable: true }))

describe('A storage', () => {
  for (const [what, how] of Object.entries({
    'that may not be touched': `Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })`,
    'that is null': `Object.defineProperty(window, 'localStorage', { value: null })`,
    'that is full': `Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }`,
    'that forgets at once': `Storage.prototype.setItem = () => {}`,
  })) {
    it(`${what} stands in nobody’s way`, async () => {
      await talk(await breakStorage(how))
    })
  }

  it('that is full loses no words without asking', async () => {
    const scene = await breakStorage(
      `Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }`,
    )
    const { visitor, workspace, agent } = scene
    await talk(scene)
    expect(leaves(scene)).to.equal(true)
    await workspace.troubles({ kind: 'refuse', match: { path: 'livechat/message' } })
    await visitor.writes('Do not lose me')
    await visitor.sees('Please keep this page open until it is done.')
    expect(leaves(scene)).to.equal(false)
    await workspace.recovers()
    visitor.findsNetwork()
    await agent.readsEventually('Hello', 'Good morning', 'Do not lose me')
    await visitor.seesNoMore('Please keep this page open')
    expect(leaves(scene)).to.equal(true)
  })

  needs('storage')('that works needs no question on leaving', async () => {
    const scene = await breakStorage('')
    await talk(scene)
    await scene.visitor.types('A draft')
    expect(leaves(scene)).to.equal(true)
  })

  for (const [what, value] of Object.entries({
    garbage: '{"token":',
    null: 'null',
    'a list': '[1,2,3]',
    'another version’s words': '{"version":9,"guest":{"t":"x"}}',
    'a number': '42',
  })) {
    it(`that holds ${what} is taken for what it is`, async () => {
      const { visitor, workspace, agent } = await breakStorage('')
      for (const key of ['visitor', 'room', 'read', 'panel', 'draft', 'out:x', 'wish:x', 'wish:forget-1']) {
        localStorage.setItem(`linnet:${workspace.address}:${key}`, value)
      }
      await visitor.reloads()
      await talk({ visitor, workspace, agent })
    })
  }
})
