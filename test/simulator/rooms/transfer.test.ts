import { expect } from 'chai'
import { newDepartment } from '../department.ts'
import { connect } from '../realtime/line.ts'
import { history, newVisitor, register, type Visitor } from '../visitor.ts'
import { type Answer, malformed, newWorkspace, refused } from '../workspace.ts'

const route = 'livechat/visitor/department.transfer'

const typesOf = async (visitor: Visitor): Promise<string[]> => (await history(visitor)).map(({ t }) => t).reverse()

/** A visitor with Amira, on a server where Jonas sells. */
async function withSales(version?: 6 | 7 | 8): Promise<{ visitor: Visitor; sales: string }> {
  const workspace = await newWorkspace(version)
  const visitor = await newVisitor(workspace)
  return { visitor, sales: await newDepartment(workspace, 'Sales', ['agent2']) }
}

describe('A visitor who changes the department', () => {
  it('gets an agent of the other one', async () => {
    const { visitor, sales } = await withSales()
    const { workspace, token, rid } = visitor
    const line = await connect(workspace)
    await line.listen('livechat-room', rid, token)
    const answer = await workspace.post(route, { token, rid, department: sales })
    expect(answer).to.deep.equal({ status: 200, body: { success: true } })
    expect((await line.event('livechat-room'))[0].data).to.include({ username: 'agent2' })
    const lines = (await typesOf(visitor)).slice(3)
    expect(lines).to.deep.equal(['command', 'uj', 'livechat_transfer_history', 'ul'])
  })

  it('is named in the history of the room', async () => {
    const { visitor, sales } = await withSales()
    const { workspace, token, rid, _id } = visitor
    await workspace.post(route, { token, rid, department: sales })
    const line = (await history(visitor)).find(({ t }) => t === 'livechat_transfer_history')
    expect(line).to.include({ msg: '', token })
    const transferredBy = { _id, username: 'guest-1', name: 'Ada', userType: 'visitor' }
    expect(line.transferData).to.deep.include({ scope: 'department', transferredBy })
    expect(line.transferData.nextDepartment).to.deep.equal({ _id: sales, name: 'Sales' })
  })

  it('waits in the queue of the other one where agents choose', async () => {
    const { visitor, sales } = await withSales()
    const { workspace, token, rid } = visitor
    await workspace.set({ Livechat_Routing_Method: 'Manual_Selection' })
    await workspace.post(route, { token, rid, department: sales })
    const { inquiries } = (await (await workspace.as('agent2')).get('livechat/inquiries.queuedForUser')).body
    expect(inquiries[0]).to.include({ rid, department: sales })
    expect((await typesOf(visitor)).slice(3)).to.deep.equal(['livechat_transfer_history', 'ul'])
  })

  it('is refused in the order of the server', async () => {
    const { visitor, sales } = await withSales()
    const { workspace, token, rid } = visitor
    const { post } = workspace
    const wrongForm = { success: false, errorType: 'invalid-params', error: "must have required property 'token'" }
    expect(await post(route, {})).to.deep.equal({ status: 400, body: wrongForm })
    const wish = { token, rid, department: sales }
    expect(await post(route, { ...wish, token: 'nobody' })).to.deep.equal(refused('invalid-token'))
    expect(await post(route, { ...wish, rid: 'nowhere' })).to.deep.equal(refused('error-invalid-room'))
    expect(await post(route, { ...wish, department: 'nowhere' })).to.deep.equal(refused('error-invalid-department'))
    await post(route, wish)
    expect(await post(route, wish)).to.deep.equal(refused('error-forwarding-chat-same-department'))
    await post('livechat/room.close', { token, rid })
    expect(await post(route, wish)).to.deep.equal(refused('This_conversation_is_already_closed'))
  })

  it('stays where nobody of the other one is there', async () => {
    const { visitor } = await withSales()
    const { workspace, token, rid } = visitor
    const empty = await newDepartment(workspace, 'Empty')
    const answer = await workspace.post(route, { token, rid, department: empty })
    expect(answer).to.deep.equal(refused('error-no-agents-available-for-service-on-department'))
    expect((await workspace.get(`livechat/room?token=${token}`)).body.room.servedBy.username).to.equal('agent')
  })

  it('is told so in other words up to generation 7', async () => {
    for (const version of [6, 7] as const) {
      const { visitor } = await withSales(version)
      const { workspace, token, rid } = visitor
      const department = await newDepartment(workspace, 'Empty')
      const answer = await workspace.post('livechat/room.transfer', { token, rid, department })
      expect(answer).to.deep.equal(refused('error-no-agents-online-in-department'))
    }
  })

  it('waits in the queue of the other one first where there is a waiting queue, since generation 7', async () => {
    for (const version of [6, 7, 8] as const) {
      const { visitor, sales } = await withSales(version)
      const { workspace, token, rid } = visitor
      await workspace.set({ Livechat_waiting_queue: true })
      const path = version < 8 ? 'livechat/room.transfer' : route
      await workspace.post(path, { token, rid, department: sales })
      const { room } = (await workspace.get(`livechat/room?token=${token}`)).body
      expect(room.departmentId).to.equal(sales)
      expect(room.servedBy?.username).to.equal(version === 6 ? 'agent2' : undefined)
      if (version < 8) continue
      const { inquiry } = (await (await workspace.as('agent2')).get(`livechat/inquiries.getOne?roomId=${rid}`)).body
      expect(inquiry).to.include({ status: 'queued', department: sales })
      expect(inquiry.lastMessage).to.include({ t: 'livechat_transfer_history' })
    }
  })

  it('is given to a free agent of the other one a moment later', async () => {
    const { visitor, sales } = await withSales()
    const { workspace, token, rid } = visitor
    await workspace.set({ Livechat_waiting_queue: true })
    const line = await connect(workspace)
    await line.listen('livechat-room', rid, token)
    await workspace.post(route, { token, rid, department: sales })
    const [event] = await line.event('livechat-room', ({ data }) => data?.username)
    expect(event.data).to.include({ username: 'agent2' })
  })

  it('is sent on where an empty one names another', async () => {
    const { visitor, sales } = await withSales()
    const { workspace, token, rid } = visitor
    const empty = await newDepartment(workspace, 'Empty', [], { fallbackForwardDepartment: sales })
    await workspace.post(route, { token, rid, department: empty })
    expect((await workspace.get(`livechat/room?token=${token}`)).body.room.departmentId).to.equal(sales)
    const line = (await history(visitor)).find(({ t }) => t === 'livechat_transfer_history_fallback')
    expect(line.transferData).to.deep.include({ prevDepartment: 'Empty' })
  })

  it('need not even be the visitor of the room', async () => {
    const { visitor, sales } = await withSales()
    const token = await register(visitor.workspace)
    const answer = await visitor.workspace.post(route, { token, rid: visitor.rid, department: sales })
    expect(answer).to.have.property('status', 200)
  })

  it('uses another route up to 7.x, and gets the room back', async () => {
    for (const version of [6, 7] as const) {
      const { visitor, sales } = await withSales(version)
      const { workspace, token, rid } = visitor
      const move = (wish: object): Promise<Answer> =>
        workspace.post('livechat/room.transfer', { token, rid, department: sales, ...wish })
      expect(await move({ rid: 'nowhere' })).to.deep.equal(refused('invalid-room'))
      expect(await move({ token: await register(workspace) })).to.deep.equal(refused('invalid-room'))
      const { body } = await workspace.post('livechat/room.transfer', { token, rid, department: sales })
      expect(body.room).to.include({ _id: rid, departmentId: sales })
      expect((await workspace.post(route, { token, rid, department: sales })).status).to.equal(404)
      await workspace.post('livechat/room.close', { token, rid })
      expect(await move({})).to.deep.equal({ status: 400, body: { success: false } })
    }
    expect((await (await newWorkspace()).post('livechat/room.transfer', {})).status).to.equal(404)
  })
})

