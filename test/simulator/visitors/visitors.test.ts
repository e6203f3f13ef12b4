import { expect } from 'chai'
import { newVisitor, register } from '../visitor.ts'
import { newWorkspace, refused, refusedWith, type Workspace } from '../workspace.ts'

const route = 'livechat/visitor'

async function saved(workspace: Workspace, token: string): Promise<Record<string, unknown>> {
  return (await workspace.get(`livechat/visitor/${token}`)).body.visitor
}

describe('POST livechat/visitor', () => {
  it('answers with the stored document', async () => {
    const { post } = await newWorkspace()
    const visitor = { token: 't', name: 'Ada', email: ' Ada@Example.com ', phone: '+15550100' }
    const { body } = await post(route, { visitor })
    expect(body.visitor).to.deep.include({ token: 't', name: 'Ada', username: 'guest-1', status: 'online' })
    expect(body.visitor.visitorEmails).to.deep.equal([{ address: 'ada@example.com' }])
    expect(body.visitor.phone).to.deep.equal([{ phoneNumber: '+15550100' }])
    expect(body.visitor._id).to.match(/^[0-9a-f]{24}$/)
    expect(body.visitor.ts).to.match(/^\d{4}-\d\d-\d\dT[\d:]+\.\d{3}Z$/)
    expect(Object.keys(body).at(-1)).to.equal('success')
  })

  it('checks the shape in words of its own', async () => {
    const { post } = await newWorkspace()
    expect(await post(route, {})).to.deep.equal(refused("Match error: Missing key 'visitor'"))
    const missing = "Match error: Missing key 'token' in field visitor"
    expect(await post(route, { visitor: {} })).to.deep.equal(refused(missing))
    const wrong = 'Match error: Expected string, got number in field visitor.token'
    expect(await post(route, { visitor: { token: 1 } })).to.deep.equal(refused(wrong))
    const unknown = 'Match error: Unknown key in field other'
    expect(await post(route, { visitor: { token: 't' }, other: 1 })).to.deep.equal(refused(unknown))
  })

  it('takes null for what is optional, and unknown keys inside the visitor', async () => {
    const { post } = await newWorkspace()
    const visitor = { token: 't', name: null, email: null, department: null, color: 'blue' }
    const { status, body } = await post(route, { visitor })
    expect(status).to.equal(200)
    expect(body.visitor).to.not.have.any.keys('name', 'color', 'visitorEmails')
  })

  it('refuses a blank token, and no other', async () => {
    const { post } = await newWorkspace()
    const { status, body } = await post(route, { visitor: { token: '  ' } })
    const refusal = refusedWith('error-invalid-token', 'Token cannot be empty [error-invalid-token]')
    expect({ status, body }).to.deep.equal({
      status: 400,
      body: { ...refusal.body, details: { method: 'livechat/visitor' } },
    })
    expect(await post(route, { visitor: { token: 'test' } })).to.have.property('status', 200)
  })

  it('takes any text for an e-mail, except in generation 6', async () => {
    for (const version of [7, 8] as const) {
      const { post } = await newWorkspace(version)
      const { body } = await post(route, { visitor: { token: 't', email: 'abc' } })
      expect(body.visitor.visitorEmails).to.deep.equal([{ address: 'abc' }])
    }
    const { post } = await newWorkspace(6)
    const details = { function: 'Livechat.validateEmail', email: 'abc' }
    const refusal = refusedWith('error-invalid-email', 'Invalid email abc [error-invalid-email]')
    expect(await post(route, { visitor: { token: 't', email: 'abc' } })).to.deep.equal({
      ...refusal,
      body: { ...refusal.body, details },
    })
    expect((await post(route, { visitor: { token: 't', email: 'a@b' } })).status).to.equal(200)
  })

  it('does not know a department that never was, and says so by generation', async () => {
    const visitor = { token: 't', department: 'nowhere' }
    const eight = await (await newWorkspace()).post(route, { visitor })
    expect(eight).to.deep.equal(refused('error-invalid-department'))
    const six = await (await newWorkspace(6)).post(route, { visitor })
    const sentence = 'The provided department is invalid [error-invalid-department]'
    expect(six).to.deep.equal(refusedWith('error-invalid-department', sentence))
  })

  it('counts guests', async () => {
    const workspace = await newWorkspace()
    for (const token of ['one', 'two']) await register(workspace, { token })
    expect(await saved(workspace, 'two')).to.have.property('username', 'guest-2')
  })

  it('knows a visitor again by the token, and cannot take a name back', async () => {
    const workspace = await newWorkspace()
    await register(workspace, { token: 't', name: 'Ada' })
    const { _id } = await saved(workspace, 't')
    await register(workspace, { token: 't', name: '' })
    expect(await saved(workspace, 't')).to.deep.include({ _id, name: 'Ada' })
  })

  it('knows a visitor again by the phone, who keeps the old token', async () => {
    const workspace = await newWorkspace()
    await register(workspace, { token: 'old', phone: '+15550100' })
    expect(await register(workspace, { token: 'new', phone: '+15550100', name: 'Eve' })).to.equal('old')
    expect(await saved(workspace, 'old')).to.have.property('name', 'Eve')
    expect(await workspace.get('livechat/visitor/new')).to.deep.equal(refusedWith('invalid-token'))
  })

  it('knows a visitor again by the e-mail, who gets the new token', async () => {
    const workspace = await newWorkspace()
    await register(workspace, { token: 'old', email: 'ada@example.com' })
    const { _id } = await saved(workspace, 'old')
    expect(await register(workspace, { token: 'new', email: 'ADA@example.com' })).to.equal('new')
    expect(await saved(workspace, 'new')).to.have.property('_id', _id)
    expect(await workspace.get('livechat/visitor/old')).to.deep.equal(refusedWith('invalid-token'))
  })

  it('takes an e-mail with blanks around it for somebody else', async () => {
    const workspace = await newWorkspace()
    await register(workspace, { token: 'old', email: 'ada@example.com' })
    await register(workspace, { token: 'new', email: ' ada@example.com' })
    expect(await saved(workspace, 'old')).to.have.property('username', 'guest-1')
    expect(await saved(workspace, 'new')).to.have.property('username', 'guest-2')
  })

  it('renames the open room, its inquiry and its subscriptions', async () => {
    const { workspace, token, rid } = await newVisitor()
    await register(workspace, { token, name: 'Ada Lovelace' })
    const { room } = (await workspace.get(`livechat/room?token=${token}&rid=${rid}`)).body
    expect(room).to.have.property('fname', 'Ada Lovelace')
    const agent = await workspace.as('agent')
    const { inquiry } = (await agent.get(`livechat/inquiries.getOne?roomId=${rid}`)).body
    expect(inquiry).to.have.property('name', 'Ada Lovelace')
    const { subscription } = (await agent.get(`subscriptions.getOne?roomId=${rid}`)).body
    expect(subscription).to.include({ name: 'Ada Lovelace', fname: 'Ada Lovelace' })
  })

  it('stores the browser and the host of a new visitor, in generation 6 only where that is switched on', async () => {
    for (const version of [7, 8] as const) {
      const { post } = await newWorkspace(version)
      const { visitor } = (await post(route, { visitor: { token: 't' } })).body
      expect(visitor).to.include.all.keys('userAgent', 'host').and.not.have.property('ip')
    }
    const workspace = await newWorkspace(6)
    await register(workspace, { token: 'before' })
    await workspace.set({ Livechat_Allow_collect_and_store_HTTP_header_informations: true })
    await register(workspace, { token: 'after' })
    expect(await saved(workspace, 'before')).to.not.have.any.keys('userAgent', 'ip', 'host')
    expect(await saved(workspace, 'after')).to.include.all.keys('userAgent', 'host')
  })

  it('gives the token of a visitor away to whoever names their id', async () => {
    const { workspace, token, _id } = await newVisitor(undefined, { email: 'ada@example.com' })
    const { visitor } = (await workspace.post(route, { visitor: { token: 'thief', id: _id } })).body
    expect(visitor).to.deep.include({ _id, token: 'thief', name: 'Ada', username: 'guest-2' })
    expect(visitor.visitorEmails).to.deep.equal([{ address: 'ada@example.com' }])
    expect(await workspace.get(`livechat/visitor/${token}`)).to.deep.equal(refusedWith('invalid-token'))
  })
})

