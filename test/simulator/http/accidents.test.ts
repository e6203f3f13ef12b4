import { expect } from 'chai'
import { newDepartment } from '../department.ts'
import { newVisitor, register } from '../visitor.ts'
import { type Answer, newWorkspace, refused, refusedWith, type Workspace } from '../workspace.ts'

const stumble = (workspace: Workspace, over: string, error?: string): Promise<unknown> =>
  workspace.backstage('trouble', { kind: 'stumble', over, error })

describe('A server that stumbles over itself', () => {
  it('loses the race for a close in four ways, and closes the next time', async () => {
    const { workspace, token, rid } = await newVisitor()
    const close = (): Promise<Answer> => workspace.post('livechat/room.close', { token, rid })
    await stumble(workspace, 'close')
    expect(await close()).to.deep.equal(refused('error-room-cannot-be-closed-try-again'))
    for (const error of ['Error removing inquiry', 'Error closing room', 'Error removing subscriptions']) {
      await stumble(workspace, 'close', error)
      expect(await close()).to.deep.equal(refused(error))
    }
    expect((await close()).status).to.equal(200)
  })

  it('loses the race for a close by an agent, too', async () => {
    const { workspace, rid } = await newVisitor()
    const agent = await workspace.as('agent')
    await stumble(workspace, 'close')
    const answer = await agent.post('livechat/room.closeByUser', { rid, comment: 'bye' })
    expect(answer).to.deep.equal(refused('error-room-cannot-be-closed-try-again'))
  })

  it('fails to forget, and forgets the next time', async () => {
    const workspace = await newWorkspace()
    const token = await register(workspace)
    await stumble(workspace, 'forget')
    const sentence = 'An error ocurred while deleting visitor [error-removing-visitor]'
    const refusal = refusedWith('error-removing-visitor', sentence)
    expect(await workspace.delete(`livechat/visitor/${token}`)).to.deep.equal(refusal)
    expect((await workspace.delete(`livechat/visitor/${token}`)).status).to.equal(200)
  })

  it('fails to end a call, without a word', async () => {
    const workspace = await newWorkspace(7)
    const agent = await workspace.as('agent')
    const token = await register(workspace)
    const { room } = await workspace.backstage('call', { token })
    await stumble(workspace, 'call')
    const answer = await agent.post('voip/room.close', { rid: room._id, token })
    expect(answer).to.deep.equal({ status: 400, body: { success: false } })
  })

  it('fails to register, to open a room and to take a message', async () => {
    const { workspace, token, rid } = await newVisitor()
    await stumble(workspace, 'register')
    const { body } = await workspace.post('livechat/visitor', { visitor: { token: 't' } })
    expect(body.error).to.equal('Error registering visitor [error-livechat-visitor-registration]')
    const other = await register(workspace)
    await stumble(workspace, 'room', 'error-contact-channel-blocked')
    const room = await workspace.get(`livechat/room?token=${other}`)
    expect(room).to.deep.equal(refused('error-contact-channel-blocked'))
    await stumble(workspace, 'message')
    const message = await workspace.post('livechat/message', { token, rid, msg: 'Hi' })
    expect(message).to.deep.equal(refused('[cannot-access-room]'))
  })

  it('fails to send a transcript, and says so under another key', async () => {
    const { workspace, token, rid } = await newVisitor()
    await stumble(workspace, 'transcript')
    const answer = await workspace.post('livechat/transcript', { token, rid, email: 'ada@example.com' })
    const body = { message: 'Error sending Omnichannel transcript', success: false }
    expect(answer).to.deep.equal({ status: 400, body })
  })

  it('fails to transfer and to take a survey', async () => {
    const { workspace, token, rid } = await newVisitor()
    const department = await newDepartment(workspace, 'Sales', ['agent2'])
    const move = (): Promise<Answer> =>
      workspace.post('livechat/visitor/department.transfer', { token, rid, department })
    await stumble(workspace, 'transfer')
    expect(await move()).to.deep.equal(refused('error-transfering-chat'))
    await stumble(workspace, 'transfer', 'error-transefing-chat')
    expect(await move()).to.deep.equal(refused('error-transefing-chat'))
    await stumble(workspace, 'survey')
    const data = [{ name: 'satisfaction', value: '5' }]
    const answer = await workspace.post('livechat/room.survey', { token, rid, data })
    expect(answer).to.deep.equal(refused('invalid-livechat-config'))
  })

  it('stumbles over nothing that it does not know', async () => {
    const { backstage } = await newWorkspace()
    const { error } = await backstage('trouble', { kind: 'stumble', over: 'stairs' })
    expect(error).to.match(/^over must be one of register, /)
  })
})
