import { waitFor } from '@testing-library/dom'
import { expect } from 'chai'
import { lacks, needs } from '../engine.ts'
import { beginConversation, openShop } from './shop.ts'
import type { Visitor } from './visitor.ts'
import type { Workspace } from './workspace.ts'

/** The tab has a part in the conversation: it leads or follows. */
const another = async (visitor: Visitor, sees = 'Hello'): Promise<Visitor> => {
  const tab = await visitor.opensAnotherTab()
  await tab.sees(sees)
  return tab
}

const socketsOpen = async (workspace: Workspace): Promise<number> => (await workspace.log()).sockets.open

const focuses = (visitor: Visitor): void => void visitor.page.dispatchEvent(new Event('focus'))

const locks = async (): Promise<string[]> => {
  const { held = [], pending = [] } = await navigator.locks.query()
  return [...held, ...pending].map(({ name = '' }) => name)
}

/** For the head of a page that hears late what another tab has stored. */
const SLOW_NEWS = `<script>
  addEventListener('storage', (event) => {
    if (!event.isTrusted) return
    event.stopImmediatePropagation()
    setTimeout(() => dispatchEvent(new StorageEvent('storage', event)), 300)
  })
</script>`

/** Tabs that can speak with each other agree on one that leads. */
const TO_AGREE = ['locks', 'channel', 'secure', 'storage'] as const
const agree = !lacks(...TO_AGREE)

