import { expect } from 'chai'
import { newDepartment } from '../department.ts'
import { connect } from '../realtime/line.ts'
import { newVisitor } from '../visitor.ts'
import { type Answer, malformed, newWorkspace, refused } from '../workspace.ts'

describe('An agent’s desk', () => {
  it('lists the conversations that one may see', async () => {
    const { workspace, rid } = await newVisitor()
    const [admin, agent] = await Promise.all([workspace.as('admin'), workspace.as('agent')])
    expect((await admin.get('livechat/rooms?open=true')).body.rooms[0]).to.include({ _id: rid })
    expect((await agent.get(`livechat/rooms?agents[]=${agent._id}`)).body.total).to.equal(1)
    expect((await agent.get('livechat/rooms')).status).to.equal(403)
    expect((await admin.get('livechat/rooms?open=false')).body.total).to.equal(0)
  })

  it('reads, writes, changes and deletes in the room', async () => {
    const { workspace, rid, says } = await newVisitor()
    const agent = await workspace.as('agent')
    const { _id } = await says('Hello')
    const sent = (await agent.post('chat.sendMessage', { message: { rid, msg: 'Hi *Ada*' } })).body.message
    expect(sent).to.deep.include({ rid, u: { _id: agent._id, username: 'agent', name: 'Amira Haddad' } })
    const change = { roomId: rid, msgId: sent._id, text: 'Good day' }
    expect((await agent.post('chat.update', change)).body.message.msg).to.equal('Good day')
    expect((await agent.post('chat.update', { ...change, msgId: _id })).body.errorType).to.equal(
      'error-action-not-allowed',
    )
    expect((await agent.post('chat.delete', { roomId: rid, msgId: sent._id })).body.message._id).to.equal(sent._id)
    const posted = (await agent.post('chat.postMessage', { roomId: rid, text: 'Bye' })).body
    expect(posted).to.include({ channel: rid, success: true })
    const { messages } = (await agent.get(`livechat/${rid}/messages?count=2`)).body
    expect(messages.map(({ msg }: { msg: string }) => msg)).to.deep.equal(['Bye', 'Hello'])
  })

  it('has read the room when one writes in it', async () => {
    const { workspace, rid, says } = await newVisitor()
    const agent = await workspace.as('agent')
    const unread = async (): Promise<object> =>
      (await agent.get(`subscriptions.getOne?roomId=${rid}`)).body.subscription
    await says('Hello')
    await says('Anybody there?')
    expect(await unread()).to.include({ unread: 3, alert: true })
    await agent.post('chat.sendMessage', { message: { rid, msg: 'Yes' } })
    expect(await unread()).to.include({ unread: 0, alert: false })
  })

  it('shows the line of a transfer as the last message, unread by the others', async () => {
    const { workspace, rid, says } = await newVisitor()
    const [admin, other] = await Promise.all([workspace.as('admin'), workspace.as('agent2')])
    await says('Hello')
    await admin.post('livechat/room.forward', { roomId: rid, userId: other._id })
    const { room } = (await admin.get(`rooms.info?roomId=${rid}`)).body
    expect(room.lastMessage).to.include({ t: 'livechat_transfer_history', msg: '' })
    expect(room.lm).to.equal(room.lastMessage.ts)
    const { subscription } = (await other.get(`subscriptions.getOne?roomId=${rid}`)).body
    expect(subscription).to.include({ unread: 2 })
  })

  it('reacts to messages, and takes it back', async () => {
    const { workspace, rid, token, says } = await newVisitor()
    const { _id } = await says('Thank you')
    const line = await connect(workspace)
    await line.listen('room-messages', rid, token)
    const agent = await workspace.as('agent')
    await agent.post('chat.react', { messageId: _id, emoji: ':heart:' })
    const [message] = await line.event('room-messages')
    expect(message.reactions).to.deep.equal({ ':heart:': { usernames: ['agent'] } })
    await agent.post('chat.react', { messageId: _id, emoji: 'heart' })
    await line.event('room-messages', ({ reactions }) => reactions === undefined)
    const unknown = await agent.post('chat.react', { messageId: 'nothing', emoji: 'heart' })
    expect(unknown.body.errorType).to.equal('error-message-not-found')
  })

  it('is not in other people’s rooms', async () => {
    const { workspace, rid } = await newVisitor()
    const other = await workspace.as('agent2')
    expect((await other.post('chat.sendMessage', { message: { rid, msg: 'Hi' } })).body.errorType).to.equal(
      'error-not-allowed',
    )
    expect(await other.get(`livechat/room.join?roomId=${rid}`)).to.deep.equal(refused('error-not-allowed'))
    expect((await other.get(`rooms.info?roomId=${rid}`)).status).to.equal(400)
    const admin = await workspace.as('admin')
    expect(await admin.get(`livechat/room.join?roomId=${rid}`)).to.deep.equal({ status: 200, body: { success: true } })
  })

  it('writes down who the visitor is', async () => {
    const { workspace, rid, _id, token } = await newVisitor()
    const agent = await workspace.as('agent')
    const guestData = { _id, name: 'Ada Lovelace', email: 'ada@example.com', phone: '+15550100' }
    await agent.post('livechat/room.saveInfo', { guestData, roomData: { _id: rid, topic: 'Order', tags: ['blue'] } })
    const { visitor } = (await agent.get(`livechat/visitors.info?visitorId=${_id}`)).body
    expect(visitor).to.deep.include({ name: 'Ada Lovelace', phone: [{ phoneNumber: '+15550100' }] })
    expect(visitor).to.not.have.property('token')
    const { room } = (await workspace.get(`livechat/room?token=${token}`)).body
    expect(room).to.deep.include({ topic: 'Order', tags: ['blue'], fname: 'Ada Lovelace' })
    const refusal = { status: 403, body: { success: false, error: 'unauthorized' } }
    const other = await workspace.as('agent2')
    expect(await other.post('livechat/room.saveInfo', { guestData, roomData: { _id: rid } })).to.deep.equal(refusal)
  })

  it('writes down custom fields, tags and the topic as the server keeps them', async () => {
    const { workspace, rid, _id, token } = await newVisitor()
    const [admin, agent] = await Promise.all([workspace.as('admin'), workspace.as('agent')])
    const field = { label: 'Order', scope: 'room', visibility: 'visible', regexp: '^[0-9]+$' }
    await admin.post('livechat/custom-fields.save', {
      customFieldId: null,
      customFieldData: { ...field, field: 'order' },
    })
    const save = (roomData: object): Promise<Answer> =>
      agent.post('livechat/room.saveInfo', { guestData: { _id }, roomData: { _id: rid, ...roomData } })
    const read = async (): Promise<object> => (await workspace.get(`livechat/room?token=${token}`)).body.room
    const wrong = await save({ tags: ['blue'], livechatData: { order: 'x' } })
    expect(wrong).to.deep.equal(refused('Invalid value for Order field'))
    expect(await read()).to.not.have.any.keys('tags', 'livechatData')
    await save({ topic: ' A parcel ', tags: ['blue'], livechatData: { order: '17', color: 'blue' } })
    expect(await read()).to.deep.include({ topic: 'A parcel', tags: ['blue'], livechatData: { order: '17' } })
    await save({ topic: ' ' })
    expect(await read()).to.not.have.any.keys('topic', 'tags')
    expect(await read()).to.have.property('livechatData')
  })

  it('lists rooms by what is asked', async () => {
    const workspace = await newWorkspace()
    const [admin, agent] = await Promise.all([workspace.as('admin'), workspace.as('agent')])
    const [ada, bea] = [
      await newVisitor(workspace, { name: 'Ada' }),
      await newVisitor(workspace, { name: 'Ada Lovelace' }),
    ]
    await agent.post('chat.sendMessage', { message: { rid: ada.rid, msg: 'One moment' } })
    await agent.post('livechat/room.onHold', { roomId: ada.rid })
    await workspace.set({ Livechat_Routing_Method: 'Manual_Selection' })
    const waits = await newVisitor(workspace, { name: 'Cleo' })
    const list = async (query: string): Promise<string[]> =>
      (await admin.get(`livechat/rooms?${query}`)).body.rooms.map((room: { _id: string }) => room._id)
    expect(await list('open=true')).to.deep.equal([bea.rid])
    expect(await list('queued=true&onhold=true')).to.deep.equal([waits.rid])
    expect(await list('onhold=true')).to.deep.equal([ada.rid])
    expect(await list('roomName=ada')).to.have.members([ada.rid, bea.rid])
    expect(await list(`roomName=${encodeURIComponent('"Ada"')}`)).to.deep.equal([ada.rid])
    const order = encodeURIComponent('{"fname":-1}')
    expect(await list(`sort=${order}`)).to.deep.equal([waits.rid, bea.rid, ada.rid])
  })

  it('is refused a question about rooms that cannot be read', async () => {
    const { workspace } = await newVisitor()
    const admin = await workspace.as('admin')
    const ask = (query: Record<string, string>): Promise<Answer> =>
      admin.get(`livechat/rooms?${new URLSearchParams(query)}`)
    expect((await ask({ createdAt: 'x' })).status).to.equal(400)
    const noDate = await ask({ createdAt: '{"start":"yesterday"}' })
    expect(noDate).to.deep.equal(refused('The "createdAt.start" query parameter must be a valid date.'))
    const noJson = refused('The "customFields" query parameter must be a valid JSON.')
    for (const customFields of ['x', '[]', 'null']) expect(await ask({ customFields })).to.deep.equal(noJson)
  })

  it('asks for a transcript, and takes it back', async () => {
    const { workspace, rid, token } = await newVisitor()
    const admin = await workspace.as('admin')
    const wish = { email: 'ada@example.com', subject: 'Our chat' }
    const route = `livechat/transcript/${rid}`
    const ask = (): Promise<Answer> => admin.post(route, wish)
    expect(await admin.delete(route)).to.deep.equal(refused('error-transcript-not-requested'))
    expect(await admin.post(route, {})).to.deep.equal(malformed("must have required property 'email'"))
    expect((await ask()).status).to.equal(200)
    expect((await ask()).body.errorType).to.equal('error-transcript-already-requested')
    expect((await admin.delete(route)).status).to.equal(200)
    await workspace.post('livechat/room.close', { token, rid })
    expect((await ask()).body.error).to.equal('Invalid room [error-invalid-room]')
    expect(await admin.delete(route)).to.deep.equal(refused('error-invalid-room'))
    expect((await (await workspace.as('agent')).post(route, wish)).status).to.equal(403)
  })

  it('knows where a conversation has been', async () => {
    const workspace = await newWorkspace()
    const { token, rid } = await newVisitor(workspace)
    const department = await newDepartment(workspace, 'Sales', ['agent2'])
    await workspace.post('livechat/visitor/department.transfer', { token, rid, department })
    const { history } = (await (await workspace.as('admin')).get(`livechat/transfer.history/${rid}`)).body
    expect(history[0].nextDepartment).to.deep.equal({ _id: department, name: 'Sales' })
  })
})
