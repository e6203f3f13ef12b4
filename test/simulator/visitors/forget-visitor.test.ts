import { expect } from 'chai'
import { connect } from '../realtime/line.ts'
import { newVisitor, openRoom, register } from '../visitor.ts'
import { newWorkspace, refused, refusedWith } from '../workspace.ts'

const gdpr = { Livechat_Allow_collect_and_store_HTTP_header_informations: true }

describe('DELETE livechat/visitor/:token', () => {
  it('does not know a token that nobody registered', async () => {
    const workspace = await newWorkspace()
    expect(await workspace.delete('livechat/visitor/nobody')).to.deep.equal(refusedWith('invalid-token'))
  })

  it('refuses while a room is open', async () => {
    const { workspace, token } = await newVisitor()
    const sentence = 'Cannot remove visitors with opened rooms [visitor-has-open-rooms]'
    const refusal = refusedWith('visitor-has-open-rooms', sentence)
    expect(await workspace.delete(`livechat/visitor/${token}`)).to.deep.equal(refusal)
  })

  it('answers with the id and the moment, once', async () => {
    const { workspace, token, rid, _id } = await newVisitor()
    await workspace.post('livechat/room.close', { token, rid })
    const before = Date.now()
    const { status, body } = await workspace.delete(`livechat/visitor/${token}`)
    expect(status).to.equal(200)
    expect(body).to.deep.equal({ visitor: { _id, ts: body.visitor.ts }, success: true })
    expect(Date.parse(body.visitor.ts)).to.be.within(before, Date.now())
    expect(await workspace.delete(`livechat/visitor/${token}`)).to.deep.equal(refusedWith('invalid-token'))
  })

  it('needs no closed room where the switch for header data is on', async () => {
    const { workspace, token } = await newVisitor()
    await workspace.set(gdpr)
    expect(await workspace.delete(`livechat/visitor/${token}`)).to.have.property('status', 200)
  })

  it('leaves nothing of closed rooms either', async () => {
    const { workspace, token, rid, says } = await newVisitor()
    const { _id } = await says('Hello')
    await workspace.post('livechat/room.close', { token, rid })
    await workspace.delete(`livechat/visitor/${token}`)
    const admin = await workspace.as('admin')
    expect((await admin.get(`rooms.info?roomId=${rid}`)).body.errorType).to.equal('error-room-not-found')
    expect((await admin.get(`chat.getMessage?msgId=${_id}`)).body).to.deep.equal({ success: false })
  })

  it('takes subscriptions, inquiries and files along', async () => {
    const { workspace, token, rid } = await newVisitor()
    const agent = await workspace.as('agent')
    const form = new FormData()
    form.append('file', new File(['receipt'], 'receipt.txt', { type: 'text/plain' }))
    const upload = { method: 'POST', headers: { 'x-visitor-token': token }, body: form }
    const { file } = await (await fetch(`${workspace.api}/livechat/upload/${rid}`, upload)).json()
    await workspace.set({ ...gdpr, FileUpload_ProtectFiles: false })
    const address = `${workspace.address}/file-upload/${file._id}/receipt.txt`
    // A browser keeps files for a year.
    const status = async (): Promise<number> => (await fetch(address, { cache: 'no-store' })).status
    expect(await status()).to.equal(200)
    await workspace.delete(`livechat/visitor/${token}`)
    expect(await status()).to.equal(404)
    expect((await agent.get('subscriptions.get')).body.update).to.deep.equal([])
    expect((await agent.get(`livechat/inquiries.getOne?roomId=${rid}`)).body.inquiry).to.equal(null)
  })

  it('makes every call with the old token say that it is unknown', async () => {
    const { workspace, token, rid } = await newVisitor()
    await workspace.set(gdpr)
    await workspace.delete(`livechat/visitor/${token}`)
    const query = `?token=${token}`
    expect(await workspace.get(`livechat/room${query}`)).to.deep.equal(refused('invalid-token'))
    expect(await workspace.get(`livechat/messages.history/${rid}${query}`)).to.deep.equal(refused('invalid-token'))
    expect(await workspace.post('livechat/message', { token, rid, msg: 'Hi' })).to.deep.equal(refused('invalid-token'))
    expect(await workspace.post('livechat/room.close', { token, rid })).to.deep.equal(refused('invalid-token'))
    expect((await workspace.get(`livechat/config${query}`)).body.config).to.not.have.any.keys('guest', 'room')
  })

  it('lets the same token begin anew, as somebody else', async () => {
    const { workspace, token, _id } = await newVisitor()
    await workspace.set(gdpr)
    await workspace.delete(`livechat/visitor/${token}`)
    expect(await register(workspace, { token })).to.equal(token)
    const { visitor } = (await workspace.get(`livechat/visitor/${token}`)).body
    expect(visitor._id).to.not.equal(_id)
    expect(await openRoom(workspace, token)).to.be.a('string')
  })

  it('is silent on the streams', async () => {
    const { workspace, token, rid } = await newVisitor()
    await workspace.set(gdpr)
    const line = await connect(workspace)
    for (const stream of ['room-messages', 'livechat-room']) await line.listen(stream, rid, token)
    await line.listen('notify-room', `${rid}/deleteMessage`, token)
    await workspace.delete(`livechat/visitor/${token}`)
    await line.settles()
    expect(line.frames.filter(({ msg }) => msg === 'changed' || msg === 'nosub')).to.deep.equal([])
  })
})
