import { expect } from 'chai'
import { dot, note, picture, upload } from './messages/file.ts'
import { newVisitor, register } from './visitor.ts'
import { type Answer, newWorkspace, refused, refusedWith, type Workspace, wrongForm } from './workspace.ts'

const unknownToken = refusedWith('invalid-token', 'Invalid token [invalid-token]')

/** How many calls a route lets pass before it says no. */
async function limitOf(workspace: Workspace, call: () => Promise<Answer>): Promise<number> {
  await workspace.set({ API_Enable_Rate_Limiter: true })
  for (let calls = 0; calls < 12; calls++) if ((await call()).status === 429) return calls
  return -1
}

describe('Generation 9', () => {
  it('says which version it is', async () => {
    const { address } = await newWorkspace(9)
    expect((await (await fetch(`${address}/api/info`)).json()).version).to.equal('9.0')
  })

  it('checks a registration by a schema, which turns numbers into texts', async () => {
    const { post } = await newWorkspace(9)
    const route = 'livechat/visitor'
    expect(await post(route, {})).to.deep.equal(wrongForm("must have required property 'visitor'"))
    expect(await post(route, { visitor: {} })).to.deep.equal(wrongForm("must have required property 'token'"))
    expect(await post(route, { visitor: { token: {} } })).to.deep.equal(wrongForm('must be string'))
    const extra = await post(route, { visitor: { token: 't' }, other: 1 })
    expect(extra).to.deep.equal(wrongForm('must NOT have additional properties'))
    expect((await post(route, { visitor: { token: 1, color: 'blue' } })).body.visitor.token).to.equal('1')
  })

  it('keeps a value of a custom field unless it is told to overwrite it', async () => {
    const workspace = await newWorkspace(9)
    const field = { field: 'order', label: 'Order', scope: 'visitor', visibility: 'visible' }
    const save = { customFieldId: null, customFieldData: field }
    await (await workspace.as('admin')).post('livechat/custom-fields.save', save)
    const about = (value: string): object => ({ token: 't', customFields: [{ key: 'order', value }] })
    await workspace.post('livechat/visitor', { visitor: about('17') })
    const { visitor } = (await workspace.post('livechat/visitor', { visitor: about('18') })).body
    expect(visitor.livechatData).to.deep.equal({ order: '17' })
  })

  it('has a sentence for an unknown token', async () => {
    const { get, post } = await newWorkspace(9)
    expect(await get('livechat/visitor/nobody')).to.deep.equal(unknownToken)
    const status = { token: 'nobody', status: 'away' }
    expect(await post('livechat/visitor.status', status)).to.deep.equal(unknownToken)
    const { token } = status
    const noStatus = wrongForm("must have required property 'status'")
    expect(await post('livechat/visitor.status', { token })).to.deep.equal(noStatus)
  })

  it('limits deletions and transcripts to five a minute, and looks at their form before', async () => {
    const workspace = await newWorkspace(9)
    const { get, post, delete: remove } = workspace
    expect(await limitOf(workspace, () => remove('livechat/visitor/nobody'))).to.equal(5)
    expect(await limitOf(workspace, () => get('livechat/visitor/nobody'))).to.equal(10)
    expect(await limitOf(workspace, () => post('livechat/transcript', {}))).to.equal(-1)
    const wish = { rid: 'nowhere', token: 'nobody', email: 'ada@example.com' }
    expect(await limitOf(workspace, () => post('livechat/transcript', wish))).to.equal(5)
  })

  it('has typed answers of transcripts', async () => {
    const { workspace, rid, token } = await newVisitor(await newWorkspace(9))
    const { post } = workspace
    expect(await post('livechat/transcript', {})).to.deep.equal(wrongForm("must have required property 'rid'"))
    const admin = await workspace.as('admin')
    const route = `livechat/transcript/${rid}`
    expect(await admin.post(route, {})).to.deep.equal(wrongForm("must have required property 'email'"))
    const none = refusedWith(
      'error-transcript-not-requested',
      'Transcript not requested [error-transcript-not-requested]',
    )
    expect(await admin.delete(route)).to.deep.equal(none)
    await post('livechat/room.close', { token, rid })
    expect(await admin.delete(route)).to.deep.equal(
      refusedWith('error-invalid-room', 'Invalid room [error-invalid-room]'),
    )
  })

  it('says less to those who are not signed in', async () => {
    const { get, post } = await newWorkspace(9)
    const error = 'You must be logged in to do this.'
    expect(await get('me')).to.deep.equal({ status: 401, body: { success: false, error } })
    const login = await post('login', { user: 'agent', password: 'wrong' })
    expect(login).to.deep.equal({ status: 401, body: { success: false, error: 'unauthorized' } })
  })

  it('has another word for what is forbidden', async () => {
    const visitor = await newVisitor(await newWorkspace(9))
    const forbidden = { status: 403, body: { success: false, error: 'forbidden' } }
    expect(await upload({ ...visitor, token: 'nobody' }, ['file', note])).to.deep.equal(forbidden)
    expect(await (await visitor.workspace.as('agent')).get('livechat/rooms')).to.deep.equal(forbidden)
  })

  it('knows the parameters query and fields no more', async () => {
    const admin = await (await newWorkspace(9)).as('admin')
    const body = { success: false, errorType: 'error-invalid-params', error: 'must NOT have additional properties' }
    expect(await admin.get('livechat/rooms?fields={}')).to.deep.equal({ status: 400, body })
    expect(await admin.get('livechat/rooms?query={}')).to.deep.equal({ status: 400, body })
  })

  it('leaves an open code block open', async () => {
    const { says } = await newVisitor(await newWorkspace(9))
    const { msg, md } = await says('```\nlet a = 1')
    expect(msg).to.equal('```\nlet a = 1')
    expect(md[0].type).to.equal('PARAGRAPH')
  })

  it('passes over text parts of an upload that it does not know', async () => {
    const visitor = await newVisitor(await newWorkspace(9))
    const { status, body } = await upload(visitor, ['file', picture], ['foo', 'bar'], ['alias', 'Amira'], ['msg', 'Hi'])
    expect(status).to.equal(200)
    expect(body).to.include({ msg: 'Hi', alias: 'Ada' }).and.not.have.property('foo')
    expect(body.attachments[0].image_size).to.equal(dot.length)
  })

  it('still refuses what 8 refuses', async () => {
    const { workspace, rid } = await newVisitor(await newWorkspace(9))
    const token = await register(workspace)
    expect(await workspace.post('livechat/room.close', { token, rid })).to.deep.equal(refused('invalid-room'))
  })
})
