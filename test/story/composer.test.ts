import { sendKeys } from '@web/test-runner-commands'
import { expect } from 'chai'
import { beginConversation, openShop } from './shop.ts'

describe('The composer', () => {
  it('sends with Enter and breaks the line with Shift and Enter', async () => {
    const { visitor, agent } = await openShop()
    await visitor.opensPanel()
    await visitor.types('One')
    await sendKeys({ down: 'Shift' })
    await sendKeys({ press: 'Enter' })
    await sendKeys({ up: 'Shift' })
    await sendKeys({ type: 'Two' })
    await sendKeys({ press: 'Enter' })
    await visitor.sees('Chat started')
    await agent.serves()
    await agent.readsEventually('One\nTwo')
  })

  it('sends with its button, and goes on', async () => {
    const { visitor } = await openShop()
    await visitor.opensPanel()
    await visitor.types('Hello')
    await visitor.clicks('Send')
    await visitor.seesMessages('Hello')
    const composer = (await visitor.finds('textbox', 'Message')) as HTMLTextAreaElement
    expect(composer.value).to.equal('')
    expect(visitor.widget!.activeElement).to.equal(composer)
  })

  it('has nothing to send while there are only spaces in it', async () => {
    const { visitor, workspace } = await openShop()
    await visitor.opensPanel()
    await visitor.writes('   ')
    expect((await visitor.finds('button', 'Send')).hasAttribute('disabled')).to.equal(true)
    expect(await workspace.timesAsked('POST livechat/visitor')).to.equal(0)
  })

  it('leaves Enter to an input method that is composing', async () => {
    const { visitor } = await openShop()
    await visitor.opensPanel()
    await visitor.types('にほん')
    const composer = (await visitor.finds('textbox', 'Message')) as HTMLTextAreaElement
    const { KeyboardEvent } = visitor.page
    const enter = { key: 'Enter', bubbles: true, cancelable: true }
    composer.dispatchEvent(new KeyboardEvent('keydown', { ...enter, isComposing: true }))
    composer.dispatchEvent(new KeyboardEvent('keydown', { ...enter, keyCode: 229 }))
    expect(composer.value).to.equal('にほん')
    expect(visitor.messages()).to.deep.equal([])
  })

  it('grows with the text, up to a point', async () => {
    const { visitor } = await openShop()
    await visitor.opensPanel()
    const composer = await visitor.finds('textbox', 'Message')
    const { offsetHeight } = composer
    await visitor.types('A question that is longer than the field is wide, and goes on and on and on')
    expect(composer.offsetHeight).to.be.greaterThan(offsetHeight)
    expect(composer.offsetHeight).to.be.at.most(132)
  })

  it('honours the server’s limit, and keeps what is too long', async () => {
    const { visitor, workspace } = await openShop({
      Livechat_enable_message_character_limit: true,
      Livechat_message_character_limit: 10,
    })
    await visitor.opensPanel()
    await visitor.sees('How can we help?')
    await visitor.writes('This is too long')
    await visitor.sees('This message is 6 characters too long.')
    expect(((await visitor.finds('textbox', 'Message')) as HTMLTextAreaElement).value).to.equal('This is too long')
    expect(await workspace.timesAsked('POST livechat/message')).to.equal(0)
  })

  it('shows why a message was refused, next to it, and lets the visitor decide', async () => {
    const { visitor, workspace, agent } = await beginConversation()
    const refusal = { success: false, error: 'message-length-exceeds-character-limit' }
    await workspace.troubles({
      kind: 'answer',
      match: { path: 'livechat/message' },
      status: 400,
      body: refusal,
      times: 2,
    })
    await visitor.writes('First')
    await visitor.sees('This message is longer than the server allows.')
    await visitor.clicks('Try again')
    await visitor.sees('This message is longer than the server allows.')
    await visitor.clicks('Try again')
    await agent.readsEventually('Hello', 'First')
    await visitor.losesSightOf('button', 'Try again')
  })

  it('lets the visitor throw a refused message away', async () => {
    const { visitor, workspace } = await beginConversation()
    await workspace.troubles({
      kind: 'answer',
      match: { path: 'livechat/message' },
      status: 400,
      body: { success: false, error: 'nope' },
      times: 1,
    })
    await visitor.writes('First')
    await visitor.sees('The server says: nope')
    await visitor.clicks('Discard')
    await visitor.seesMessages('Hello')
  })
})
