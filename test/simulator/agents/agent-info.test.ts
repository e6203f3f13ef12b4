import { expect } from 'chai'
import { newVisitor, register } from '../visitor.ts'
import { type Answer, newWorkspace, refused } from '../workspace.ts'

describe('The agent of a conversation', () => {
  it('is described to the visitor', async () => {
    const { workspace, token, rid } = await newVisitor()
    const { agent } = (await workspace.get(`livechat/agent.info/${rid}/${token}`)).body
    expect(agent).to.include({ username: 'agent', name: 'Amira Haddad' })
    expect(agent).to.not.have.any.keys('password', 'roles')
    await workspace.set({ Livechat_show_agent_info: false })
    const hidden = (await workspace.get(`livechat/agent.info/${rid}/${token}`)).body
    expect(hidden).to.deep.equal({ agent: { hiddenInfo: true }, success: true })
  })

  it('is no secret of others', async () => {
    const { workspace, token, rid } = await newVisitor()
    const ask = (id: string, who: string): Promise<Answer> => workspace.get(`livechat/agent.info/${id}/${who}`)
    expect(await ask(rid, 'nobody')).to.deep.equal(refused('invalid-token'))
    expect(await ask('nowhere', token)).to.deep.equal(refused('invalid-room'))
    expect(await ask(rid, await register(workspace))).to.deep.equal(refused('invalid-room'))
  })

  it('is unknown while nobody serves', async () => {
    const workspace = await newWorkspace()
    await workspace.set({ Livechat_Routing_Method: 'Manual_Selection' })
    const { token, rid } = await newVisitor(workspace)
    expect(await workspace.get(`livechat/agent.info/${rid}/${token}`)).to.deep.equal(refused('invalid-agent'))
  })
})

describe('GET livechat/agent.next/:token', () => {
  it('names who would be next, for any token at all', async () => {
    const { get } = await newWorkspace()
    expect((await get('livechat/agent.next/anybody')).body.agent).to.include({ username: 'agent' })
  })

  it('names nobody to a visitor in a conversation', async () => {
    const { workspace, token } = await newVisitor()
    const answer = await workspace.get(`livechat/agent.next/${token}`)
    expect(answer).to.deep.equal({ status: 200, body: { success: true } })
  })

  it('finds nobody where agents choose for themselves', async () => {
    const workspace = await newWorkspace()
    await workspace.set({ Livechat_Routing_Method: 'Manual_Selection' })
    expect(await workspace.get('livechat/agent.next/anybody')).to.deep.equal(refused('agent-not-found'))
  })
})
