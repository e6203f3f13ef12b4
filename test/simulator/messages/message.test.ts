import { expect } from 'chai'
import { connect } from '../realtime/line.ts'
import { history, newVisitor } from '../visitor.ts'
import { malformed, newWorkspace, refused } from '../workspace.ts'

const _id = 'mYtExT4cE7BtzWqbs'

describe('livechat/message/:_id', () => {
  it('reads a message of the room', async () => {
    const { workspace, token, rid, says } = await newVisitor()
    const message = await says('Hello', _id)
    const { body } = await workspace.get(`livechat/message/${_id}?token=${token}&rid=${rid}`)
    expect(body).to.deep.equal({ message, success: true })
  })

  it('refuses in the order of the server', async () => {
    const { workspace, token, rid } = await newVisitor()
    const read = (query: string): Promise<unknown> => workspace.get(`livechat/message/${_id}?${query}`)
    expect(await read('')).to.deep.equal(malformed("must have required property 'token'"))
    expect(await read(`token=nobody&rid=${rid}`)).to.deep.equal(refused('invalid-token'))
    expect(await read(`token=${token}&rid=nowhere`)).to.deep.equal(refused('invalid-room'))
    expect(await read(`token=${token}&rid=${rid}`)).to.deep.equal(refused('invalid-message'))
  })

  it('finds no message of another room, except in 6.x', async () => {
    for (const [version, status] of [[undefined, 400] as const, [6, 200] as const]) {
      const one = await newVisitor(await newWorkspace(version))
      await one.says('Mine', _id)
      const { token, rid, workspace } = await newVisitor(one.workspace)
      const answer = await workspace.get(`livechat/message/${_id}?token=${token}&rid=${rid}`)
      expect(answer.status).to.equal(status)
    }
  })

  it('changes an own message, and says so on the stream', async () => {
    const { workspace, token, rid, says, _id: visitorId } = await newVisitor()
    await says('Hello', _id)
    const line = await connect(workspace)
    await line.listen('room-messages', rid, token)
    const { message } = (await workspace.put(`livechat/message/${_id}`, { token, rid, msg: 'Good *day*' })).body
    expect(message).to.deep.include({ _id, msg: 'Good *day*', editedBy: { _id: visitorId, username: 'guest-1' } })
    expect(message.md[0].value[1].type).to.equal('BOLD')
    expect((await line.event('room-messages'))[0]).to.include({ _id, msg: 'Good *day*' })
  })

  it('loses its parsed text when it is emptied', async () => {
    const { workspace, token, rid, says } = await newVisitor()
    await says('Hello', _id)
    const { message } = (await workspace.put(`livechat/message/${_id}`, { token, rid, msg: '' })).body
    expect(message).to.include({ msg: '' }).and.not.have.property('md')
  })

  it('changes only what is the visitor’s, and only where that is allowed', async () => {
    const { workspace, token, rid, says } = await newVisitor()
    await says('Hello', _id)
    const change = { token, rid, msg: 'Good day' }
    expect(await workspace.put('livechat/message/nothing', change)).to.deep.equal(refused('invalid-message'))
    const agent = await workspace.as('agent')
    const { message } = (await agent.post('chat.sendMessage', { message: { rid, msg: 'Hi' } })).body
    const refusal = refused('error-action-not-allowed')
    expect(await workspace.put(`livechat/message/${message._id}`, change)).to.deep.equal(refusal)
    await workspace.set({ Message_AllowEditing: false })
    expect(await workspace.put(`livechat/message/${_id}`, change)).to.deep.equal(refusal)
  })

  it('takes an own message away, and says so on the stream', async () => {
    const visitor = await newVisitor()
    const { workspace, token, rid, says } = visitor
    await says('Hello', _id)
    const line = await connect(workspace)
    await line.listen('notify-room', `${rid}/deleteMessage`, token)
    const { body } = await workspace.delete(`livechat/message/${_id}`, { token, rid })
    expect(body.message).to.have.all.keys('_id', 'ts')
    expect(await line.event('notify-room')).to.deep.equal([{ _id }])
    expect((await history(visitor)).map((message) => message._id)).to.not.include(_id)
  })

  it('leaves a trace where the workspace wants one', async () => {
    const visitor = await newVisitor()
    const { workspace, token, rid, says } = visitor
    await workspace.set({ Message_ShowDeletedStatus: true })
    await says('Hello', _id)
    const line = await connect(workspace)
    await line.listen('room-messages', rid, token)
    await line.listen('notify-room', `${rid}/deleteMessage`, token)
    await workspace.delete(`livechat/message/${_id}`, { token, rid })
    expect((await line.event('room-messages'))[0]).to.include({ _id, t: 'rm', msg: '' })
    await line.settles()
    expect(line.events('notify-room')).to.deep.equal([])
    expect((await history(visitor))[0]).to.include({ _id, t: 'rm', msg: '' })
  })

  it('hides instead of removing where the workspace keeps history', async () => {
    const visitor = await newVisitor()
    const { workspace, token, rid, says } = visitor
    await workspace.set({ Message_KeepHistory: true })
    await says('Hello', _id)
    await workspace.delete(`livechat/message/${_id}`, { token, rid })
    expect((await history(visitor)).map((message) => message._id)).to.not.include(_id)
    const { message } = (await workspace.get(`livechat/message/${_id}?token=${token}&rid=${rid}`)).body
    expect(message._hidden).to.equal(true)
  })

  it('needs a body to take a message away', async () => {
    const { workspace, says } = await newVisitor()
    await says('Hello', _id)
    const answer = await workspace.delete(`livechat/message/${_id}`)
    expect(answer).to.deep.equal(malformed("must have required property 'token'"))
  })

  it('takes nothing away where that is not allowed', async () => {
    const { workspace, token, rid, says } = await newVisitor()
    await says('Hello', _id)
    await workspace.set({ Message_AllowDeleting: false })
    const answer = await workspace.delete(`livechat/message/${_id}`, { token, rid })
    expect(answer).to.deep.equal(refused('error-action-not-allowed'))
  })
})
