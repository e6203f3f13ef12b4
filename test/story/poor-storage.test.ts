import { waitFor } from '@testing-library/dom'
import { expect } from 'chai'
import { needs } from '../engine.ts'
import { beginConversation, openShop, type Scene } from './shop.ts'
import type { Visitor } from './visitor.ts'

const STORAGES = {
  forbidden: `for (const name of ['localStorage', 'sessionStorage'])
    Object.defineProperty(window, name, { get() { throw new DOMException('no', 'SecurityError') } })`,
  null: `Object.defineProperty(window, 'localStorage', { value: null })`,
  full: `Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }`,
  'empty again at once': `Storage.prototype.setItem = () => {}`,
}

const confirms = async (visitor: Visitor, item: 'End chat' | 'Forget me'): Promise<void> => {
  if (item === 'End chat') await visitor.clicks(item)
  else await visitor.chooses(item)
  await visitor.finds('alertdialog')
  await visitor.clicks(item)
}

/** The browser does not ask before it leaves the page. */
const leaves = ({ visitor }: Scene): boolean =>
  visitor.page.dispatchEvent(new visitor.page.Event('beforeunload', { cancelable: true }))

const KEEP_OPEN = 'Please keep this page open until it is done.'

describe('Where the storage is', () => {
  for (const [what, script] of Object.entries(STORAGES)) {
    for (const item of ['End chat', 'Forget me'] as const) {
      it(`${what}, “${item}” asks the visitor to keep the page open until it is done`, async () => {
        const scene = await beginConversation({}, { head: `<script>${script}</script>` })
        const { visitor, workspace } = scene
        expect(leaves(scene)).to.equal(true)
        await workspace.troubles({ kind: 'refuse', match: { path: 'livechat/room.close' } })
        await confirms(visitor, item)
        await visitor.sees(KEEP_OPEN)
        if (item === 'Forget me') {
          await visitor.sees('will be deleted')
          await waitFor(async () => expect(await workspace.timesAsked('POST livechat/room.close')).to.be.greaterThan(0))
          expect(visitor.visibleText()).not.to.contain('you may close this page')
        }
        expect(leaves(scene)).to.equal(false)
        await workspace.recovers()
        visitor.findsNetwork()
        await visitor.finds('heading', item === 'End chat' ? 'Chat ended' : 'You have been forgotten')
        await visitor.seesNoMore(KEEP_OPEN)
        expect(leaves(scene)).to.equal(true)
      })
    }
  }

  needs('storage')('full of the page’s own things, the conversation makes room for the deletion', async () => {
    const scene = await beginConversation()
    const { visitor, workspace } = scene
    const { token } = visitor.storedValue('visitor') as { token: string }
    await visitor.types(
      'A draft that is longer than what a deletion needs: its kind, a token, a room, a time and an id. '.repeat(3),
    )
    let rest = 'x'.repeat(4_000_000)
    while (rest) {
      try {
        localStorage.setItem('page', (localStorage.getItem('page') ?? '') + rest)
      } catch {
        rest = rest.slice(0, rest.length / 2)
      }
    }
    expect(() => localStorage.setItem('more', 'x')).to.throw()
    await workspace.troubles({ kind: 'refuse', match: { path: 'livechat/*' } })
    await confirms(visitor, 'Forget me')
    await visitor.sees('will be deleted as soon as it can be; you may close this page')
    expect(leaves(scene)).to.equal(true)
    expect(visitor.stored().filter((key) => key.startsWith('forget-'))).to.have.lengthOf(1)
    await visitor.reloads()
    await workspace.recovers()
    visitor.findsNetwork()
    await waitFor(() => expect(visitor.stored()).to.deep.equal(['page']))
    expect(await workspace.visitor(token).catch(String)).to.contain('invalid-token')
  })
})

