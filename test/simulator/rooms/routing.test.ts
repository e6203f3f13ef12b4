import { expect } from 'chai'
import { newDepartment } from '../department.ts'
import { connect } from '../realtime/line.ts'
import { history, newVisitor, register, type Visitor } from '../visitor.ts'
import { newWorkspace, refused, refusedWith, type Workspace } from '../workspace.ts'

async function serving({ workspace, token, rid }: Visitor): Promise<string | undefined> {
  return (await workspace.get(`livechat/room?token=${token}&rid=${rid}`)).body.room.servedBy?.username
}

async function manual(): Promise<Workspace> {
  const workspace = await newWorkspace()
  await workspace.set({ Livechat_Routing_Method: 'Manual_Selection' })
  return workspace
}

describe('Automatic routing', () => {
  it('takes turns', async () => {
    const workspace = await newWorkspace()
    const visitors = [await newVisitor(workspace), await newVisitor(workspace), await newVisitor(workspace)]
    expect(await Promise.all(visitors.map(serving))).to.deep.equal(['agent', 'agent2', 'agent'])
  })

  it('passes over who is not at the desk', async () => {
    const workspace = await newWorkspace()
    await (await workspace.as('agent')).post('livechat/agent.status', { status: 'not-available' })
    expect(await serving(await newVisitor(workspace))).to.equal('agent2')
  })

  it('passes over who is idle, where the workspace wants it', async () => {
    const workspace = await newWorkspace()
    await (await workspace.as('agent')).post('users.setStatus', { status: 'away' })
    expect(await serving(await newVisitor(workspace))).to.equal('agent')
    await workspace.set({ Livechat_enabled_when_agent_idle: false })
    expect(await serving(await newVisitor(workspace))).to.equal('agent2')
  })

  it('stays within the department', async () => {
    const workspace = await newWorkspace()
    await newDepartment(workspace, 'Sales', ['agent2'])
    const one = await newVisitor(workspace, { department: 'Sales' })
    const other = await newVisitor(workspace, { department: 'Sales' })
    expect([await serving(one), await serving(other)]).to.deep.equal(['agent2', 'agent2'])
  })

  it('gives who chose no department the first one of the form', async () => {
    const workspace = await newWorkspace()
    const _id = await newDepartment(workspace, 'Sales', ['agent2'])
    const visitor = await newVisitor(workspace)
    const { room } = (await workspace.get(`livechat/room?token=${visitor.token}`)).body
    expect(room).to.include({ departmentId: _id })
  })

  it('gives a chat to an offline agent where chats without agents are taken, since generation 8', async () => {
    for (const [version, expected] of [[6, undefined] as const, [7, undefined] as const, [8, 'agent'] as const]) {
      const workspace = await newWorkspace(version)
      for (const name of ['agent', 'agent2'])
        await (await workspace.as(name)).post('users.setStatus', { status: 'offline' })
      await workspace.set({ Livechat_accept_chats_with_no_agents: true })
      const visitor = await newVisitor(workspace)
      expect(await serving(visitor)).to.equal(expected)
      const token = await register(workspace)
      const next = (await workspace.get(`livechat/agent.next/${token}`)).body.agent?.username
      expect(next).to.equal(expected && 'agent2')
    }
  })

  it('leaves a chat unserved where no agent is available for chats', async () => {
    const workspace = await newWorkspace()
    for (const name of ['agent', 'agent2'])
      await (await workspace.as(name)).post('livechat/agent.status', { status: 'not-available' })
    await workspace.set({ Livechat_accept_chats_with_no_agents: true })
    expect(await serving(await newVisitor(workspace))).to.equal(undefined)
  })

  it('prefers a bot where new chats are for bots', async () => {
    const workspace = await newWorkspace()
    const admin = await workspace.as('admin')
    const robin = { username: 'robin', password: 'robin', name: 'Robin', email: 'robin@example.com', roles: ['bot'] }
    await admin.post('users.create', robin)
    await admin.post('livechat/users/agent', { username: 'robin' })
    await (await workspace.as('robin')).post('users.setStatus', { status: 'online' })
    expect(await serving(await newVisitor(workspace))).to.equal('agent')
    await workspace.set({ Livechat_assign_new_conversation_to_bot: true })
    expect(await serving(await newVisitor(workspace))).to.equal('robin')
  })

  it('goes round by the last routing with Load_Rotation', async () => {
    const workspace = await newWorkspace()
    await workspace.set({ Livechat_Routing_Method: 'Load_Rotation' })
    const other = await workspace.as('agent2')
    const next = async (): Promise<string | undefined> => serving(await newVisitor(workspace))
    await other.post('livechat/agent.status', { status: 'not-available' })
    expect([await next(), await next(), await next()]).to.deep.equal(['agent', 'agent', 'agent'])
    await other.post('livechat/agent.status', { status: 'available' })
    // The other has fewer chats, but it is not their turn again.
    expect([await next(), await next(), await next()]).to.deep.equal(['agent2', 'agent', 'agent2'])
  })

  it('falls back to the department that another one names', async () => {
    const workspace = await newWorkspace()
    const fallback = await newDepartment(workspace, 'Everybody', ['agent'])
    await newDepartment(workspace, 'Sales', [], { fallbackForwardDepartment: fallback })
    const { room } = (await workspace.get(`livechat/room?token=${await register(workspace, { department: 'Sales' })}`))
      .body
    expect(room).to.include({ departmentId: fallback })
  })
})