describe('A visitor', () => {
  it('has a status that only open rooms know', async () => {
    const { workspace, token, rid } = await newVisitor()
    const answer = await workspace.post('livechat/visitor.status', { token, status: 'away' })
    expect(answer).to.deep.equal({ status: 200, body: { token, status: 'away', success: true } })
    const { room } = (await workspace.get(`livechat/room?token=${token}&rid=${rid}`)).body
    expect(room.v.status).to.equal('away')
    expect(await saved(workspace, token)).to.have.property('status', 'online')
  })

  it('must be known and well described to have a status', async () => {
    const { post } = await newWorkspace()
    const unknown = await post('livechat/visitor.status', { token: 'nobody', status: 'away' })
    expect(unknown).to.deep.equal(refusedWith('invalid-token'))
    const missing = await post('livechat/visitor.status', { token: 'nobody' })
    expect(missing).to.deep.equal(refused("Match error: Missing key 'status'"))
    const extra = await post('livechat/visitor.status', { token: 'nobody', status: 'away', rid: 'a' })
    expect(extra).to.deep.equal(refused('Match error: Unknown key in field rid'))
  })

  it('shows the open rooms to managers only', async () => {
    const { workspace, token, rid } = await newVisitor()
    const [admin, agent] = await Promise.all([workspace.as('admin'), workspace.as('agent')])
    const { rooms } = (await admin.get(`livechat/visitor/${token}/room`)).body
    expect(rooms.map(({ _id }: { _id: string }) => _id)).to.deep.equal([rid])
    expect((await agent.get(`livechat/visitor/${token}/room`)).status).to.equal(403)
    expect((await workspace.get(`livechat/visitor/${token}/room`)).status).to.equal(401)
  })
})