describe('POST livechat/room.forward', () => {
  const forward = 'livechat/room.forward'

  it('hands a room to a colleague', async () => {
    const visitor = await newVisitor()
    const { workspace, rid, token } = visitor
    const [admin, other] = await Promise.all([workspace.as('admin'), workspace.as('agent2')])
    const wish = { roomId: rid, userId: other._id, comment: 'Knows more', clientAction: true }
    expect(await admin.post(forward, wish)).to.deep.equal({ status: 200, body: { success: true } })
    expect((await workspace.get(`livechat/room?token=${token}`)).body.room.servedBy.username).to.equal('agent2')
    const line = (await history(visitor)).find(({ t }) => t === 'livechat_transfer_history')
    expect(line.transferData).to.include({ scope: 'agent', comment: 'Knows more' })
    expect(line.transferData.transferredTo).to.deep.equal({ _id: other._id, username: 'agent2', name: 'Jonas Lind' })
    expect(line).to.not.have.property('token')
  })

  it('is refused in the words of the server', async () => {
    const { workspace, rid, token } = await newVisitor()
    const [admin, agent, other] = await Promise.all([
      workspace.as('admin'),
      workspace.as('agent'),
      workspace.as('agent2'),
    ])
    const send = (wish: object): Promise<Answer> => admin.post(forward, { roomId: rid, ...wish })
    expect(await admin.post(forward, {})).to.deep.equal(malformed("must have required property 'roomId'"))
    expect(await admin.post(forward, { roomId: 'nowhere' })).to.deep.equal(refused('error-invalid-room'))
    expect(await send({})).to.deep.equal(refused('error-forwarding-chat'))
    expect(await send({ userId: agent._id })).to.deep.equal(refused('error-selected-agent-room-agent-are-same'))
    await other.post('users.setStatus', { status: 'offline' })
    expect(await send({ userId: other._id })).to.deep.equal(refused('error-user-is-offline'))
    await workspace.post('livechat/room.close', { token, rid })
    expect(await send({})).to.deep.equal(refused('This_conversation_is_already_closed'))
  })

  it('needs a permission that agents do not have on a fresh server', async () => {
    const { workspace, rid } = await newVisitor()
    expect((await (await workspace.as('agent')).post(forward, { roomId: rid })).status).to.equal(403)
  })

  it('does not move what is on hold', async () => {
    const { workspace, rid } = await newVisitor()
    const [admin, agent, other] = await Promise.all([
      workspace.as('admin'),
      workspace.as('agent'),
      workspace.as('agent2'),
    ])
    await agent.post('chat.sendMessage', { message: { rid, msg: 'One moment' } })
    await agent.post('livechat/room.onHold', { roomId: rid })
    expect(await admin.post(forward, { roomId: rid, userId: other._id })).to.deep.equal(refused('error-room-onHold'))
  })
})