describe('A page that clears the storage in the middle of a chat', () => {
  const CLEARINGS = {
    'at once': (page: Window) => page.localStorage.clear(),
    'key by key': (page: Window) => {
      for (const key of Object.keys({ ...page.localStorage })) page.localStorage.removeItem(key)
    },
  }

  for (const [how, clears] of Object.entries(CLEARINGS)) {
    needs('storage')(`${how}, takes neither the conversation nor what was typed from the visitor`, async () => {
      const { visitor, agent, workspace } = await beginConversation()
      const { token } = visitor.storedValue('visitor') as { token: string }
      await visitor.types('Half a sen')
      clears(visitor.page)
      await agent.replies('Still there?')
      await visitor.seesMessages('Hello', 'Still there?')
      await visitor.finds('dialog')
      expect(((await visitor.finds('textbox', 'Message')) as HTMLTextAreaElement).value).to.equal('Half a sen')
      // Nothing comes back before the visitor does something.
      expect(visitor.stored()).to.deep.equal([])
      await visitor.types('tence')
      await waitFor(() => expect(visitor.stored()).to.include.members(['visitor', 'room', 'panel', 'draft']))
      expect(visitor.storedValue('visitor')).to.have.property('token', token)
      await visitor.presses('Enter')
      await agent.readsEventually('Hello', 'Still there?', 'Half a sentence')
      await visitor.reloads()
      await visitor.seesMessages('Hello', 'Still there?', 'Half a sentence')
      expect(await workspace.timesAsked('POST livechat/visitor')).to.equal(1)
    })

    needs('storage')(`${how}, leaves the other tabs in the conversation too`, async () => {
      const { visitor, agent } = await beginConversation()
      const other = await visitor.opensAnotherTab()
      await other.seesMessages('Hello')
      await other.types('In the second tab')
      clears(visitor.page)
      await agent.replies('Still there?')
      for (const tab of [visitor, other]) await tab.seesMessages('Hello', 'Still there?')
      expect(((await other.finds('textbox', 'Message')) as HTMLTextAreaElement).value).to.equal('In the second tab')
      await other.presses('Enter')
      await agent.readsEventually('Hello', 'Still there?', 'In the second tab')
      await visitor.seesMessages('Hello', 'Still there?', 'In the second tab')
      await waitFor(() => expect(visitor.stored()).to.include.members(['visitor', 'room']))
    })

    needs('storage')(`${how}, does not keep a later “Forget me” from clearing every tab`, async () => {
      const { visitor, workspace } = await beginConversation()
      const other = await visitor.opensAnotherTab()
      await other.seesMessages('Hello')
      const { token } = visitor.storedValue('visitor') as { token: string }
      clears(visitor.page)
      await confirms(visitor, 'Forget me')
      await visitor.finds('heading', 'You have been forgotten')
      await waitFor(() => expect(other.messages()).to.deep.equal([]))
      expect(await workspace.visitor(token).catch(String)).to.contain('invalid-token')
      expect(visitor.stored()).to.deep.equal([])
      expect(await workspace.timesAsked('DELETE livechat/visitor/:token')).to.equal(1)
    })
  }

  needs('storage')('has the chat ended when the visitor wants it', async () => {
    const { visitor } = await beginConversation()
    visitor.page.localStorage.clear()
    await confirms(visitor, 'End chat')
    await visitor.finds('heading', 'Chat ended')
  })

  needs('storage')(
    'cannot be told from a tab that was asleep while the visitor was forgotten: it shows nothing',
    async () => {
      const { visitor } = await beginConversation()
      visitor.page.document.dispatchEvent(new Event('freeze'))
      const other = await visitor.opensAnotherTab()
      await other.seesMessages('Hello')
      await confirms(other, 'Forget me')
      await other.finds('heading', 'You have been forgotten')
      visitor.page.document.dispatchEvent(new Event('resume'))
      await waitFor(() => expect(visitor.messages()).to.deep.equal([]))
      expect(visitor.stored()).to.deep.equal([])
    },
  )
})

describe('A chat that was not begun', () => {
  it('is not begun by a page that clears the storage', async () => {
    const { visitor, workspace } = await openShop()
    await visitor.opensPanel()
    await visitor.types('Not yet')
    localStorage.clear()
    await visitor.types(' sent')
    expect(visitor.stored()).to.deep.equal([])
    expect(await workspace.timesAsked('POST livechat/visitor')).to.equal(0)
  })
})
