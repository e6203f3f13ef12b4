import { expect } from 'chai'
import { register } from '../visitor.ts'
import { type Answer, malformed, newWorkspace, refused, type SignedIn, type Workspace } from '../workspace.ts'

const route = 'voip/room.close'

interface Call {
  workspace: Workspace
  agent: SignedIn
  token: string
  rid: string
  close(body?: object): Promise<Answer>
}

/** A visitor who has called in. */
async function placeCall(version: 6 | 7 = 7): Promise<Call> {
  const workspace = await newWorkspace(version)
  const agent = await workspace.as('agent')
  const token = await register(workspace, { phone: '+15550100' })
  const { room } = await workspace.backstage('call', { token })
  const rid = room._id
  return { workspace, agent, token, rid, close: (body) => agent.post(route, { rid, token, ...body }) }
}

describe('POST voip/room.close', () => {
  it('does not exist any more in 8.x', async () => {
    const agent = await (await newWorkspace()).as('agent')
    const body = { status: 'error', message: 'API endpoint does not exist' }
    expect(await agent.post(route, { rid: 'a', token: 'b' })).to.deep.equal({ status: 404, body })
  })

  it('asks who is there before anything else', async () => {
    const [six, seven] = [await newWorkspace(6), await newWorkspace(7)]
    const message = 'You must be logged in to do this.'
    expect(await six.post(route, {})).to.deep.equal({ status: 401, body: { status: 'error', message } })
    const longer = { success: false, error: message, status: 'error', message }
    expect(await seven.post(route, {})).to.deep.equal({ status: 401, body: longer })
  })

  it('asks for the room first, then for the token', async () => {
    const agent = await (await newWorkspace(7)).as('agent')
    expect(await agent.post(route, {})).to.deep.equal(malformed("must have required property 'rid'"))
    expect(await agent.post(route, { rid: 'a' })).to.deep.equal(malformed("must have required property 'token'"))
    const extra = await agent.post(route, { rid: 'a', token: 'b', comment: 'c' })
    expect(extra).to.deep.equal(malformed('must NOT have additional properties'))
  })

  it('knows neither a strange token nor a strange room', async () => {
    const { agent, workspace, token, rid } = await placeCall()
    expect(await agent.post(route, { rid, token: 'nobody' })).to.deep.equal(refused('invalid-token'))
    expect(await agent.post(route, { rid: 'nowhere', token })).to.deep.equal(refused('invalid-room'))
    const stranger = await register(workspace)
    expect(await agent.post(route, { rid, token: stranger })).to.deep.equal(refused('invalid-room'))
  })

  it('ends a call once', async () => {
    for (const version of [6, 7] as const) {
      const { close, rid } = await placeCall(version)
      expect(await close()).to.deep.equal({ status: 200, body: { rid, success: true } })
      expect(await close()).to.deep.equal(refused('room-closed'))
    }
  })

  it('keeps the tags with the call, and names the visitor as the closer', async () => {
    for (const version of [6, 7] as const) {
      const { workspace, close, agent, token, rid } = await placeCall(version)
      await close({ options: { comment: 'Wants a refund', tags: ['refund'] } })
      const { rooms } = (await agent.get(`voip/rooms?agents[]=${agent._id}&open=false`)).body
      const { _id, username } = (await workspace.get(`livechat/visitor/${token}`)).body.visitor
      const closedBy = { _id, username }
      expect(rooms[0]).to.deep.include({ _id: rid, tags: ['refund'], closer: 'visitor', closedBy })
      expect(rooms[0]).to.have.property('callDuration').above(-1)
    }
  })

  it('writes the comment as the last line, or that the call has ended', async () => {
    for (const [options, t, msg] of [
      [{ comment: 'Wants a refund' }, 'voip-call-wrapup', 'Wants a refund'],
      [{ tags: ['refund'] }, 'voip-call-ended', ''],
    ] as const) {
      const { workspace, close, rid } = await placeCall()
      await close({ options })
      const { lines } = await workspace.backstage(`lines?rid=${rid}`)
      expect(lines.at(-1)).to.include({ t, msg })
    }
  })

  it('lists the calls of an agent, and refuses to list those of others', async () => {
    const { workspace, agent, rid } = await placeCall()
    const { body } = await agent.get(`voip/rooms?agents[]=${agent._id}&open=true`)
    expect(body.rooms.map(({ _id }: { _id: string }) => _id)).to.deep.equal([rid])
    const other = await workspace.as('agent2')
    const answer = await other.get(`voip/rooms?agents[]=${agent._id}`)
    expect(answer).to.deep.equal({ status: 403, body: { success: false, error: 'unauthorized' } })
  })
})

describe('POST livechat/visitor.callStatus', () => {
  it('is there before 8.0, for whoever has the token', async () => {
    const { workspace, token, rid } = await placeCall()
    const answer = { token, rid, callStatus: 'declined', callId: 'a' }
    const nobody = await workspace.post('livechat/visitor.callStatus', { ...answer, token: 'nobody' })
    expect(nobody.body).to.have.property('error', '[invalid-token]')
    const { status, body } = await workspace.post('livechat/visitor.callStatus', answer)
    expect({ status, body }).to.deep.equal({ status: 200, body: { token, callStatus: 'declined', success: true } })
    const { status: gone } = await (await newWorkspace()).post('livechat/visitor.callStatus', answer)
    expect(gone).to.equal(404)
  })
})
