import { expect } from 'chai'
import { connect } from '../realtime/line.ts'
import { history, newVisitor, openRoom, register } from '../visitor.ts'
import { malformed, newWorkspace, refused } from '../workspace.ts'

describe('POST livechat/room.close', () => {
  const route = 'livechat/room.close'

  it('asks for the token first, then for the room', async () => {
    const { post } = await newWorkspace()
    expect(await post(route, {})).to.deep.equal(malformed("must have required property 'token'"))
    expect(await post(route, { token: 'a' })).to.deep.equal(malformed("must have required property 'rid'"))
  })

  it('takes a body that cannot be read for an empty one', async () => {
    const { api } = await newWorkspace()
    const headers = { 'Content-Type': 'application/json' }
    const response = await fetch(`${api}/${route}`, { method: 'POST', headers, body: '{"rid":' })
    expect(await response.json()).to.deep.equal(malformed("must have required property 'token'").body)
  })

  it('refuses a key that it does not know', async () => {
    const { post } = await newWorkspace()
    const body = { token: 'a', rid: 'b', comment: 'c' }
    expect(await post(route, body)).to.deep.equal(malformed('must NOT have additional properties'))
  })

  it('refuses an object where a text belongs', async () => {
    const { post } = await newWorkspace()
    expect(await post(route, { token: {}, rid: 'b' })).to.deep.equal(malformed('must be string'))
  })

  it('reads numbers and null as text', async () => {
    const { post } = await newWorkspace()
    expect(await post(route, { token: 1, rid: 2 })).to.deep.equal(refused('invalid-token'))
    expect(await post(route, { token: null, rid: null })).to.deep.equal(refused('invalid-token'))
  })

  it('says first that visitors may not close, when the workspace says so', async () => {
    const workspace = await newWorkspace()
    await workspace.set({ Omnichannel_allow_visitors_to_close_conversation: false })
    const answer = await workspace.post(route, { token: 'nobody', rid: 'nowhere' })
    expect(answer).to.deep.equal(refused('error-not-allowed-to-close-conversation'))
  })

  it('tells the widget whether visitors may close', async () => {
    for (const version of [6, 7, 8] as const) {
      const workspace = await newWorkspace(version)
      const { config } = (await workspace.get('livechat/config')).body
      expect(config.settings).to.have.property('visitorsCanCloseChat', true)
    }
  })

  it('does not know a token that nobody registered', async () => {
    const { post } = await newWorkspace()
    expect(await post(route, { token: 'nobody', rid: 'nowhere' })).to.deep.equal(refused('invalid-token'))
  })

  it('tells an unknown room and a foreign one in the same words', async () => {
    const { workspace, rid } = await newVisitor()
    const token = await register(workspace)
    expect(await workspace.post(route, { token, rid: 'nowhere' })).to.deep.equal(refused('invalid-room'))
    expect(await workspace.post(route, { token, rid })).to.deep.equal(refused('invalid-room'))
  })

  it('closes once', async () => {
    const { workspace, token, rid } = await newVisitor()
    const answer = await workspace.post(route, { token, rid })
    expect(answer).to.deep.equal({ status: 200, body: { rid, comment: 'Closed by visitor', success: true } })
    expect(await workspace.post(route, { token, rid })).to.deep.equal(refused('room-closed'))
  })

  it('closes for a form as well as for JSON', async () => {
    const { workspace, token, rid } = await newVisitor()
    const body = new URLSearchParams({ token, rid })
    expect((await fetch(`${workspace.api}/${route}`, { method: 'POST', body })).status).to.equal(200)
  })

  it('lets exactly one of three closes at once succeed', async () => {
    const { workspace, token, rid } = await newVisitor()
    const answers = await Promise.all([1, 2, 3].map(() => workspace.post(route, { token, rid })))
    expect(answers.filter(({ status }) => status === 200)).to.have.length(1)
  })

  it('speaks the language of the workspace', async () => {
    const { workspace, token, rid } = await newVisitor()
    await workspace.set({ Language: 'de' })
    const { body } = await workspace.post(route, { token, rid })
    expect(body.comment).to.equal('Vom Besucher geschlossen')
  })

  it('asks for tags where the department insists on them', async () => {
    // Since generation 8 no such department can be made.
    const workspace = await newWorkspace(7)
    const [admin, { _id: agentId }] = await Promise.all([workspace.as('admin'), workspace.as('agent')])
    const form = { enabled: true, email: 'a@example.com', showOnRegistration: true, showOnOfflineForm: true }
    const department = { ...form, name: 'Sales', requestTagBeforeClosingChat: true }
    await admin.post('livechat/department', { department, agents: [{ agentId }] })
    const { token, rid } = await newVisitor(workspace, { department: 'Sales' })
    const answer = await workspace.post(route, { token, rid })
    expect(answer).to.deep.equal(refused('error-tags-must-be-assigned-before-closing-chat'))
  })

  it('writes the end into the room, with the token of the visitor', async () => {
    const visitor = await newVisitor()
    const { workspace, token, rid, _id } = visitor
    await workspace.post(route, { token, rid })
    const [line] = await history(visitor)
    expect(line).to.deep.include({ t: 'livechat-close', msg: 'Closed by visitor', token, groupable: false })
    expect(line).to.deep.include({ u: { _id, username: 'guest-1' }, transcriptRequested: false })
  })

  it('asks the widget for a transcript when the workspace offers one', async () => {
    const visitor = await newVisitor()
    await visitor.workspace.set({ Livechat_enable_transcript: true })
    await visitor.workspace.post(route, { token: visitor.token, rid: visitor.rid })
    const [command] = await history(visitor)
    expect(command).to.deep.include({ t: 'command', msg: 'promptTranscript' })
  })

  it('takes the key `open` away, and the subscriptions and the inquiry with it', async () => {
    const { workspace, token, rid } = await newVisitor()
    await workspace.post(route, { token, rid })
    const [admin, agent] = await Promise.all([workspace.as('admin'), workspace.as('agent')])
    const { room } = (await admin.get(`rooms.info?roomId=${rid}`)).body
    expect(room).to.not.have.property('open')
    expect(room).to.deep.include({ closer: 'visitor', closedBy: { _id: room.v._id, username: 'guest-1' } })
    expect(room.v.status).to.equal('offline')
    expect((await agent.get(`subscriptions.getOne?roomId=${rid}`)).body.subscription).to.equal(null)
    expect((await agent.get(`livechat/inquiries.getOne?roomId=${rid}`)).body.inquiry).to.equal(null)
  })

  it('makes the closing line the last message of the room', async () => {
    const visitor = await newVisitor()
    const { workspace, token, rid, says } = visitor
    await says('Hello')
    const admin = await workspace.as('admin')
    const before = (await admin.get(`rooms.info?roomId=${rid}`)).body.room
    await workspace.post(route, { token, rid })
    const { room } = (await admin.get(`rooms.info?roomId=${rid}`)).body
    expect(room.lastMessage).to.include({ t: 'livechat-close', msg: 'Closed by visitor' })
    expect(room.lm).to.equal(room.lastMessage.ts)
    expect(room.msgs - before.msgs).to.equal(2)
  })

  it('is heard by whoever listened before', async () => {
    const { workspace, token, rid } = await newVisitor()
    const line = await connect(workspace)
    await line.listen('room-messages', rid, token)
    await workspace.post(route, { token, rid })
    const [message] = await line.event('room-messages', ({ t }) => t === 'livechat-close')
    expect(message.token).to.equal(token)
  })

  it('leaves the old room readable, and the next one is new', async () => {
    const visitor = await newVisitor()
    const { workspace, token, rid } = visitor
    await workspace.post(route, { token, rid })
    expect(await workspace.get(`livechat/room?token=${token}&rid=${rid}`)).to.deep.equal(refused('invalid-room'))
    expect(await workspace.post('livechat/message', { token, rid, msg: 'Hi' })).to.deep.equal(refused('room-closed'))
    expect(await openRoom(workspace, token)).to.not.equal(rid)
    expect((await history(visitor)).at(-1)?.t).to.equal('livechat-started')
  })
})