describe('One conversation in many tabs', () => {
  needs('storage')('is the same in all of them', async () => {
    const { visitor, agent } = await beginConversation()
    const tab = await another(visitor)
    await agent.replies('Good morning')
    await visitor.seesMessages('Hello', 'Good morning')
    await tab.seesMessages('Hello', 'Good morning')
    await tab.writes('From the second tab')
    await agent.readsEventually('Hello', 'Good morning', 'From the second tab')
    await visitor.writes('From the first')
    await agent.readsEventually('Hello', 'Good morning', 'From the second tab', 'From the first')
    for (const one of [visitor, tab])
      await one.seesMessages('Hello', 'Good morning', 'From the second tab', 'From the first')
  })

  needs(...TO_AGREE, 'websocket')('needs one WebSocket for one, two and five tabs', async () => {
    const { visitor, workspace } = await beginConversation()
    expect(await socketsOpen(workspace)).to.equal(1)
    await another(visitor)
    expect(await socketsOpen(workspace)).to.equal(1)
    for (let i = 0; i < 3; i++) await another(visitor)
    expect((await workspace.log()).sockets).to.deep.equal({ open: 1, everOpened: 1 })
  })

  needs(...TO_AGREE)('needs no lock and no channel before it begins, and none after it has ended', async () => {
    const { visitor, agent } = await openShop()
    await visitor.opensPanel()
    await visitor.types('Not yet')
    expect(await locks()).to.deep.equal([])
    await visitor.writes('')
    await agent.serves()
    await visitor.sees('Chat started')
    expect(await locks()).not.to.deep.equal([])
    await agent.closes()
    await visitor.finds('heading', 'Chat ended')
    await waitFor(async () => expect(await locks()).to.deep.equal([]))
  })

  needs('storage')('is the same in a tab that is opened where WebSockets are refused', async () => {
    const { visitor, agent, workspace } = await beginConversation()
    await workspace.troubles({ kind: 'refuse-sockets' }, { kind: 'cut' })
    if (!lacks('websocket')) await visitor.sees('Reconnecting')
    const tab = await another(visitor)
    await tab.seesMessages('Hello')
    await tab.writes('From the second tab')
    await agent.readsEventually('Hello', 'From the second tab')
  })

  needs('storage')('goes on when the tab that led is closed', async () => {
    const { visitor, agent, workspace } = await beginConversation()
    const tab = await another(visitor)
    visitor.closesTab()
    if (!lacks('websocket'))
      await waitFor(async () => expect((await workspace.log()).sockets).to.deep.equal({ open: 1, everOpened: 2 }))
    await agent.replies('Still there?')
    await tab.seesMessages('Hello', 'Still there?')
    await tab.writes('Yes')
    await agent.readsEventually('Hello', 'Still there?', 'Yes')
  })

  needs('storage')('goes on when the tab that led is frozen, and is current when it wakes', async () => {
    const { visitor, agent, workspace } = await beginConversation()
    const tab = await another(visitor)
    visitor.page.document.dispatchEvent(new Event('freeze'))
    if (!lacks('websocket'))
      await waitFor(async () => expect((await workspace.log()).sockets).to.deep.equal({ open: 1, everOpened: 2 }))
    await agent.replies('Anybody awake?')
    await tab.seesMessages('Hello', 'Anybody awake?')
    expect(visitor.messages()).to.deep.equal(['Hello'])
    visitor.page.document.dispatchEvent(new Event('resume'))
    await visitor.seesMessages('Hello', 'Anybody awake?')
    if (!lacks('websocket')) await waitFor(async () => expect(await socketsOpen(workspace)).to.equal(agree ? 1 : 2))
  })

  needs(...TO_AGREE)('goes on when the tab that led stands still', async function () {
    this.timeout(60_000)
    const { visitor, agent } = await beginConversation()
    const tab = await another(visitor)
    const { BroadcastChannel } = visitor.page
    BroadcastChannel.prototype.postMessage = () => {}
    focuses(tab)
    await agent.replies('Can you hear me?')
    await waitFor(() => expect(tab.messages()).to.deep.equal(['Hello', 'Can you hear me?']), { timeout: 30_000 })
  })

  needs('storage')('sends what a closed tab had begun to send, once', async () => {
    const { visitor, agent, workspace } = await beginConversation()
    const tab = await another(visitor)
    await workspace.troubles({ kind: 'delay', ms: 800, match: { path: 'livechat/message', method: 'POST' } })
    await visitor.writes('Half way')
    await waitFor(async () => expect(await workspace.timesAsked('POST livechat/message')).to.equal(2))
    visitor.closesTab()
    await agent.readsEventually('Hello', 'Half way')
    await waitFor(() => expect(tab.unsent()).to.deep.equal([]))
    await tab.seesMessages('Hello', 'Half way')
    await tab.seesNoMore('Sending…')
  })

  needs('storage')('begins as one when two tabs begin it at the same time', async () => {
    const { visitor, workspace, agent } = await openShop()
    const tab = await visitor.opensAnotherTab()
    for (const one of [visitor, tab]) {
      await one.opensPanel()
      await one.types('Hello from both')
    }
    for (const one of [visitor, tab]) (await one.finds('button', 'Send')).click()
    await agent.serves()
    await agent.readsEventually('Hello from both', 'Hello from both')
    for (const one of [visitor, tab]) await one.seesMessages('Hello from both', 'Hello from both')
    // Asked again, the server answers with the same visitor and room.
    if (!agree) return
    expect(await workspace.timesAsked('POST livechat/visitor')).to.equal(1)
    expect(await workspace.timesAsked('GET livechat/room')).to.equal(1)
  })

  needs('storage')('registers one visitor when the form is sent in two tabs at the same time', async () => {
    const { visitor, workspace } = await openShop({ Livechat_registration_form: true })
    const tab = await visitor.opensAnotherTab()
    for (const one of [visitor, tab]) {
      await one.opensPanel()
      await one.fillsIn({ Name: 'Ada', Email: 'ada@example.com' })
    }
    for (const one of [visitor, tab]) (await one.finds('button', 'Start chat')).click()
    for (const one of [visitor, tab]) await one.finds('textbox', 'Message')
    const tokens = (await workspace.requests('POST livechat/visitor')).map(
      ({ body }) => (body as { visitor: { token: string } }).visitor.token,
    )
    const { token } = visitor.storedValue('visitor') as { token: string }
    expect(new Set(tokens)).to.deep.equal(new Set([token]))
  })

  needs('storage', 'websocket')(
    'has its panel open or closed everywhere, and counts unread messages once',
    async () => {
      const { visitor, agent } = await beginConversation()
      const tab = await another(visitor)
      await tab.closesPanel()
      await visitor.losesSightOf('dialog')
      await agent.replies('Read me')
      for (const one of [visitor, tab]) await one.finds('status', '1 unread message')
      await visitor.opensPanel()
      await tab.finds('dialog')
      await tab.losesSightOf('status', /unread/)
    },
  )

  needs('storage')('has its draft everywhere, also after a reload', async () => {
    const { visitor } = await beginConversation()
    const tab = await another(visitor)
    await visitor.types('I was about to')
    const draft = async (one: Visitor): Promise<string> =>
      ((await one.finds('textbox', 'Message')) as HTMLTextAreaElement).value
    await waitFor(async () => expect(await draft(tab)).to.equal('I was about to'))
    await visitor.reloads()
    await visitor.sees('Hello')
    expect(await draft(visitor)).to.equal('I was about to')
  })

  needs('storage')('is ended everywhere by one tab', async () => {
    const { visitor } = await beginConversation()
    const tab = await another(visitor)
    await tab.clicks('End chat')
    await tab.clicks('End chat')
    for (const one of [visitor, tab]) await one.finds('heading', 'Chat ended')
  })

  needs('storage')('is ended without a question in a tab that was asking whether to end it', async () => {
    const { visitor } = await beginConversation()
    const tab = await another(visitor)
    await visitor.clicks('End chat')
    await visitor.finds('alertdialog', 'End this chat?')
    await tab.clicks('End chat')
    await tab.clicks('End chat')
    const heading = await visitor.finds('heading', 'Chat ended')
    expect(visitor.has('alertdialog')).to.equal(false)
    await waitFor(() => expect(visitor.widget?.activeElement).to.equal(heading))
  })

  needs('storage')('is forgotten without a question in a tab that was asking whether to forget', async () => {
    const { visitor, workspace } = await beginConversation()
    const tab = await another(visitor)
    await workspace.troubles({ kind: 'refuse', match: { path: 'livechat/visitor/:token' } })
    await visitor.chooses('Forget me')
    await visitor.finds('alertdialog', 'Forget me?')
    await tab.chooses('Forget me')
    await tab.clicks('Forget me')
    await visitor.finds('heading', 'Forgetting you')
    expect(visitor.has('alertdialog')).to.equal(false)
  })

  needs(...TO_AGREE)('is forgotten everywhere before the request leaves', async () => {
    const { visitor } = await beginConversation({}, { head: SLOW_NEWS })
    const tab = await another(visitor)
    const elsewhere: string[] = []
    const { fetch } = tab.page
    tab.page.fetch = (input, init) => {
      if (String(input).includes('room.close')) elsewhere.push(visitor.visibleText())
      return fetch(input, init)
    }
    await tab.chooses('Forget me')
    await tab.clicks('Forget me')
    await tab.finds('heading', 'You have been forgotten')
    expect(elsewhere).to.have.lengthOf(1)
    expect(elsewhere[0]).not.to.contain('Hello')
    expect({ ...localStorage }).to.deep.equal({})
  })

  needs('storage')('finishes what a closed tab had promised', async () => {
    const { visitor, workspace } = await beginConversation()
    const tab = await another(visitor)
    await workspace.troubles({ kind: 'refuse', match: { path: 'livechat/room.close' } })
    await tab.chooses('Forget me')
    await tab.clicks('Forget me')
    await tab.sees('will be deleted')
    tab.closesTab()
    await workspace.recovers()
    focuses(visitor)
    await waitFor(() => expect({ ...localStorage }).to.deep.equal({}))
    expect(await workspace.timesAsked('DELETE livechat/visitor/:token')).to.equal(1)
  })

  needs('storage', 'websocket')(
    'shows in every tab that the agent is typing, and tells the agent of any of them',
    async () => {
      const { visitor, agent } = await beginConversation()
      const tab = await another(visitor)
      await agent.isTyping()
      await tab.sees('Amira Haddad is typing…')
      const typing = await agent.seesTyping()
      await tab.types('I too')
      await waitFor(() => expect(typing.at(-1)).to.deep.equal(['guest-1', ['user-typing']]))
      agent.leaves()
    },
  )

  needs('storage')('sends what a closed tab had begun to send where tabs cannot speak with each other', async () => {
    const head = `<script>
      delete Navigator.prototype.locks
      delete window.BroadcastChannel
      const real = window.setTimeout
      window.setTimeout = (task, ms, ...rest) => real(task, ms === 20_000 ? 400 : ms, ...rest)
    </script>`
    const { visitor, agent, workspace } = await beginConversation({}, { head })
    const tab = await another(visitor)
    const messages = { path: 'livechat/message', method: 'POST' }
    await workspace.troubles({ kind: 'delay', ms: 3000, match: messages, times: 1 })
    await visitor.writes('Half way')
    await tab.sees('Sending…')
    visitor.closesTab()
    await agent.readsEventually('Hello', 'Half way')
    await waitFor(() => expect(tab.unsent()).to.deep.equal([]))
    await tab.seesMessages('Hello', 'Half way')
    await tab.seesNoMore('Sending…')
  })

  needs('storage')('arrives in the order in which it was written where tabs cannot speak with each other', async () => {
    const head = '<script>delete Navigator.prototype.locks; delete window.BroadcastChannel</script>'
    const { visitor, agent, workspace } = await beginConversation({}, { head })
    const tab = await another(visitor)
    const messages = { path: 'livechat/message', method: 'POST' }
    await workspace.troubles({ kind: 'delay', ms: 2000, match: messages, times: 1 })
    await visitor.writes('First')
    await tab.sees('Sending…')
    await tab.writes('Second')
    await agent.readsEventually('Hello', 'First', 'Second')
  })

  needs('storage')('works where tabs cannot speak with each other', async () => {
    const { visitor, agent } = await openShop(
      {},
      { head: `<script>delete Navigator.prototype.locks; delete window.BroadcastChannel</script>` },
    )
    await visitor.opensPanel()
    await visitor.writes('Hello')
    await agent.serves()
    const tab = await another(visitor)
    await agent.replies('Good morning')
    for (const one of [visitor, tab]) await one.seesMessages('Hello', 'Good morning')
    await tab.writes('Thank you')
    await agent.readsEventually('Hello', 'Good morning', 'Thank you')
    await visitor.seesMessages('Hello', 'Good morning', 'Thank you')
  })
})
