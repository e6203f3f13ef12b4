import { expect } from 'chai'
import { history, newVisitor, type Visitor } from '../visitor.ts'
import { type Answer, refused, type SignedIn } from '../workspace.ts'

const HOLD = 'livechat/room.onHold'
const RESUME = 'livechat/room.resumeOnHold'

/** A conversation in which Amira has spoken last. */
async function answered(): Promise<{ visitor: Visitor; agent: SignedIn; hold(): Promise<Answer> }> {
  const visitor = await newVisitor()
  const agent = await visitor.workspace.as('agent')
  const { rid } = visitor
  await visitor.says('Hello')
  await agent.post('chat.sendMessage', { message: { rid, msg: 'One moment' } })
  return { visitor, agent, hold: () => agent.post(HOLD, { roomId: rid }) }
}

/** The newest lines about the pause: their author and their words. */
const pauses = async (visitor: Visitor): Promise<string[][]> =>
  (await history(visitor)).filter(({ comment }) => comment).map(({ u, comment }) => [u.username, comment])

describe('A conversation on hold', () => {
  it('says so, and goes on when the visitor writes', async () => {
    const { visitor, agent, hold } = await answered()
    expect(await hold()).to.deep.equal({ status: 200, body: { success: true } })
    await visitor.says('Still there?')
    const resumed = 'The chat was automatically resumed from On Hold upon receiving a new message from Ada'
    expect(await pauses(visitor)).to.deep.equal([
      ['rocket.cat', resumed],
      ['agent', 'The chat was manually placed On Hold by Amira Haddad'],
    ])
    const again = await agent.post(RESUME, { roomId: visitor.rid })
    expect(again).to.deep.equal(refused('error-room-not-on-hold'))
  })

  it('goes on when an agent wants it', async () => {
    const { visitor, agent, hold } = await answered()
    await hold()
    await agent.post(RESUME, { roomId: visitor.rid })
    expect((await pauses(visitor))[0]).to.deep.equal([
      'agent',
      'The chat was manually resumed from On Hold by Amira Haddad',
    ])
  })

  it('is refused in the order of the server', async () => {
    const { visitor, agent, hold } = await answered()
    const { workspace, rid, token, says } = visitor
    const other = await workspace.as('agent2')
    expect(await agent.post(HOLD, { roomId: 'nowhere' })).to.deep.equal(refused('error-invalid-room'))
    expect(await other.post(HOLD, { roomId: rid })).to.deep.equal(refused('Not_authorized'))
    await says('Hello?')
    expect(await hold()).to.deep.equal(refused('error-cannot-place-chat-on-hold'))
    await workspace.set({ Livechat_allow_manual_on_hold_upon_agent_engagement_only: false })
    expect((await hold()).status).to.equal(200)
    expect(await hold()).to.deep.equal(refused('error-room-is-already-on-hold'))
    expect(await other.post(RESUME, { roomId: rid })).to.deep.equal(refused('Not_authorized'))
    await workspace.post('livechat/room.close', { token, rid })
    expect(await hold()).to.deep.equal(refused('Not_authorized'))
    const admin = await workspace.as('admin')
    expect(await admin.post(HOLD, { roomId: rid })).to.deep.equal(refused('error-room-already-closed'))
    expect(await admin.post(RESUME, { roomId: rid })).to.deep.equal(refused('This_conversation_is_already_closed'))
  })

  it('is impossible while nobody serves it, and before anything was said', async () => {
    const visitor = await newVisitor()
    const { workspace, rid } = visitor
    const [admin, agent] = await Promise.all([workspace.as('admin'), workspace.as('agent')])
    expect(await agent.post(HOLD, { roomId: rid })).to.deep.equal(refused('error-cannot-place-chat-on-hold'))
    await workspace.set({ Livechat_Routing_Method: 'Manual_Selection' })
    await agent.post('chat.sendMessage', { message: { rid, msg: 'One moment' } })
    await agent.post('livechat/inquiries.returnAsInquiry', { roomId: rid })
    const unserved = refused('error-unserved-rooms-cannot-be-placed-onhold')
    expect(await admin.post(HOLD, { roomId: rid })).to.deep.equal(unserved)
  })
})
