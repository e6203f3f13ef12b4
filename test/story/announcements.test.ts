import { waitFor } from '@testing-library/dom'
import { expect } from 'chai'
import { picture } from './picture.ts'
import { timesHeard } from './screen-reader.ts'
import { beginConversation, openShop } from './shop.ts'

describe('A screen reader', () => {
  it('says each message of an agent once, with who wrote it, and none of the visitor’s own', async () => {
    const { visitor, agent } = await beginConversation()
    await agent.isTyping()
    await visitor.sees('is typing')
    await agent.replies('Good morning')
    await visitor.hears('Amira Haddad: Good morning')
    await visitor.writes('I have a question')
    await visitor.sees('Sent ·')
    await agent.replies('Go ahead')
    await visitor.hears('Amira Haddad: Go ahead')
    expect(visitor.heard).to.deep.equal(['Amira Haddad: Good morning', 'Amira Haddad: Go ahead'])
  })

  it('says nothing of a conversation that is there when the page is loaded', async () => {
    const { visitor, agent } = await beginConversation()
    await agent.replies('Good morning')
    await agent.replies('*Bold* and _slanted_')
    await visitor.seesMessages('Hello', 'Good morning', 'Bold and slanted')
    await visitor.reloads()
    await visitor.seesMessages('Hello', 'Good morning', 'Bold and slanted')
    expect(visitor.heard).to.deep.equal([])
    await agent.replies('Still there?')
    await visitor.hears('Amira Haddad: Still there?')
    expect(visitor.heard).to.have.lengthOf(1)
  })

  it('says nothing of earlier messages that the visitor fetches', async () => {
    const { visitor, agent, workspace } = await beginConversation()
    await workspace.fills(agent.rid, 120)
    await visitor.reloads()
    const before = visitor.messages().length
    await visitor.clicks('Show earlier messages')
    await waitFor(() => expect(visitor.messages().length).to.be.greaterThan(before))
    expect(visitor.heard.filter((one) => one.startsWith('Amira'))).to.deep.equal([])
  })

  it('says formatted words once, without their marks', async () => {
    const { visitor, agent } = await beginConversation()
    await agent.replies('*Bold* and _slanted_ and ~gone~ :slight_smile:')
    await visitor.hears(/^Amira Haddad: Bold and slanted and gone (slight smile|🙂)$/)
    expect(visitor.heard).to.have.lengthOf(1)
  })

  it('does not say what a message hides', async () => {
    const { visitor, agent } = await beginConversation()
    await agent.replies('The code is ||1234||')
    await visitor.hears(/Amira Haddad: The code is/)
    expect(timesHeard(visitor.heard, '1234')).to.equal(0)
  })

  it('says a message that comes while a page of the menu is shown', async () => {
    const { visitor, agent } = await beginConversation()
    await visitor.chooses('My data')
    await visitor.finds('heading', 'My data')
    await agent.replies('Are you still with us?')
    await visitor.hears('Amira Haddad: Are you still with us?')
  })

  it('says a message that comes while the visitor is asked something', async () => {
    const { visitor, agent } = await beginConversation()
    await visitor.clicks('End chat')
    await visitor.finds('alertdialog', 'End this chat?')
    await agent.replies('One more thing')
    await visitor.hears('Amira Haddad: One more thing')
  })

  it('says a message that comes while a picture is enlarged', async () => {
    const { visitor, agent } = await beginConversation()
    await agent.sendsFile(await picture(), 'A swift')
    await visitor.clicks('A swift')
    await visitor.finds('dialog', 'A swift')
    await agent.replies('Do you see it?')
    await visitor.hears('Amira Haddad: Do you see it?')
  })

  it('says that a message was edited, and not that one was deleted', async () => {
    const { visitor, agent } = await beginConversation()
    const id = await agent.replies('On Monday')
    await visitor.hears('Amira Haddad: On Monday')
    await agent.edits(id, 'On Tuesday')
    await visitor.hears('Amira Haddad (edited): On Tuesday')
    await agent.deletes(id)
    await visitor.seesMessages('Hello')
    expect(visitor.heard).to.have.lengthOf(2)
  })

  it('says how many messages are unread while the panel is closed, in words', async () => {
    const { visitor, agent } = await beginConversation()
    await visitor.closesPanel()
    await agent.replies('Good morning')
    await visitor.hears('1 unread message')
    await agent.replies('Still there?')
    await visitor.hears('2 unread messages')
    expect(visitor.heard).to.have.lengthOf(2)
    expect((await visitor.finds('button', /Acme|Chat/)).getAttribute('aria-describedby')).to.be.a('string')
  })

  it('hears of a lost connection once, of its return, and of what was refused at once', async () => {
    const { visitor, workspace } = await beginConversation()
    visitor.losesNetwork()
    await visitor.hears('You are offline.')
    visitor.findsNetwork()
    await visitor.seesNoMore('You are offline.')
    await workspace.troubles({ kind: 'answer', status: 400, match: { method: 'POST', path: 'livechat/message' } })
    await visitor.writes('Refused')
    await visitor.finds('button', 'Try again')
    const alert = await visitor.finds('alert')
    await visitor.hears(alert.innerText)
  })

  it('says the pictures of an agent by their name', async () => {
    const { visitor, agent } = await beginConversation()
    await agent.sendsFile(await picture(), 'A first swift')
    await visitor.hears('Amira Haddad: A first swift')
    await agent.sendsFile(await picture(), 'A second swift')
    await visitor.hears('Amira Haddad: A second swift')
  })

  it('says nothing where a stranger opens an empty chat', async () => {
    const { visitor } = await openShop()
    await visitor.opensPanel()
    await visitor.finds('textbox', 'Message')
    expect(visitor.heard).to.deep.equal([])
  })
})
