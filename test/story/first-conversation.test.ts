import { waitFor } from '@testing-library/dom'
import { sendKeys } from '@web/test-runner-commands'
import { expect } from 'chai'
import { beginConversation, openShop } from './shop.ts'

describe('A first conversation', () => {
  it('begins with the visitor’s first words and goes on with the agent’s', async () => {
    const { visitor, agent } = await openShop()
    await visitor.opensPanel()
    await visitor.writes('Is this in stock?')
    await agent.serves()
    await agent.readsEventually('Is this in stock?')
    await agent.replies('It is!')
    await visitor.seesMessages('Is this in stock?', 'It is!')
    await agent.readsEventually('Is this in stock?', 'It is!')
  })

  it('shows the visitor’s own words at once, then says that they were sent', async () => {
    const { visitor, workspace } = await openShop()
    await workspace.troubles({ kind: 'delay', match: { path: 'livechat/message' }, ms: 400, times: 1 })
    await visitor.opensPanel()
    await visitor.writes('Hello?')
    await visitor.seesMessages('Hello?')
    await visitor.sees('Sending…')
    await visitor.sees('Chat started')
    await visitor.sees('Sent')
    await visitor.seesNoMore('Sending…')
    expect(visitor.messages()).to.deep.equal(['Hello?'])
  })

  it('says who has joined, and names them in the header', async () => {
    const { visitor } = await beginConversation()
    await visitor.sees('Chat started', 'Amira Haddad joined')
    const header = await visitor.findsHeader()
    await waitFor(() => expect(header.innerText).to.contain('Amira Haddad').and.to.contain('Online'))
  })

  it('waits for an agent and says so', async () => {
    const { visitor, agent } = await openShop({ Livechat_Routing_Method: 'Manual_Selection' })
    await visitor.opensPanel()
    await visitor.writes('Anybody there?')
    await visitor.sees('Please wait for the next available agent.')
    await agent.takes()
    await visitor.sees('Amira Haddad joined')
    await visitor.seesNoMore('Please wait')
  })

  it('shows that the agent is typing, and stops when they stop', async () => {
    const { visitor, agent } = await beginConversation()
    await agent.isTyping()
    await visitor.sees('Amira Haddad is typing…')
    await agent.isTyping(false)
    await visitor.seesNoMore('is typing')
    agent.leaves()
  })

  it('tells the agent that the visitor is typing', async () => {
    const { visitor, agent } = await beginConversation()
    const typing = await agent.seesTyping()
    await visitor.types('I am thinking')
    await waitFor(() => expect(typing.at(-1)).to.deep.equal(['guest-1', ['user-typing']]))
    await sendKeys({ press: 'Enter' })
    await waitFor(() => expect(typing.at(-1)).to.deep.equal(['guest-1', []]))
    agent.leaves()
  })

  it('follows the agent who corrects and takes back what they said', async () => {
    const { visitor, agent } = await beginConversation()
    const wrong = await agent.replies('It costs 10')
    const slip = await agent.replies('Oops')
    await visitor.seesMessages('Hello', 'It costs 10', 'Oops')
    await agent.edits(wrong, 'It costs 12')
    await agent.deletes(slip)
    await visitor.seesMessages('Hello', 'It costs 12')
    await visitor.sees('edited')
  })

  it('goes on with another agent after a transfer', async () => {
    const { visitor, agent, workspace } = await beginConversation()
    const repairs = await workspace.addsDepartment('Repairs', {}, ['agent2'])
    await agent.isTransferredTo(repairs)
    await visitor.sees('The chat was passed on to Repairs', 'Amira Haddad left', 'Jonas Lind joined')
    await waitFor(async () => expect((await visitor.findsHeader()).innerText).to.contain('Jonas Lind'))
  })

  it('follows the agent’s status', async () => {
    const { visitor, agent } = await beginConversation()
    await agent.becomes('away')
    await waitFor(async () => expect((await visitor.findsHeader()).innerText).to.contain('Away'))
  })

  it('believes the agent’s status as it was heard last, whatever an older answer says', async () => {
    const { visitor, agent, workspace } = await beginConversation()
    const asked = await workspace.timesAsked('GET livechat/config')
    await workspace.sets('Livechat_title', 'Ask the shop')
    const late = { kind: 'delay', ms: 2000, after: true, match: { path: 'livechat/config' }, times: 1 }
    await workspace.troubles(late, { kind: 'cut' })
    await waitFor(async () => expect(await workspace.timesAsked('GET livechat/config')).to.equal(asked + 1))
    await agent.becomes('away')
    await visitor.finds('dialog', 'Ask the shop')
    await waitFor(async () => expect((await visitor.findsHeader()).innerText).to.contain('Away'))
  })

  it('shows nothing personal of an agent whose details are hidden', async () => {
    const { visitor, agent } = await openShop({ Livechat_show_agent_info: false })
    await visitor.opensPanel()
    await visitor.writes('Hello')
    await agent.serves()
    await agent.readsEventually('Hello')
    await agent.replies('Good morning')
    await visitor.seesMessages('Hello', 'Good morning')
    await visitor.sees('Agent joined')
    expect(visitor.visibleText()).not.to.contain('Amira')
  })

  it('is drawn as the agent formatted it', async () => {
    const { visitor, agent } = await beginConversation()
    await agent.replies(
      '*bold* _italic_ ~gone~ `code` see https://example.com/a?b=c\n- one\n- two\n\n> quoted\n\n```\nlet x\n```\n\nbye @agent :smile:',
    )
    await visitor.sees('bold italic gone code', 'one', 'quoted', 'let x', '@agent')
    const bubble = (await visitor.finds('log')).querySelectorAll('.bubble')[1]!
    const tags = (): string[] => [...new Set([...bubble.querySelectorAll('*')].map(({ localName }) => localName))]
    const wanted = ['strong', 'em', 's', 'code', 'a', 'ul', 'li', 'blockquote', 'pre', 'mark']
    await waitFor(() => expect(tags()).to.include.members(wanted), { timeout: 8000 })
    expect(bubble.querySelector('a')!.getAttribute('href')).to.equal('https://example.com/a?b=c')
    expect(bubble.querySelector('a')!.rel).to.contain('noopener')
  })

  it('shows what the agent has hidden once it is asked for, by keyboard too', async () => {
    const { visitor, agent } = await beginConversation()
    await agent.replies('In the box is ||a whistle|| for you')
    const button = await visitor.finds('button', 'Show hidden words')
    const log = await visitor.finds('log')
    expect(log.textContent).not.to.include('whistle')
    button.focus()
    await sendKeys({ press: 'Enter' })
    await visitor.sees('a whistle')
    await visitor.clicks('Show hidden words')
    await waitFor(() => expect(log.textContent).not.to.include('whistle'))
  })

  it('shows emoji that are named, in a skin tone too, and leaves unknown names alone', async () => {
    const { visitor, agent } = await beginConversation()
    await agent.replies('Done :slight_smile: :thumbsup_tone3: :no_such_emoji:')
    await visitor.sees('Done 🙂 👍🏽 :no_such_emoji:')
  })

  it('groups what one person says in a row and shows the day once', async () => {
    const { visitor, agent } = await beginConversation()
    for (const words of ['One', 'Two', 'Three']) await agent.replies(words)
    await visitor.seesMessages('Hello', 'One', 'Two', 'Three')
    const log = await visitor.finds('log')
    expect(log.querySelectorAll('.name')).to.have.length(1)
    expect(log.querySelectorAll('.day')).to.have.length(1)
  })
})
