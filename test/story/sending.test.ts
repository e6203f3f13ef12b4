import { waitFor } from '@testing-library/dom'
import { expect } from 'chai'
import { lacks, needs } from '../engine.ts'
import { Agent } from './agent.ts'
import { beginConversation } from './shop.ts'
import { Visitor } from './visitor.ts'

describe('What the visitor sends', () => {
  it('waits in the tunnel and is sent once they are out of it', async () => {
    const { visitor, workspace, agent } = await beginConversation()
    await workspace.troubles(
      { kind: 'refuse', match: { path: 'livechat/*' } },
      { kind: 'refuse-sockets' },
      { kind: 'cut' },
    )
    visitor.losesNetwork()
    await visitor.writes('It is dark in here')
    await waitFor(() => {
      // An answer that was under way has shown that there is a network.
      visitor.losesNetwork()
      expect(visitor.visibleText()).to.contain('You are offline, 1 message is waiting.')
    })
    await visitor.writes('Nearly through')
    await visitor.sees('You are offline, 2 messages are waiting.')
    await visitor.seesMessages('Hello', 'It is dark in here', 'Nearly through')
    await workspace.recovers()
    visitor.findsNetwork()
    await agent.readsEventually('Hello', 'It is dark in here', 'Nearly through')
    await visitor.seesNoMore('You are offline')
    await visitor.seesMessages('Hello', 'It is dark in here', 'Nearly through')
  })

  it('is not said to wait for a network where the browser is wrong about it', async () => {
    const { visitor, agent } = await beginConversation()
    visitor.losesNetwork()
    await visitor.writes('I am here')
    await agent.readsEventually('Hello', 'I am here')
    await visitor.seesNoMore('You are offline')
  })

  it('arrives in order, whatever happens to each message on the way', async () => {
    const { visitor, workspace, agent } = await beginConversation()
    const on = (kind: string, more: object = {}): object => ({
      kind,
      match: { path: 'livechat/message', method: 'POST' },
      times: 1,
      ...more,
    })
    await workspace.troubles(
      on('lose'),
      on('answer', { status: 500 }),
      on('garbage', { form: 'html' }),
      on('refuse'),
      on('lose'),
      on('garbage', { form: 'truncated' }),
    )
    const words = ['One', 'Two', 'Three', 'Four']
    for (const word of words) await visitor.writes(word)
    const impatient = setInterval(() => visitor.page.dispatchEvent(new Event('focus')), 100)
    await agent.readsEventually('Hello', ...words)
    clearInterval(impatient)
    await visitor.seesMessages('Hello', ...words)
  })

  it('arrives in order although the clock is set back', async () => {
    const { visitor, workspace, agent } = await beginConversation()
    await workspace.troubles({ kind: 'answer', match: { path: 'livechat/message' }, status: 503 })
    await visitor.writes('One')
    await visitor.sees('Waiting to be sent')
    const { Date: Clock } = visitor.page
    const now = Clock.now.bind(Clock)
    Clock.now = () => now() - 3_600_000
    await visitor.writes('Two')
    await visitor.seesMessages('Hello', 'One', 'Two')
    await workspace.recovers()
    visitor.findsNetwork()
    await agent.readsEventually('Hello', 'One', 'Two')
  })

  it('is shown as sent where no WebSocket tells of it', async () => {
    const { visitor, workspace, agent } = await beginConversation()
    await workspace.troubles(
      { kind: 'refuse-sockets' },
      { kind: 'cut' },
      { kind: 'refuse', match: { path: 'livechat/messages.history/:rid' } },
    )
    await visitor.writes('Did you get this?')
    await agent.readsEventually('Hello', 'Did you get this?')
    await waitFor(() => expect(visitor.unsent()).to.deep.equal([]))
    await visitor.seesMessages('Hello', 'Did you get this?')
    await visitor.seesNoMore('Sending…')
  })

  it('stays with them when the agent closes the chat first', async () => {
    const { visitor, workspace, agent } = await beginConversation()
    await workspace.troubles({ kind: 'answer', match: { path: 'livechat/message' }, status: 503 })
    await visitor.writes('One more thing')
    await visitor.sees('Waiting to be sent')
    await agent.closes()
    await visitor.finds('heading', 'Chat ended')
    await workspace.recovers()
    await visitor.sees('Not sent: the chat had ended.')
    await visitor.clicks('Send in a new chat')
    const colleague = new Agent(workspace, 'agent2')
    await colleague.serves()
    await colleague.readsEventually('One more thing')
  })

  it('can be thrown away after the chat has ended', async () => {
    const { visitor, workspace, agent } = await beginConversation()
    await workspace.troubles({ kind: 'answer', match: { path: 'livechat/message' }, status: 503 })
    await visitor.writes('One more thing')
    await agent.closes()
    await visitor.finds('heading', 'Chat ended')
    await workspace.recovers()
    visitor.page.dispatchEvent(new Event('focus'))
    await visitor.finds('button', 'Discard')
    await visitor.seesMessages('Hello', 'One more thing')
    if (!lacks('storage')) expect(visitor.unsent()).to.deep.equal(['One more thing'])
    await visitor.clicks('Discard')
    await visitor.seesMessages('Hello')
    expect(visitor.unsent()).to.deep.equal([])
  })

  it('starts over, with the words kept, when the server has forgotten them', async () => {
    const { visitor, workspace } = await beginConversation({
      Livechat_Allow_collect_and_store_HTTP_header_informations: true,
    })
    const token = await workspace.token()
    await fetch(`${workspace.address}/api/v1/livechat/visitor/${token}`, { method: 'DELETE' })
    await visitor.writes('Do you still know me?')
    const colleague = new Agent(workspace, 'agent2')
    await colleague.serves()
    await colleague.readsEventually('Do you still know me?')
    expect(await workspace.token()).not.to.equal(token)
    await visitor.seesMessages('Do you still know me?')
  })

  needs('storage')('is not repeated in a new conversation after a reload', async () => {
    const { visitor, workspace, agent } = await beginConversation()
    await workspace.troubles({ kind: 'answer', match: { path: 'livechat/message' }, status: 503 })
    await visitor.writes('For you alone')
    await visitor.sees('Waiting to be sent')
    const { address } = visitor
    await agent.closes()
    visitor.closesTab()
    await workspace.recovers()
    const back = await Visitor.opens(address)
    await back.sees('Not sent: the chat had ended.')
    expect(await workspace.timesAsked('GET livechat/room')).to.equal(1)
  })

  it('has something in it that can be seen', async () => {
    const { visitor, agent } = await beginConversation()
    const field = (await visitor.finds('textbox', 'Message')) as HTMLTextAreaElement
    for (const nothing of ['\u200b', ' \u2060\ufeff ', '\u00ad', '\ufe0f\u200d', '\u3164']) {
      field.value = nothing
      field.dispatchEvent(new visitor.page.Event('input', { bubbles: true }))
      await waitFor(async () => expect(await visitor.finds('button', 'Send')).to.have.property('disabled', true))
      field.focus()
      await visitor.presses('Enter')
    }
    field.value = ''
    await visitor.writes('👩‍🚀')
    await agent.readsEventually('Hello', '👩‍🚀')
  })

  it('waits exactly as long as the server says, and no longer', async () => {
    const { visitor, workspace, agent } = await beginConversation()
    const error =
      'Error, too many requests. Please slow down. You must wait 2 seconds before trying this endpoint again. [error-too-many-requests]'
    await workspace.troubles({
      kind: 'answer',
      match: { path: 'livechat/message' },
      status: 429,
      body: { success: false, error },
      times: 1,
    })
    await visitor.writes('Patience')
    await visitor.sees('Waiting to be sent')
    const impatient = setInterval(() => visitor.page.dispatchEvent(new Event('focus')), 100)
    await agent.readsEventually('Hello', 'Patience')
    clearInterval(impatient)
    const [, refused, accepted] = (await workspace.requests('POST livechat/message')).map(({ at }) => Date.parse(at))
    expect(accepted! - refused!).to.be.within(1950, 3000)
  })
})
