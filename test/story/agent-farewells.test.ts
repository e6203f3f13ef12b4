import { waitFor } from '@testing-library/dom'
import { expect } from 'chai'
import { beginChat, type DeskScene, openDesk } from './desk.ts'
import { since } from './generation.ts'

/** A chat that somebody is about to close. */
async function beginClosing(settings: Record<string, unknown> = {}, about: object = {}): Promise<DeskScene> {
  const scene = await beginChat(settings, about)
  await scene.agent.clicks('Close chat')
  await scene.agent.finds('dialog', 'Close the chat with Ada?')
  return scene
}

describe('The agent closes a chat', () => {
  it('with a comment and tags', async () => {
    const { workspace, ada, agent } = await beginClosing()
    await agent.fillsIn({ Comment: 'Solved' })
    await agent.adds('delivery', 'Tags')
    await agent.clicks('Close chat')
    await agent.sees('Closed by Amira Haddad: Solved', 'Chat closed')
    const { room } = await workspace.ask(`rooms.info?roomId=${ada.rid}`, undefined, 'admin')
    expect(room)
      .to.deep.include({ tags: ['delivery'] })
      .and.not.have.property('open')
  })

  it('and has the transcript sent', async () => {
    const { workspace, agent } = await beginClosing({}, { email: 'ada@example.com' })
    await agent.fillsIn({ Comment: 'Solved' })
    await agent.clicks('Send the transcript by email', 'checkbox')
    await agent.fillsIn({ Subject: 'Our chat' })
    await agent.clicks('Close chat')
    await agent.sees('Chat closed')
    await waitFor(async () => {
      expect((await workspace.mails())[0]).to.include({ to: 'ada@example.com', subject: 'Our chat' })
    })
  })

  it('and has the transcript sent to an address that comes late', async () => {
    const { workspace, agent } = await openDesk({}, { email: 'ada@example.com' })
    await workspace.troubles({ kind: 'delay', ms: 1500, match: { path: 'livechat/visitors.info' } })
    await agent.takes('Ada')
    await agent.clicks('Close chat')
    await agent.fillsIn({ Comment: 'Solved' })
    await agent.clicks('Send the transcript by email', 'checkbox')
    await agent.reads('Send the transcript to', 'ada@example.com')
    await agent.clicks('Close chat')
    await agent.sees('Chat closed')
    await waitFor(async () => expect((await workspace.mails())[0]).to.include({ to: 'ada@example.com' }))
  })

  it('not while nobody can be reached at the address for the transcript', async () => {
    const { workspace, ada, agent } = await beginClosing()
    await agent.fillsIn({ Comment: 'Solved' })
    await agent.clicks('Send the transcript by email', 'checkbox')
    await agent.fillsIn({ 'Send the transcript to': 'ada' })
    await agent.clicks('Close chat')
    expect(await agent.complaintAt('Send the transcript to')).to.match(/^Enter an email address/)
    const { room } = await workspace.ask(`rooms.info?roomId=${ada.rid}`, undefined, 'admin')
    expect(room).to.include({ open: true })
    await agent.fillsIn({ 'Send the transcript to': 'ada@example.com' })
    await agent.clicks('Close chat')
    await agent.sees('Chat closed')
  })

  it('only with a comment, and reads so beside it', async () => {
    const { agent } = await beginClosing()
    await agent.clicks('Close chat')
    expect(await agent.complaintAt('Comment')).to.match(/^Write a comment/)
    await agent.fillsIn({ Comment: 'Solved' })
    await agent.seesNoMore('Write a comment')
    await agent.clicks('Close chat')
    await agent.sees('Chat closed')
  })

  it('without a comment where the team wants none', async () => {
    const { agent } = await beginClosing({ Livechat_request_comment_when_closing_conversation: false })
    await agent.finds('textbox', 'Comment optional')
    await agent.clicks('Close chat')
    await agent.sees('Chat closed')
  })

  it('only with a tag where the department wants one, and reads so beside them', async () => {
    const { workspace, agent } = await beginClosing()
    const error = 'error-tags-must-be-assigned-before-closing-chat'
    await workspace.troubles({ kind: 'stumble', over: 'close', error })
    await agent.fillsIn({ Comment: 'Solved' })
    await agent.clicks('Close chat')
    expect(await agent.complaintAt('Tags')).to.match(/^Choose at least one tag/)
  })

  const refusals: [error: string, sentence: string][] = [
    ['error-room-already-closed', 'This chat is closed already.'],
    ['error-not-authorized', 'You are not in this chat'],
    ['error-invalid-room', 'The server does not know this chat'],
    ['error-room-closed', 'Somebody else has just closed this chat.'],
    ['error-room-cannot-be-closed-try-again', 'could not be closed just now'],
    ['Error removing inquiry', 'could not be closed just now'],
    ['Error closing room', 'could not be closed just now'],
    ['Error removing subscriptions', 'could not be closed just now'],
    ['something new', 'The server refused: something new'],
  ]
  it('and reads a sentence about whatever the server says', async () => {
    const { workspace, agent } = await beginClosing()
    for (const [error, sentence] of refusals) {
      await workspace.troubles({ kind: 'stumble', over: 'close', error })
      await agent.fillsIn({ Comment: error })
      await agent.seesNoMore(sentence)
      await agent.clicks('Close chat')
      await agent.sees(sentence)
    }
    await agent.finds('dialog')
  })

  it('and reads that they may not', async () => {
    const { workspace, agent } = await beginClosing()
    const permissions = [{ _id: 'close-livechat-room', roles: ['admin'] }]
    await workspace.ask('permissions.update', { permissions }, 'admin')
    await agent.fillsIn({ Comment: 'Solved' })
    await agent.clicks('Close chat')
    await agent.sees('Your account may not do this.')
  })

  since(7, 'closing by force')('by force only where that is allowed', async () => {
    const { workspace, agent } = await beginClosing()
    expect(agent.has('checkbox', 'Force')).to.equal(false)
    await workspace.sets('Omnichannel_allow_force_close_conversations', true)
    await agent.reloads()
    await agent.opens('Ada')
    await agent.clicks('Close chat')
    await agent.fillsIn({ Comment: 'Solved' })
    await agent.clicks('Force', 'checkbox')
    await agent.clicks('Close chat')
    await agent.sees('Chat closed')
  })
})
