import { expect } from 'chai'
import { newDepartment } from '../department.ts'
import { newVisitor } from '../visitor.ts'
import { newWorkspace } from '../workspace.ts'
import { connect } from './line.ts'

describe('An agent', () => {
  it('signs in on the line with a password, a digest or a token', async () => {
    const workspace = await newWorkspace()
    const { _id, token } = await workspace.as('agent')
    const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode('agent'))
    const digest = Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('')
    const user = { username: 'agent' }
    for (const login of [
      { user, password: 'agent' },
      { user, password: { digest, algorithm: 'sha-256' } },
      { resume: token },
    ]) {
      const { result } = await (await connect(workspace)).call('login', login)
      expect(result.id).to.equal(_id)
      expect(result.tokenExpires.$date).to.be.above(Date.now())
    }
    const { error } = await (await connect(workspace)).call('login', { user, password: 'wrong' })
    expect(error.error).to.equal(403)
  })

  it('hears of own rooms, of the queue and of who is there', async () => {
    const workspace = await newWorkspace()
    await workspace.set({ Livechat_Routing_Method: 'Manual_Selection' })
    const { _id, token, get, post } = await workspace.as('agent')
    const line = await connect(workspace)
    await line.call('login', { resume: token })
    await line.subscribe('notify-user', `${_id}/rooms-changed`)
    await line.subscribe('notify-user', `${_id}/subscriptions-changed`)
    await line.subscribe('notify-logged', 'user-status')
    await line.subscribe('livechat-inquiry-queue-observer', 'public')
    const { rid } = await newVisitor(workspace)
    const [added] = await line.event('livechat-inquiry-queue-observer', ({ type }) => type === 'added')
    expect(added).to.include({ rid, status: 'queued', name: 'Ada' })
    await post('livechat/inquiries.take', { inquiryId: added._id })
    const [changed] = await line.event('livechat-inquiry-queue-observer', ({ type }) => type === 'changed')
    expect(changed).to.include({ rid, status: 'taken' })
    const [action, subscription] = await line.event('notify-user', (first) => first === 'inserted')
    expect([action, subscription.rid]).to.deep.equal(['inserted', rid])
    await post('users.setStatus', { status: 'away' })
    const [presence] = await line.event('notify-logged')
    expect(presence.slice(0, 3)).to.deep.equal([_id, 'agent', 2])
    expect((await get('subscriptions.get')).body.update).to.have.length(1)
  })

  it('is told what pops up on the desktop', async () => {
    const workspace = await newWorkspace()
    await workspace.set({ Livechat_Routing_Method: 'Manual_Selection' })
    const { _id, token, post, get } = await workspace.as('agent')
    const line = await connect(workspace)
    await line.call('login', { resume: token })
    await line.subscribe('notify-user', `${_id}/notification`)
    const { rid, says } = await newVisitor(workspace)
    const [waits] = await line.event('notify-user')
    expect(waits).to.include({ title: 'Ada', text: 'Ada started a new conversation' })
    const { inquiry } = (await get(`livechat/inquiries.getOne?roomId=${rid}`)).body
    await post('livechat/inquiries.take', { inquiryId: inquiry._id })
    await says('Hello')
    const [message] = await line.event('notify-user', ({ text }) => text === 'Hello')
    expect(message.payload).to.include({ rid, type: 'l', name: 'Ada' })
  })

  it('hears the queue of a department only there', async () => {
    const workspace = await newWorkspace()
    await workspace.set({ Livechat_Routing_Method: 'Manual_Selection' })
    const department = await newDepartment(workspace, 'Sales', ['agent'])
    const line = await connect(workspace)
    await line.call('login', { user: { username: 'agent' }, password: 'agent' })
    for (const queue of ['public', `department/${department}`])
      await line.subscribe('livechat-inquiry-queue-observer', queue)
    const { rid } = await newVisitor(workspace, { department: 'Sales' })
    await line.settles()
    const name = `department/${department}`
    const heard = line.events('livechat-inquiry-queue-observer', name)
    expect(heard.map(([inquiry]) => inquiry.rid)).to.deep.equal([rid])
    expect(line.events('livechat-inquiry-queue-observer', 'public')).to.deep.equal([])
  })

  it('hears what a visitor says who still waits, but none of the server’s lines', async () => {
    const workspace = await newWorkspace()
    await workspace.set({ Livechat_Routing_Method: 'Manual_Selection' })
    const line = await connect(workspace)
    await line.call('login', { user: { username: 'agent' }, password: 'agent' })
    await line.subscribe('livechat-inquiry-queue-observer', 'public')
    const { rid, says } = await newVisitor(workspace)
    await says('Anybody there?')
    const [change] = await line.event('livechat-inquiry-queue-observer', ({ type }) => type === 'changed')
    expect(change).to.deep.include({ rid, status: 'queued' })
    expect(change.lastMessage.msg).to.equal('Anybody there?')
  })

  it('hears nothing of a queue in 6.x and 7.x where the server chooses', async () => {
    for (const [version, count] of [[6, 0] as const, [7, 0] as const, [undefined, 2] as const]) {
      const workspace = await newWorkspace(version)
      const line = await connect(workspace)
      await line.call('login', { user: { username: 'agent' }, password: 'agent' })
      await line.subscribe('livechat-inquiry-queue-observer', 'public')
      await newVisitor(workspace)
      await line.settles()
      expect(line.events('livechat-inquiry-queue-observer')).to.have.length(count)
    }
  })

  it('hears that an inquiry is gone', async () => {
    const workspace = await newWorkspace()
    await workspace.set({ Livechat_Routing_Method: 'Manual_Selection' })
    const line = await connect(workspace)
    await line.call('login', { user: { username: 'agent' }, password: 'agent' })
    await line.subscribe('livechat-inquiry-queue-observer', 'public')
    const { token, rid } = await newVisitor(workspace)
    await workspace.post('livechat/room.close', { token, rid })
    const [gone] = await line.event('livechat-inquiry-queue-observer', ({ type }) => type === 'removed')
    expect(gone.rid).to.equal(rid)
  })

  it('hears all messages of own rooms at once, and none of others', async () => {
    const workspace = await newWorkspace()
    const line = await connect(workspace)
    await line.call('login', { user: { username: 'agent' }, password: 'agent' })
    await line.subscribe('room-messages', '__my_messages__')
    const stranger = await connect(workspace)
    await stranger.subscribe('room-messages', '__my_messages__')
    const [mine, theirs] = [await newVisitor(workspace), await newVisitor(workspace)]
    await theirs.says('To Jonas')
    await mine.says('To Amira')
    const [message, about] = await line.event('room-messages', ({ t }) => !t)
    expect([message.msg, about.roomName]).to.deep.equal(['To Amira', 'Ada'])
    await stranger.settles()
    expect(stranger.events('room-messages')).to.deep.equal([])
  })

  it('reads and writes on the line, too', async () => {
    const { workspace, rid, says } = await newVisitor()
    await says('Hello')
    const line = await connect(workspace)
    expect((await line.call('loadHistory', rid, null, 1)).error.error).to.equal('error-invalid-user')
    await line.call('login', { user: { username: 'agent' }, password: 'agent' })
    const { result } = await line.call('loadHistory', rid, null, 1)
    expect(result.messages.map(({ msg }: { msg: string }) => msg)).to.deep.equal(['Hello'])
    expect((await line.call('sendMessage', { rid, msg: 'Hi Ada' })).result.msg).to.equal('Hi Ada')
    await line.call('readMessages', rid)
    const { subscription } = (await (await workspace.as('agent')).get(`subscriptions.getOne?roomId=${rid}`)).body
    expect(subscription).to.include({ unread: 0, alert: false })
  })
})
