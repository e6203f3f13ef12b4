import { waitFor } from '@testing-library/dom'
import { sendKeys } from '@web/test-runner-commands'
import { expect } from 'chai'
import { needs } from '../engine.ts'
import { Agent } from './agent.ts'
import { beginConversation } from './shop.ts'
import type { Visitor } from './visitor.ts'

const ends = async (visitor: Visitor): Promise<void> => {
  await visitor.clicks('End chat')
  await visitor.finds('alertdialog', 'End this chat?')
  await visitor.clicks('End chat')
}

describe('Ending a chat', () => {
  it('asks once, closes the room and says goodbye', async () => {
    const { visitor, workspace } = await beginConversation()
    await ends(visitor)
    await visitor.finds('heading', 'Chat ended')
    for (const name of ['New chat', 'Forget me']) await visitor.finds('button', name)
    expect(await workspace.timesAsked('POST livechat/room.close')).to.equal(1)
    expect(visitor.has('button', 'End chat')).to.equal(false)
    expect(visitor.stored()).not.to.include.members(['room'])
  })

  it('changes nothing when the visitor would rather keep chatting', async () => {
    const { visitor, workspace } = await beginConversation()
    await visitor.clicks('End chat')
    await visitor.clicks('Keep chatting')
    await visitor.losesSightOf('alertdialog')
    await visitor.clicks('End chat')
    await visitor.finds('alertdialog')
    await sendKeys({ press: 'Escape' })
    await visitor.losesSightOf('alertdialog')
    await visitor.finds('dialog')
    expect(await workspace.timesAsked('POST livechat/room.close')).to.equal(0)
  })

  it('shows the farewell when the agent ends it', async () => {
    const { visitor, agent } = await beginConversation()
    await agent.replies('You are welcome!')
    await agent.closes('Solved')
    await visitor.finds('heading', 'Chat ended')
    await visitor.seesMessages('Hello', 'You are welcome!')
  })

  it('is as good when the agent was quicker', async () => {
    const { visitor, agent, workspace } = await beginConversation()
    await workspace.troubles({ kind: 'streams', delay: 3000 })
    await agent.closes()
    await ends(visitor)
    await visitor.finds('heading', 'Chat ended')
    const { requests } = await workspace.log()
    expect(requests.find(({ route }) => route === 'livechat/room.close')?.status).to.equal(400)
  })

  it('is not offered where the team ends conversations', async () => {
    const { visitor } = await beginConversation({ Omnichannel_allow_visitors_to_close_conversation: false })
    expect(visitor.has('button', 'End chat')).to.equal(false)
  })

  it('says so when the team has reserved it since, and offers it no more', async () => {
    const { visitor, workspace } = await beginConversation()
    await workspace.sets('Omnichannel_allow_visitors_to_close_conversation', false)
    await ends(visitor)
    await visitor.sees('Here the team ends conversations.')
    await visitor.losesSightOf('button', 'End chat')
    await visitor.finds('textbox', 'Message')
    expect(visitor.stored().filter((key) => key.startsWith('end'))).to.deep.equal([])
  })

  needs('storage')('is finished on the next page when the server could not be reached on this one', async () => {
    const { visitor, workspace, agent } = await beginConversation()
    await workspace.troubles({ kind: 'refuse', match: { path: 'livechat/room.close' } })
    await ends(visitor)
    await visitor.sees('The chat will end as soon as the server has been reached.')
    await visitor.reloads()
    await visitor.sees('The chat will end as soon as the server has been reached.')
    await workspace.recovers()
    await visitor.reloads()
    await waitFor(() => expect(visitor.stored().filter((key) => /^(end|room)/.test(key))).to.deep.equal([]))
    await visitor.finds('textbox', 'Message')
    expect(visitor.has('button', 'End chat')).to.equal(false)
    const { room } = await workspace.ask(`rooms.info?roomId=${agent.rid}`, undefined, 'admin')
    expect(room).not.to.have.property('open')
  })

  it('offers to send first what is still on its way', async () => {
    const { visitor, workspace, agent } = await beginConversation()
    await workspace.troubles({ kind: 'answer', match: { path: 'livechat/message' }, status: 503 })
    await visitor.writes('One more thing')
    await visitor.sees('Waiting to be sent')
    await visitor.clicks('End chat')
    await visitor.sees('1 message has not been sent yet.')
    await visitor.clicks('Send, then end')
    await workspace.recovers()
    await visitor.finds('heading', 'Chat ended')
    await agent.readsEventually('Hello', 'One more thing')
  })

  it('leaves unsent words with the visitor when they end it at once', async () => {
    const { visitor, workspace } = await beginConversation()
    await workspace.troubles({ kind: 'answer', match: { path: 'livechat/message' }, status: 503 })
    await visitor.writes('One more thing')
    await visitor.sees('Waiting to be sent')
    await ends(visitor)
    await visitor.finds('heading', 'Chat ended')
    await visitor.sees('Not sent: the chat had ended.')
    await workspace.recovers()
    await visitor.clicks('Send in a new chat')
    await visitor.finds('button', 'End chat')
    await visitor.seesMessages('One more thing')
    const colleague = new Agent(workspace, 'agent2')
    await colleague.serves()
    await colleague.readsEventually('One more thing')
  })

  it('sends nothing more that was left behind, however long the end takes', async () => {
    const { visitor, workspace, agent } = await beginConversation()
    const close = { kind: 'refuse', match: { path: 'livechat/room.close' } }
    await workspace.troubles({ kind: 'answer', match: { path: 'livechat/message' }, status: 503 }, close)
    await visitor.writes('One more thing')
    await visitor.sees('Waiting to be sent')
    await ends(visitor)
    await visitor.sees('The chat will end as soon as the server has been reached.')
    await workspace.troubles({ kind: 'clear' }, close)
    const tried = (): Promise<number> => workspace.timesAsked('POST livechat/room.close')
    const before = await tried()
    await waitFor(async () => {
      visitor.findsNetwork()
      expect(await tried()).to.be.greaterThan(before + 2)
    })
    expect(await agent.reads()).to.deep.equal(['Hello'])
    await workspace.recovers()
    visitor.findsNetwork()
    await visitor.finds('heading', 'Chat ended')
    expect(await agent.reads()).to.deep.equal(['Hello'])
  })

  it('does not call unsent what the server has taken without an answer', async () => {
    const { visitor, workspace, agent } = await beginConversation()
    await workspace.troubles(
      { kind: 'lose', match: { path: 'livechat/message', method: 'POST' } },
      { kind: 'refuse', match: { path: 'livechat/message*' } },
      { kind: 'refuse-sockets' },
      { kind: 'cut' },
    )
    await visitor.writes('One more thing')
    await visitor.sees('Waiting to be sent')
    await ends(visitor)
    await visitor.finds('heading', 'Chat ended')
    await workspace.recovers()
    visitor.findsNetwork()
    await waitFor(() => expect(visitor.unsent()).to.deep.equal([]))
    await visitor.seesMessages('Hello', 'One more thing')
    await visitor.losesSightOf('button', 'Send in a new chat')
    expect(await agent.reads()).to.deep.equal(['Hello', 'One more thing'])
  })

  it('begins anew with the same visitor and another room', async () => {
    const { visitor, agent, workspace } = await beginConversation()
    // Chats are given out in turn.
    const colleague = new Agent(workspace, 'agent2')
    const token = await workspace.token()
    await ends(visitor)
    await visitor.clicks('New chat')
    await visitor.writes('Me again')
    await visitor.finds('button', 'End chat')
    await colleague.serves()
    expect(colleague.rid).not.to.equal(agent.rid)
    const { room } = await workspace.ask(`rooms.info?roomId=${colleague.rid}`, undefined, 'admin')
    expect(room).to.have.nested.property('v.token', token)
    await visitor.seesMessages('Me again')
  })

  it('offers a rating, and sends it', async () => {
    const { visitor, workspace } = await beginConversation()
    await ends(visitor)
    await visitor.clicks('Rate this chat')
    ;(await visitor.finds('group', 'How satisfied were you with this chat?'))
      .querySelector<HTMLElement>('[value="4"]')!
      .click()
    await visitor.fillsIn({ 'Anything else': 'Lovely' })
    await visitor.clicks('Send rating')
    await visitor.sees('Thank you for your rating.')
    const [rating, ...others] = (await workspace.requests('POST livechat/room.survey')).map(({ body }) => body)
    expect(JSON.stringify(rating)).to.contain('"4"').and.contain('"Lovely"')
    expect(others).to.deep.equal([])
  })

  it('offers a transcript by email where the server allows it', async () => {
    const { visitor, workspace } = await beginConversation({ Livechat_enable_transcript: true })
    await ends(visitor)
    await visitor.clicks('Send me a copy by email')
    await visitor.fillsIn({ Email: 'ada@example.com' })
    await visitor.clicks('Send me a copy by email')
    await visitor.sees('A copy is on its way to ada@example.com.')
    expect(await workspace.mails()).to.have.lengthOf(1)
  })

  it('lets the visitor keep the conversation as a page and as data', async () => {
    const { visitor, agent, workspace } = await beginConversation()
    await agent.replies('<b>Bye</b>')
    await visitor.seesMessages('Hello', '<b>Bye</b>')
    await workspace.posts(agent.rid, {
      msg: '',
      blocks: [{ type: 'section', text: { type: 'mrkdwn', text: 'Your *parcel*' } }],
      attachments: [{ title: 'label.pdf', title_link: '/file-upload/abc/label.pdf' }],
    })
    await visitor.sees('Your parcel')
    await ends(visitor)
    const files = visitor.collectsDownloads()
    await visitor.clicks('Download as a page')
    await waitFor(() => expect(files).to.have.lengthOf(1))
    expect(files[0]!.name).to.match(/^conversation-.*\.html$/)
    expect(files[0]!.text).to.contain('&lt;b&gt;Bye&lt;/b&gt;').and.not.contain('<b>Bye')
    expect(files[0]!.text).to.match(/<head><meta charset="utf-8">/)
    expect(files[0]!.text).to.contain(`Your parcel\nlabel.pdf ${workspace.address}/file-upload/abc/label.pdf<`)
    await visitor.clicks('Download as data (JSON)')
    await waitFor(() => expect(files).to.have.lengthOf(2))
    const words = (JSON.parse(files[1]!.text) as { kind: string; text: string }[]).filter(
      ({ kind }) => kind === 'message',
    )
    expect(words.map(({ text }) => text)).to.deep.equal(['Hello', '<b>Bye</b>', 'Your parcel'])
  })
})
