import { expect } from 'chai'
import { newVisitor } from '../visitor.ts'
import { newWorkspace } from '../workspace.ts'
import { connect } from './line.ts'

const notAllowed = {
  isClientSafe: true,
  error: 'not-allowed',
  message: '[not-allowed]',
  errorType: 'Meteor.Error',
}

describe('A visitor', () => {
  it('may listen to the own room with the token, and to no other', async () => {
    const { workspace, token, rid } = await newVisitor()
    const stranger = await newVisitor(workspace)
    const line = await connect(workspace)
    for (const [stream, event] of [
      ['room-messages', rid],
      ['livechat-room', rid],
      ['notify-room', `${rid}/user-activity`],
    ] as const) {
      expect((await line.listen(stream, event, token)).msg).to.equal('ready')
      expect((await line.listen(stream, event, stranger.token)).error).to.deep.equal(notAllowed)
      expect((await line.subscribe(stream, event)).error).to.deep.equal(notAllowed)
    }
  })

  it('is refused what is not for visitors', async () => {
    const { workspace, token, rid } = await newVisitor()
    const line = await connect(workspace)
    for (const stream of ['notify-user', 'notify-logged', 'room-data', 'livechat-inquiry-queue-observer'])
      expect((await line.listen(stream, rid, token)).error).to.deep.equal(notAllowed)
  })

  it('may not begin to listen to the messages of a closed room, but to the rest', async () => {
    const { workspace, token, rid } = await newVisitor()
    await workspace.post('livechat/room.close', { token, rid })
    const line = await connect(workspace)
    expect((await line.listen('room-messages', rid, token)).msg).to.equal('nosub')
    expect((await line.listen('livechat-room', rid, token)).msg).to.equal('ready')
    expect((await line.listen('notify-room', `${rid}/user-activity`, token)).msg).to.equal('ready')
  })

  it('hears messages in the envelope of the server, with dates of its own kind', async () => {
    const { workspace, token, rid, says } = await newVisitor()
    const line = await connect(workspace)
    await line.listen('room-messages', rid, token)
    const sent = await says('Hello')
    const frame = await line.hears(({ msg }) => msg === 'changed')
    expect(frame).to.deep.include({ collection: 'stream-room-messages', id: 'id' })
    expect(frame.fields.eventName).to.equal(rid)
    const { ts, _updatedAt, ...message } = frame.fields.args[0]
    expect(sent).to.deep.include(message)
    expect(ts).to.have.all.keys('$date')
  })

  it('hears every event once for each subscription, and none after the end of it', async () => {
    const { workspace, token, rid, says } = await newVisitor()
    const line = await connect(workspace)
    const credentials = { token, visitorToken: token }
    for (const id of ['one', 'two', 'two']) await line.subscribe('room-messages', rid, credentials, id)
    await says('Hello')
    await line.settles()
    expect(line.events('room-messages')).to.have.length(2)
    line.send({ msg: 'unsub', id: 'one' })
    line.send({ msg: 'unsub', id: 'two' })
    await line.hears(({ msg, id }) => msg === 'nosub' && id === 'two')
    await says('Anybody?')
    await line.settles()
    expect(line.events('room-messages')).to.have.length(2)
  })

  it('may use the same ids on a new line', async () => {
    const { workspace, token, rid, says } = await newVisitor()
    const credentials = { token, visitorToken: token }
    const first = await connect(workspace)
    await first.subscribe('room-messages', rid, credentials, 'ddp-1')
    first.close()
    await first.closed
    const second = await connect(workspace)
    expect((await second.subscribe('room-messages', rid, credentials, 'ddp-1')).msg).to.equal('ready')
    await says('Hello')
    expect((await second.event('room-messages'))[0].msg).to.equal('Hello')
  })

  it('hears how the agent is, where agents are shown', async () => {
    const { workspace, token, rid } = await newVisitor()
    const line = await connect(workspace)
    await line.listen('livechat-room', rid, token)
    const agent = await workspace.as('agent')
    await agent.post('users.setStatus', { status: 'busy' })
    expect(await line.event('livechat-room')).to.deep.equal([{ type: 'agentStatus', status: 'busy' }])
    await workspace.set({ Livechat_show_agent_info: false })
    await agent.post('users.setStatus', { status: 'online' })
    await line.settles()
    expect(line.events('livechat-room')).to.have.length(1)
  })

  it('stays as they are when the line drops in 8.x', async () => {
    const { workspace, token, rid } = await newVisitor()
    const line = await connect(workspace)
    expect((await line.call('livechat:setUpConnection', { token })).error.error).to.equal(404)
    line.close()
    await line.closed
    expect((await workspace.get(`livechat/room?token=${token}&rid=${rid}`)).body.room.v.status).to.equal('online')
  })

  it('is offline when a line that was set up drops in 6.x and 7.x', async () => {
    for (const version of [6, 7] as const) {
      const { workspace, token, rid } = await newVisitor(await newWorkspace(version))
      const agent = await connect(workspace)
      const { _id } = await workspace.as('agent')
      await agent.call('login', { user: { username: 'agent' }, password: 'agent' })
      await agent.subscribe('notify-user', `${_id}/rooms-changed`)
      const line = await connect(workspace)
      await line.call('livechat:setUpConnection', { token })
      line.close()
      const changed = await agent.hears(({ fields }) => fields?.args[1]?.v?.status === 'offline')
      expect(changed.fields.args[1]._id).to.equal(rid)
    }
  })
})