describe('Manual routing', () => {
  it('leaves a room in the queue until somebody takes it', async () => {
    const visitor = await newVisitor(await manual())
    const agent = await visitor.workspace.as('agent')
    expect(await serving(visitor)).to.equal(undefined)
    const { inquiries } = (await agent.get('livechat/inquiries.queuedForUser')).body
    expect(inquiries[0]).to.include({ rid: visitor.rid, status: 'queued', name: 'Ada', t: 'l' })
    const taken = await agent.post('livechat/inquiries.take', { inquiryId: inquiries[0]._id })
    expect(taken).to.deep.equal({ status: 200, body: { success: true } })
    expect(await serving(visitor)).to.equal('agent')
    expect((await history(visitor)).map(({ t }) => t)).to.deep.equal(['uj', 'command', 'livechat-started'])
  })

  it('tells the visitor who has taken the room', async () => {
    const { workspace, token, rid } = await newVisitor(await manual())
    const line = await connect(workspace)
    for (const stream of ['livechat-room', 'room-messages']) await line.listen(stream, rid, token)
    const agent = await workspace.as('agent')
    const { inquiry } = (await agent.get(`livechat/inquiries.getOne?roomId=${rid}`)).body
    await agent.post('livechat/inquiries.take', { inquiryId: inquiry._id })
    const [event] = await line.event('livechat-room')
    expect(event).to.deep.include({ type: 'agentData' })
    expect(event.data).to.include({ username: 'agent', name: 'Amira Haddad' })
    expect(line.events('room-messages').map(([{ t }]) => t)).to.deep.equal(['command', 'uj'])
  })

  it('gives a room to one agent only, who must be at the desk', async () => {
    const { workspace, rid } = await newVisitor(await manual())
    const [agent, other] = await Promise.all([workspace.as('agent'), workspace.as('agent2')])
    const { inquiry } = (await agent.get(`livechat/inquiries.getOne?roomId=${rid}`)).body
    const take = { inquiryId: inquiry._id }
    await agent.post('livechat/agent.status', { status: 'not-available' })
    expect((await agent.post('livechat/inquiries.take', take)).body.errorType).to.equal(
      'error-agent-status-service-offline',
    )
    await other.post('livechat/inquiries.take', take)
    expect((await other.post('livechat/inquiries.take', take)).body.errorType).to.equal('error-inquiry-taken')
    const unknown = await other.post('livechat/inquiries.take', { inquiryId: 'nothing' })
    expect(unknown.body.error).to.equal('Inquiry not found [error-not-found]')
    const nobody = await other.post('livechat/inquiries.take', { ...take, userId: 'nobody' })
    expect(nobody).to.deep.equal(refused('The user is invalid'))
  })

  it('shows an agent only the queues of own departments', async () => {
    const workspace = await manual()
    await newDepartment(workspace, 'Sales', ['agent2'])
    await newVisitor(workspace, { department: 'Sales' })
    const count = async (name: string): Promise<number> =>
      (await (await workspace.as(name)).get('livechat/inquiries.queuedForUser')).body.total
    expect([await count('agent'), await count('agent2')]).to.deep.equal([0, 1])
    const { inquiries } = (await (await workspace.as('agent2')).get('livechat/inquiries.queuedForUser')).body
    const look = async (name: string): Promise<number> =>
      (await (await workspace.as(name)).get(`rooms.info?roomId=${inquiries[0].rid}`)).status
    // Who is in no department at all may look into all queues, a quirk of the server.
    expect(await look('agent')).to.equal(200)
    await newDepartment(workspace, 'Support', ['agent'])
    expect(await look('agent')).to.equal(400)
    expect((await (await workspace.as('admin')).get('livechat/inquiries.list')).body.total).to.equal(1)
    expect((await (await workspace.as('agent')).get('livechat/inquiries.list')).status).to.equal(403)
  })

  it('takes a room back into the queue', async () => {
    const visitor = await newVisitor()
    const { workspace, token, rid } = visitor
    await workspace.set({ Livechat_Routing_Method: 'Manual_Selection' })
    const line = await connect(workspace)
    await line.listen('livechat-room', rid, token)
    const agent = await workspace.as('agent')
    const { body } = await agent.post('livechat/inquiries.returnAsInquiry', { roomId: rid })
    expect(body).to.deep.equal({ result: true, success: true })
    expect(await line.event('livechat-room')).to.deep.equal([{ type: 'agentData' }])
    expect(await serving(visitor)).to.equal(undefined)
    const [left, moved] = await history(visitor)
    expect([left.t, moved.t]).to.deep.equal(['ul', 'livechat_transfer_history'])
    expect(moved.transferData).to.include({ scope: 'queue' })
    expect(moved.transferData.transferredBy).to.include({ username: 'agent' })
  })

  it('shows in the queue again what was said last', async () => {
    const visitor = await newVisitor()
    const { workspace, rid, says } = visitor
    await workspace.set({ Livechat_Routing_Method: 'Manual_Selection' })
    await says('Anybody?')
    const agent = await workspace.as('agent')
    await agent.post('livechat/inquiries.returnAsInquiry', { roomId: rid })
    const { inquiries } = (await agent.get('livechat/inquiries.queuedForUser')).body
    expect(inquiries[0].lastMessage).to.include({ msg: 'Anybody?' })
  })

  it('does not know other methods', async () => {
    const workspace = await newWorkspace()
    const token = await register(workspace)
    await workspace.set({ Livechat_Routing_Method: 'Astrology' })
    const answer = await workspace.get(`livechat/room?token=${token}`)
    expect(answer).to.deep.equal(refusedWith('error-routing-method-not-available'))
  })
})

