import { expect } from 'chai'
import { history, newVisitor, openRoom, register } from '../visitor.ts'
import { type Answer, newWorkspace, refused, refusedWith, type Workspace } from '../workspace.ts'

const nobodyThere = refusedWith('no-agent-online', 'Sorry, no online agents [no-agent-online]')

/** Everybody goes home. */
async function sendAgentsHome(workspace: Workspace): Promise<void> {
  for (const name of ['agent', 'agent2'])
    await (await workspace.as(name)).post('livechat/agent.status', { status: 'not-available' })
}

/** What the official widget sets. @param seconds how long they last */
function setCookies(seconds: number): void {
  for (const cookie of ['rc_room_type=l', 'rc_is_widget=t']) {
    // biome-ignore lint/suspicious/noDocumentCookie: WebKit has the other way on https only
    document.cookie = `${cookie}; path=/; max-age=${seconds}`
  }
}

describe('GET livechat/room', () => {
  it('checks its query in words of its own', async () => {
    const { get } = await newWorkspace()
    expect(await get('livechat/room')).to.deep.equal(refused("Match error: Missing key 'token'"))
    const unknown = refused('Match error: Unknown key in field color')
    expect(await get('livechat/room?token=t&color=blue')).to.deep.equal(unknown)
  })

  it('does not know a token that nobody registered', async () => {
    const { get } = await newWorkspace()
    expect(await get('livechat/room?token=nobody')).to.deep.equal(refused('invalid-token'))
  })

  it('makes a room, and gives it back the next time', async () => {
    const workspace = await newWorkspace()
    const token = await register(workspace)
    const first = (await workspace.get(`livechat/room?token=${token}`)).body
    const second = (await workspace.get(`livechat/room?token=${token}`)).body
    expect(first).to.include({ newRoom: true, success: true })
    expect(second).to.include({ newRoom: false, success: true })
    expect(second.room._id).to.equal(first.room._id)
  })

  it('describes the room as the server does', async () => {
    const workspace = await newWorkspace()
    const { room } = (await workspace.get(`livechat/room?token=${await register(workspace)}`)).body
    expect(room).to.include({ t: 'l', open: true, cl: false, fname: 'Ada', waitingResponse: true, priorityWeight: 99 })
    expect(room.v).to.include({ username: 'guest-1', status: 'online' }).and.not.have.property('name')
    expect(room).to.include({ _enforceSingleRoom: true })
    expect(room.servedBy).to.include({ username: 'agent' })
    expect(room.source).to.deep.equal({ type: 'api' })
    expect(room._id).to.match(/^[2-9A-Za-z]{17}$/)
    expect(room).to.include.keys('contactId', 'queuedAt', 'estimatedWaitingTimeQueue', '_updatedAt')
    expect(room).to.not.have.property('u')
  })

  it('begins with the line of its start as the last message, which counts twice', async () => {
    const workspace = await newWorkspace()
    await workspace.set({ Livechat_Routing_Method: 'Manual_Selection' })
    const { room } = (await workspace.get(`livechat/room?token=${await register(workspace)}`)).body
    expect(room.lastMessage).to.include({ t: 'livechat-started', msg: '' })
    expect(room).to.include({ msgs: 2, lm: room.lastMessage.ts })
  })

  it('knows neither contacts nor a guard against a second room in generation 6', async () => {
    const workspace = await newWorkspace(6)
    const { room } = (await workspace.get(`livechat/room?token=${await register(workspace)}`)).body
    expect(room).to.not.have.any.keys('contactId', 'verified', '_enforceSingleRoom')
  })

  it('becomes the last chat of its visitor', async () => {
    const { workspace, token, rid } = await newVisitor()
    const { visitor } = (await workspace.get(`livechat/visitor/${token}`)).body
    expect(visitor.lastChat).to.include({ _id: rid })
  })

  it('counts the month of an agent’s first answer', async () => {
    const { workspace, token, rid } = await newVisitor()
    const agent = await workspace.as('agent')
    const month = new Date().toISOString().slice(0, 7)
    for (const msg of ['Hello', 'Still there?']) await agent.post('chat.sendMessage', { message: { rid, msg } })
    const { room } = (await workspace.get(`livechat/room?token=${token}`)).body
    expect(room.v.activity).to.deep.equal([month])
    const { inquiry } = (await agent.get(`livechat/inquiries.getOne?roomId=${rid}`)).body
    expect(inquiry.v.activity).to.deep.equal([month])
    expect(inquiry.v).to.not.have.property('name')
    const { visitor } = (await workspace.get(`livechat/visitor/${token}`)).body
    expect(visitor.activity).to.deep.equal([month])
  })

  it('makes one room for three requests at once', async () => {
    const workspace = await newWorkspace()
    const token = await register(workspace)
    const rooms = await Promise.all([1, 2, 3].map(() => openRoom(workspace, token)))
    expect(new Set(rooms).size).to.equal(1)
  })

  it('gives back only an own and open room when asked for one', async () => {
    const { workspace, token, rid } = await newVisitor()
    const stranger = await register(workspace)
    const ask = (who: string, which: string): Promise<Answer> =>
      workspace.get(`livechat/room?token=${who}&rid=${which}`)
    expect((await ask(token, rid)).body).to.include({ newRoom: false })
    expect(await ask(token, 'nowhere')).to.deep.equal(refused('invalid-room'))
    expect(await ask(stranger, rid)).to.deep.equal(refused('invalid-room'))
    await workspace.post('livechat/room.close', { token, rid })
    expect(await ask(token, rid)).to.deep.equal(refused('invalid-room'))
  })

  it('recognises the official widget by its two cookies', async () => {
    const workspace = await newWorkspace()
    const token = await register(workspace)
    setCookies(60)
    // A page may not read an answer to cookies, but the server has had them.
    await fetch(`${workspace.api}/livechat/room?token=${token}`, { credentials: 'include' }).catch(() => {})
    setCookies(0)
    const { room } = (await workspace.get(`livechat/room?token=${token}`)).body
    expect(room.source).to.deep.equal({ type: 'widget', destination: new URL(workspace.address).host })
  })

  it('refuses when nobody is there', async () => {
    const workspace = await newWorkspace()
    await sendAgentsHome(workspace)
    const token = await register(workspace)
    expect(await workspace.get(`livechat/room?token=${token}`)).to.deep.equal(nobodyThere)
    await workspace.set({ Livechat_accept_chats_with_no_agents: true })
    expect((await workspace.get(`livechat/room?token=${token}`)).body.newRoom).to.equal(true)
  })

  it('refuses when nobody of the department is there', async () => {
    const workspace = await newWorkspace()
    const admin = await workspace.as('admin')
    const department = {
      enabled: true,
      name: 'Sales',
      email: 'a@b.c',
      showOnRegistration: true,
      showOnOfflineForm: true,
    }
    await admin.post('livechat/department', { department })
    const token = await register(workspace, { department: 'Sales' })
    expect(await workspace.get(`livechat/room?token=${token}`)).to.deep.equal(nobodyThere)
  })

  it('refuses where the chat is switched off', async () => {
    const workspace = await newWorkspace()
    const token = await register(workspace)
    await workspace.set({ Livechat_enabled: false })
    const refusal = refusedWith('error-omnichannel-is-disabled')
    expect(await workspace.get(`livechat/room?token=${token}`)).to.deep.equal(refusal)
  })

  it('gives the room to the agent who was asked for', async () => {
    const workspace = await newWorkspace()
    const { _id } = await workspace.as('agent2')
    const token = await register(workspace)
    const { room } = (await workspace.get(`livechat/room?token=${token}&agentId=${_id}`)).body
    expect(room.servedBy._id).to.equal(_id)
    const other = await register(workspace)
    const unknown = (await workspace.get(`livechat/room?token=${other}&agentId=nobody`)).body
    expect(unknown.room.servedBy.username).to.equal('agent')
  })

  it('begins with three lines', async () => {
    const visitor = await newVisitor()
    const lines = (await history(visitor)).map(({ t, msg, u }) => [t, msg, u.username])
    expect(lines).to.deep.equal([
      ['uj', '', 'agent'],
      ['command', 'connected', 'agent'],
      ['livechat-started', '', 'guest-1'],
    ])
  })
})
