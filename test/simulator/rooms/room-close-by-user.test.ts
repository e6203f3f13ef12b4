import { expect } from 'chai'
import { connect } from '../realtime/line.ts'
import { history, newVisitor, openRoom, register, type Visitor } from '../visitor.ts'
import { type Answer, malformed, newWorkspace, refused, type SignedIn } from '../workspace.ts'

const route = 'livechat/room.closeByUser'

/** A conversation that Amira serves. */
async function served(): Promise<{ visitor: Visitor; agent: SignedIn; close: (body: object) => Promise<Answer> }> {
  const visitor = await newVisitor()
  const agent = await visitor.workspace.as('agent')
  return { visitor, agent, close: (body) => agent.post(route, { rid: visitor.rid, ...body }) }
}

const notPermitted: Answer = {
  status: 403,
  body: { success: false, error: 'User does not have the permissions required for this action [error-unauthorized]' },
}

describe('POST livechat/room.closeByUser', () => {
  it('asks who is there before anything else', async () => {
    const { post } = await newWorkspace()
    const sentence = 'You must be logged in to do this.'
    const body = { success: false, error: sentence, status: 'error', message: sentence }
    expect(await post(route, {})).to.deep.equal({ status: 401, body })
  })

  it('says less of it in 6.x', async () => {
    const { post } = await newWorkspace(6)
    const body = { status: 'error', message: 'You must be logged in to do this.' }
    expect(await post(route, {})).to.deep.equal({ status: 401, body })
  })

  it('refuses a new user who has no such role', async () => {
    const workspace = await newWorkspace()
    const admin = await workspace.as('admin')
    const mallory = { username: 'mallory', password: 'mallory', name: 'Mallory', email: 'mallory@example.com' }
    await admin.post('users.create', mallory)
    expect(await (await workspace.as('mallory')).post(route, { rid: 'any' })).to.deep.equal(notPermitted)
  })

  it('needs the room', async () => {
    const agent = await (await newWorkspace()).as('agent')
    expect(await agent.post(route, {})).to.deep.equal(malformed("must have required property 'rid'"))
  })

  it('needs to know where a transcript goes', async () => {
    const { close } = await served()
    const missing = await close({ comment: 'bye', transcriptEmail: {} })
    expect(missing).to.deep.equal(malformed("must have required property 'sendToVisitor'"))
  })

  it('does not know a room that never was', async () => {
    const agent = await (await newWorkspace()).as('agent')
    expect(await agent.post(route, { rid: 'nowhere' })).to.deep.equal(refused('error-invalid-room'))
  })

  it('refuses an agent who is not in the room', async () => {
    const { visitor } = await served()
    const other = await visitor.workspace.as('agent2')
    const answer = await other.post(route, { rid: visitor.rid, comment: 'bye' })
    expect(answer).to.deep.equal(refused('error-not-authorized'))
  })

  it('tells a manager that the room is closed already', async () => {
    const { visitor, close } = await served()
    const admin = await visitor.workspace.as('admin')
    await close({ comment: 'bye' })
    const again = await admin.post(route, { rid: visitor.rid, comment: 'bye' })
    expect(again).to.deep.equal(refused('error-room-already-closed'))
  })

  it('wants a comment, and a blank one is none', async () => {
    const { close } = await served()
    for (const comment of [undefined, null, '', '  \n'])
      expect(await close({ comment })).to.deep.equal(refused('error-comment-is-required'))
  })

  it('wants no comment when the workspace does not', async () => {
    const { visitor, close } = await served()
    await visitor.workspace.set({ Livechat_request_comment_when_closing_conversation: false })
    expect(await close({})).to.deep.equal({ status: 200, body: { success: true } })
    expect((await history(visitor))[0]).to.deep.include({ t: 'livechat-close', msg: '' })
  })

  it('writes the comment into the room, in the name of the agent and without a token', async () => {
    const { visitor, agent, close } = await served()
    expect(await close({ comment: 'close via API' })).to.deep.equal({ status: 200, body: { success: true } })
    const [line] = await history(visitor)
    expect(line).to.deep.include({ t: 'livechat-close', msg: 'close via API', groupable: false })
    expect(line.u).to.deep.equal({ _id: agent._id, username: 'agent' })
    expect(line).to.not.have.property('token')
  })

  it('is heard by the visitor', async () => {
    const { visitor, close } = await served()
    const line = await connect(visitor.workspace)
    await line.listen('room-messages', visitor.rid, visitor.token)
    await close({ comment: 'bye' })
    const [message] = await line.event('room-messages', ({ t }) => t === 'livechat-close')
    expect(message.msg).to.equal('bye')
  })

  it('merges the tags of the room, the agent and the department', async () => {
    const workspace = await newWorkspace()
    const [admin, agent] = await Promise.all([workspace.as('admin'), workspace.as('agent')])
    const form = { enabled: true, email: 'a@example.com', showOnRegistration: true, showOnOfflineForm: true }
    const department = { ...form, name: 'Sales', chatClosingTags: ['sold', 'blue'] }
    await admin.post('livechat/department', { department, agents: [{ agentId: agent._id }] })
    const { rid, _id } = await newVisitor(workspace, { department: 'Sales' })
    await agent.post('livechat/room.saveInfo', { guestData: { _id }, roomData: { _id: rid, tags: ['green'] } })
    await agent.post(route, { rid, comment: 'bye', tags: ['blue', 'blue'] })
    const { room } = (await admin.get(`rooms.info?roomId=${rid}`)).body
    expect(room.tags).to.deep.equal(['blue', 'green', 'sold'])
  })

  it('asks for tags where the department insists on them', async () => {
    const workspace = await newWorkspace()
    const [admin, agent] = await Promise.all([workspace.as('admin'), workspace.as('agent')])
    const form = { enabled: true, email: 'a@example.com', showOnRegistration: true, showOnOfflineForm: true }
    const department = { ...form, name: 'Sales', requestTagBeforeClosingChat: true, chatClosingTags: ['sold'] }
    await admin.post('livechat/department', { department, agents: [{ agentId: agent._id }] })
    const rid = await openRoom(workspace, await register(workspace, { department: 'Sales' }))
    const without = await agent.post(route, { rid, comment: 'bye' })
    expect(without).to.deep.equal(refused('error-tags-must-be-assigned-before-closing-chat'))
    expect(await agent.post(route, { rid, comment: 'bye', tags: ['blue'] })).to.have.property('status', 200)
  })

  it('mails a transcript to whom the agent wants', async () => {
    const { visitor, close } = await served()
    await visitor.says('Where is my order?')
    const requestData = { email: 'ada@example.com', subject: 'Our chat' }
    await close({ comment: 'bye', transcriptEmail: { sendToVisitor: true, requestData } })
    const [mail] = (await visitor.workspace.backstage('mails')).mails
    expect(mail).to.deep.include({ to: 'ada@example.com', subject: 'Our chat', kind: 'transcript' })
    expect(mail.text).to.contain('You: Where is my order?').and.not.contain('bye')
  })

  it('closes all the same when no mail can go to that address', async () => {
    const { visitor, close } = await served()
    const requestData = { email: 'nobody', subject: 'Our chat' }
    const answer = await close({ comment: 'bye', transcriptEmail: { sendToVisitor: true, requestData } })
    expect(answer).to.deep.equal({ status: 200, body: { success: true } })
    expect((await visitor.workspace.backstage('mails')).mails).to.deep.equal([])
  })

  it('mails no transcript that had been asked for when the agent wants none, and keeps the request', async () => {
    const { visitor, close } = await served()
    const admin = await visitor.workspace.as('admin')
    await admin.post(`livechat/transcript/${visitor.rid}`, { email: 'ada@example.com', subject: 'Our chat' })
    await close({ comment: 'bye', transcriptEmail: { sendToVisitor: false } })
    expect((await visitor.workspace.backstage('mails')).mails).to.deep.equal([])
    const { room } = (await admin.get(`rooms.info?roomId=${visitor.rid}`)).body
    expect(room.transcriptRequest).to.include({ email: 'ada@example.com' })
  })

  it('mails a transcript that had been asked for, in the name of who asked', async () => {
    const { visitor, close } = await served()
    const admin = await visitor.workspace.as('admin')
    await admin.post(`livechat/transcript/${visitor.rid}`, { email: 'ada@example.com', subject: 'Our chat' })
    await close({ comment: 'bye' })
    expect((await visitor.workspace.backstage('mails')).mails[0]).to.include({ from: 'admin@example.com' })
    const { room } = (await admin.get(`rooms.info?roomId=${visitor.rid}`)).body
    expect(room).to.not.have.property('transcriptRequest')
  })

  it('keeps a PDF when the agent wants one', async () => {
    const { visitor, close } = await served()
    await close({ comment: 'bye', generateTranscriptPdf: true })
    const admin = await visitor.workspace.as('admin')
    const { room } = (await admin.get(`rooms.info?roomId=${visitor.rid}`)).body
    expect(room.pdfTranscriptFileId).to.be.a('string')
  })

  it('closes by force only where the workspace allows it', async () => {
    const { visitor, close } = await served()
    const admin = await visitor.workspace.as('admin')
    const force = { rid: visitor.rid, comment: 'again', forceClose: true }
    await close({ comment: 'bye' })
    expect(await admin.post(route, force)).to.deep.equal(refused('error-room-already-closed'))
    await visitor.workspace.set({ Omnichannel_allow_force_close_conversations: true })
    expect(await admin.post(route, force)).to.deep.equal({ status: 200, body: { success: true } })
  })

  it('does not know force in 6.x', async () => {
    const agent = await (await newWorkspace(6)).as('agent')
    const answer = await agent.post(route, { rid: 'any', forceClose: false })
    expect(answer).to.deep.equal(malformed('must NOT have additional properties'))
  })

  it('lets exactly one of three closes at once succeed', async () => {
    const { visitor } = await served()
    const admin = await visitor.workspace.as('admin')
    const close = (): Promise<Answer> => admin.post(route, { rid: visitor.rid, comment: 'bye' })
    const answers = await Promise.all([close(), close(), close()])
    expect(answers.filter(({ status }) => status === 200)).to.have.length(1)
  })
})