describe('The waiting queue', () => {
  const waiting = { Livechat_waiting_queue: true, Livechat_waiting_queue_message: 'Please wait a moment.' }

  it('tells each visitor the own place, a second later and once', async () => {
    const workspace = await manual()
    await workspace.set(waiting)
    const first = await newVisitor(workspace)
    const line = await connect(workspace)
    await line.listen('livechat-room', first.rid, first.token)
    const second = await newVisitor(workspace)
    const user = { _id: 'rocket.cat', username: 'rocket.cat' }
    const message = { text: 'Please wait a moment.', user }
    expect(await line.event('livechat-room')).to.deep.equal([{ type: 'queueData', data: { spot: 1, message } }])
    expect(line.events('livechat-room')).to.have.length(1)
    const { queueInfo } = (await workspace.get(`livechat/config?token=${second.token}`)).body.config
    expect(queueInfo).to.deep.equal({ spot: 2, message })
  })

  it('moves on when somebody has time again', async () => {
    const workspace = await newWorkspace()
    await workspace.set({ ...waiting, Livechat_maximum_chats_per_agent: 1 })
    const busy = [await newVisitor(workspace), await newVisitor(workspace)]
    const waits = await newVisitor(workspace)
    expect(await serving(waits)).to.equal(undefined)
    await workspace.post('livechat/room.close', { token: busy[1]?.token, rid: busy[1]?.rid })
    expect(await serving(waits)).to.equal('agent2')
  })

  it('is not spoken of where there is none', async () => {
    const { workspace, token } = await newVisitor(await manual())
    const { config } = (await workspace.get(`livechat/config?token=${token}`)).body
    expect(config).to.not.have.property('queueInfo')
  })
})
