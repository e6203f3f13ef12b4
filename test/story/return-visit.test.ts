import { waitFor } from '@testing-library/dom'
import { expect } from 'chai'
import { beginConversation, openShop } from './shop.ts'
import { Visitor } from './visitor.ts'

describe('A return visit', () => {
  it('finds the conversation as it was', async () => {
    const { visitor, agent } = await beginConversation()
    await agent.replies('Good morning')
    await visitor.seesMessages('Hello', 'Good morning')
    await visitor.reloads()
    await visitor.finds('dialog')
    await visitor.seesMessages('Hello', 'Good morning')
    await visitor.writes('I am back')
    await agent.readsEventually('Hello', 'Good morning', 'I am back')
  })

  it('shows what was said meanwhile as unread', async () => {
    const { visitor, agent } = await beginConversation()
    await visitor.closesPanel()
    const away = visitor.address
    visitor.closesTab()
    await agent.replies('Are you there?')
    await agent.replies('Hello?')
    const back = await Visitor.opens(away)
    await back.finds('status', '2 unread messages')
    await back.opensPanel()
    await back.seesMessages('Hello', 'Are you there?', 'Hello?')
    await back.losesSightOf('status', /unread/)
  })

  it('does not count again what was read', async () => {
    const { visitor, agent } = await beginConversation()
    await agent.replies('Read this')
    await visitor.seesMessages('Hello', 'Read this')
    await visitor.closesPanel()
    await visitor.reloads()
    await waitFor(async () => expect(visitor.widget).to.exist)
    await agent.replies('And this')
    await visitor.finds('status', '1 unread message')
  })

  it('does not find a conversation that has ended', async () => {
    const { visitor, agent } = await beginConversation()
    await agent.closes()
    await visitor.finds('heading', 'Chat ended')
    await visitor.reloads()
    await visitor.finds('textbox', 'Message')
    await visitor.sees('How can we help?')
    expect(visitor.messages()).to.deep.equal([])
    expect(visitor.has('heading', 'Chat ended')).to.equal(false)
  })

  it('does not find a conversation that was ended while the visitor was away', async () => {
    const { visitor, agent } = await beginConversation()
    const { address } = visitor
    visitor.closesTab()
    await agent.closes()
    const back = await Visitor.opens(address)
    await back.sees('How can we help?')
    await back.losesSightOf('button', 'End chat')
  })

  it('begins as a stranger when the server has forgotten the visitor', async () => {
    const { visitor, workspace } = await beginConversation({
      Livechat_Allow_collect_and_store_HTTP_header_informations: true,
    })
    const { token } = visitor.storedValue('visitor') as { token: string }
    await fetch(`${workspace.address}/api/v1/livechat/visitor/${token}`, { method: 'DELETE' })
    await visitor.reloads()
    await waitFor(() => expect(visitor.stored()).to.deep.equal([]))
  })

  it('asks for nothing but the configuration before the visitor acts', async () => {
    const { visitor, workspace } = await openShop()
    await waitFor(async () => expect(await workspace.timesAsked('GET livechat/config')).to.equal(1))
    await visitor.opensPanel()
    await visitor.types('Thinking about it')
    await visitor.closesPanel()
    const { requests, sockets } = await workspace.log()
    const asked = requests.filter(({ method, route }) => method !== 'OPTIONS' && !/^(login|settings)/.test(route))
    expect(asked.map(({ method, route }) => `${method} ${route}`)).to.deep.equal(['GET livechat/config'])
    expect(sockets.everOpened).to.equal(0)
    expect(visitor.stored()).to.deep.equal([])
    expect(visitor.page.document.cookie).to.equal('')
  })
})
