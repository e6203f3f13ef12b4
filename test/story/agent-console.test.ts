import { waitFor } from '@testing-library/dom'
import { expect } from 'chai'
import { beginChat, Caller, DeskWorker, openDesk } from './desk.ts'
import { since } from './generation.ts'
import { Workspace } from './workspace.ts'

describe('The agent’s console', () => {
  for (const version of [6, 8, 9] as const)
    it(`lets nobody into a server of version ${version} with a wrong password`, async () => {
      const workspace = await Workspace.open()
      await workspace.ages(version)
      const agent = await DeskWorker.arrives(workspace)
      await agent.signsIn('agent', 'wrong')
      await agent.sees('The username or the password is not right.')
      await agent.signsIn('agent')
      await agent.sees('Amira Haddad', 'Nobody is waiting.')
    })

  it('says which setting keeps it out', async () => {
    const agent = await DeskWorker.arrives(await Workspace.open({ API_Enable_CORS: false }))
    await agent.signsIn('agent')
    await agent.sees('Enable CORS')
  })

  it('keeps the login over a reload, and ends it on request', async () => {
    const { agent } = await openDesk()
    await agent.reloads()
    await agent.sees('Amira Haddad', 'Ada')
    await agent.clicks(/^Amira Haddad/)
    await agent.clicks('Sign out', 'menuitem')
    await agent.finds('button', 'Sign in')
    await agent.reloads()
    await agent.finds('button', 'Sign in')
  })

  it('asks for the password again when the server has ended the login', async () => {
    const { workspace, agent } = await openDesk()
    const body = { status: 'error', message: 'You must be logged in to do this.' }
    await workspace.troubles({
      kind: 'answer',
      match: { path: 'livechat/inquiries.take' },
      status: 401,
      body,
      times: 1,
    })
    await agent.takes('Ada')
    await agent.sees('Your login has ended.')
  })

  it('takes a chat from the queue, answers, and hears more', async () => {
    const { ada, agent } = await openDesk()
    await ada.says('Is this in stock?')
    await agent.sees('1 waiting')
    await agent.takes('Ada')
    await agent.sees('Is this in stock?')
    await agent.writes('It is!')
    await agent.sees('Nobody is waiting.', 'Amira Haddad joined')
    expect((await ada.reads())[0]).to.equal('It is!')
    await ada.says('Wonderful')
    await agent.sees('Wonderful')
  })

  it('is given a chat where the server chooses who takes it', async () => {
    const workspace = await Workspace.open()
    await workspace.ask('livechat/agent.status', { status: 'not-available' }, 'agent2')
    const agent = await DeskWorker.sitsDown(workspace)
    await Caller.calls(workspace)
    await agent.finds('button', /^Ada .* unread$/)
    await agent.opens('Ada')
    await agent.finds('textbox', 'Message')
  })

  it('lets a chat be read before it is taken', async () => {
    const { ada, agent } = await openDesk()
    await ada.says('Hello?')
    await agent.opens('Ada')
    await agent.sees('Ada is waiting for somebody.', 'Hello?')
    await agent.clicks('Take this chat')
    await agent.finds('textbox', 'Message')
  })

  it('says so when a colleague was faster', async () => {
    const { workspace, agent } = await openDesk()
    const body = {
      success: false,
      error: 'Inquiry already taken [error-inquiry-taken]',
      errorType: 'error-inquiry-taken',
    }
    await workspace.troubles({
      kind: 'answer',
      match: { path: 'livechat/inquiries.take' },
      status: 400,
      body,
      times: 1,
    })
    await agent.takes('Ada')
    await agent.sees('A colleague was faster')
  })

  it('shows that the visitor is typing, and shows them that the agent is', async () => {
    const { ada, agent } = await beginChat()
    const typist = await ada.hearsTyping()
    await ada.types()
    await agent.sees('Ada is typing…')
    await agent.types('Hello')
    expect(await typist()).to.equal('agent')
  })

  it('shares a file', async () => {
    const { agent } = await beginChat()
    await agent.attaches('terms.txt', 'All yours.')
    const link = await agent.finds('link', 'terms.txt')
    expect(await (await fetch((link as HTMLAnchorElement).href)).text()).to.equal('All yours.')
  })

  it('counts what is unread until the chat is opened', async () => {
    const { workspace, ada, agent } = await beginChat()
    await Caller.calls(workspace, { name: 'Grace' })
    await agent.takes('Grace')
    await agent.finds('article', 'Chat with Grace')
    await ada.says('One')
    await agent.finds('button', /^Ada .*1 unread/)
    await agent.opens('Ada')
    await agent.losesSightOf('button', /unread/)
  })

  it('changes what was said, and takes it back', async () => {
    const { ada, agent } = await beginChat()
    await agent.writes('Helo')
    await agent.clicks('Edit')
    await agent.fillsIn({ 'Edit message': 'Hello' })
    await agent.clicks('Save')
    await agent.sees('Hello', 'edited')
    expect((await ada.reads())[0]).to.equal('Hello')
    await agent.clicks('Delete')
    await agent.finds('group', 'Delete this message?')
    await agent.clicks('Delete')
    await agent.seesNoMore('Hello')
    expect(await ada.reads()).to.deep.equal([])
  })

  it('keeps what could not be sent, and sends it when the server is back', async () => {
    const { workspace, ada, agent } = await beginChat()
    await workspace.troubles({ kind: 'away', ms: 60_000 })
    await agent.writes('Are you there?')
    await agent.sees('Not sent.', 'Reconnecting…')
    await workspace.recovers()
    agent.comesOnline()
    await agent.seesNoMore('Not sent.')
    expect(await ada.reads()).to.deep.equal(['Are you there?'])
  })

  it('catches up with what was said while the line was down', async () => {
    const { workspace, ada, agent } = await beginChat()
    await workspace.troubles({ kind: 'cut' })
    await ada.says('Said into the silence')
    await agent.sees('Said into the silence')
  })

  it('keeps a draft for every chat', async () => {
    const { workspace, agent } = await beginChat()
    await agent.types('Dear Ada')
    await Caller.calls(workspace, { name: 'Grace' })
    await agent.takes('Grace')
    await agent.finds('article', 'Chat with Grace')
    await agent.opens('Ada')
    await waitFor(async () => {
      expect(((await agent.finds('textbox', 'Message')) as HTMLInputElement).value).to.equal('Dear Ada')
    })
  })

  it('shows the visitor’s details', async () => {
    const { agent } = await beginChat({}, { email: 'ada@example.com', phone: '+15550100' })
    await agent.finds('link', 'ada@example.com')
    await agent.finds('link', '+15550100')
  })

  it('goes busy and takes no chats', async () => {
    const { workspace, agent } = await openDesk()
    await agent.clicks(/^Amira Haddad/)
    await agent.clicks('Busy', 'menuitemradio')
    await agent.finds('button', /^Amira Haddad Busy/)
    await agent.clicks('Take chats', 'switch')
    await waitFor(async () => {
      expect(await workspace.ask('me', undefined, 'agent')).to.include({
        status: 'busy',
        statusLivechat: 'not-available',
      })
    })
  })

  it('takes no chats even while the server has not yet said yes to “Busy”', async () => {
    const { workspace, agent } = await openDesk()
    await workspace.troubles({ kind: 'delay', ms: 1500, match: { path: 'users.setStatus' } })
    await agent.clicks(/^Amira Haddad/)
    await agent.clicks('Busy', 'menuitemradio')
    await agent.clicks('Take chats', 'switch')
    await waitFor(async () => {
      expect(await workspace.ask('me', undefined, 'agent')).to.include({ statusLivechat: 'not-available' })
    })
  })

  it('shows a chat that the visitor has ended', async () => {
    const { ada, agent } = await beginChat()
    await ada.leaves()
    await agent.sees('Closed by the visitor', 'Chat closed', 'All quiet')
    await agent.losesSightOf('textbox', 'Message')
    await agent.clicks('Closed', 'tab')
    await agent.finds('button', /^Ada/)
  })

  it('shows in its list what has happened since the last words', async () => {
    const { workspace, ada, agent } = await beginChat()
    await ada.says('Is this in stock?')
    await agent.finds('button', /Is this in stock\?/)
    const { userId } = await workspace.signIn('agent')
    await workspace.ask('livechat/agent.status', { status: 'available' }, 'agent2')
    const jonas = await workspace.signIn('agent2')
    const forward = (to: string): object => ({ roomId: ada.rid, userId: to, clientAction: true })
    await workspace.ask('livechat/room.forward', forward(jonas.userId), 'admin')
    await workspace.ask('livechat/room.forward', forward(userId), 'admin')
    await agent.finds('button', /^Ada .*passed the chat on to Amira Haddad/)
  })

  it('tells what version 9 forbids', async () => {
    const { agent, workspace } = await beginChat()
    const body = { success: false, error: 'forbidden' }
    await workspace.troubles({ kind: 'answer', status: 403, body, match: { path: 'chat.sendMessage' } })
    await agent.writes('Hello')
    await agent.sees('Your account may not do this.')
  })

  it('tells why a chat cannot be transferred', async () => {
    const { agent } = await beginChat()
    await agent.clicks('Transfer')
    await agent.clicks('A colleague', 'radio')
    await agent.picks('Colleague', 'Jonas Lind')
    await agent.clicks('Transfer')
    await agent.sees('Your account may not do this.')
  })

  it('says that servers of version 6 take no chat back into the queue', async () => {
    const { workspace, agent } = await beginChat()
    await workspace.ages(6)
    await agent.clicks('Transfer')
    await agent.clicks('Back to the queue', 'radio')
    await agent.clicks('Transfer')
    await agent.sees('Servers of this version have no way to do this from outside.')
  })

  since(7, 'a route back to the queue')('hands a chat to a department, or back to the queue', async () => {
    const { workspace, agent } = await beginChat()
    await agent.clicks('Transfer')
    await agent.clicks('Back to the queue', 'radio')
    await agent.clicks('Transfer')
    await agent.sees('1 waiting')
    await workspace.addsDepartment('Orders', {}, ['agent2'])
    const permissions = [{ _id: 'transfer-livechat-guest', roles: ['livechat-agent'] }]
    await workspace.ask('permissions.update', { permissions }, 'admin')
    await agent.reloads()
    await agent.takes('Ada')
    await agent.clicks('Transfer')
    await agent.picks('Department', 'Orders')
    await agent.clicks('Transfer')
    await agent.sees('passed the chat on to Orders')
  })
})
