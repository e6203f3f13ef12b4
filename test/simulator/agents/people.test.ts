import { expect } from 'chai'
import { newWorkspace, refused } from '../workspace.ts'

describe('Routes for agents', () => {
  it('came one after the other', async () => {
    const routes: [method: 'get' | 'post', route: string, since: number][] = [
      ['get', 'livechat/config/routing', 7],
      ['post', 'livechat/custom-fields.save', 7],
      ['post', 'livechat/custom-fields.delete', 7],
      ['post', 'livechat/inquiries.returnAsInquiry', 7],
      ['post', 'livechat/tags.save', 8],
    ]
    const body = { customFieldId: null, customFieldData: { field: 'order', label: 'Order', scope: 'room' } }
    for (const version of [6, 7, 8] as const) {
      const admin = await (await newWorkspace(version)).as('admin')
      for (const [method, route, since] of routes)
        expect(
          (await admin[method](route, method === 'post' ? body : undefined)).status === 404,
          `${route} in ${version}`,
        ).to.equal(version < since)
    }
  })
})

describe('People', () => {
  const eve = { username: 'eve', password: 'eve', name: 'Eve Adams', email: 'eve@example.com' }

  it('are made by an administrator, once', async () => {
    const workspace = await newWorkspace()
    const admin = await workspace.as('admin')
    expect((await admin.post('users.create', eve)).body.user).to.include({ username: 'eve', name: 'Eve Adams' })
    expect((await admin.post('users.create', eve)).body.errorType).to.equal('error-field-unavailable')
    expect((await workspace.as('eve'))._id).to.be.a('string')
    expect((await (await workspace.as('agent')).post('users.create', eve)).status).to.equal(403)
  })

  it('become agents, and stop being so', async () => {
    const workspace = await newWorkspace()
    const admin = await workspace.as('admin')
    await admin.post('users.create', eve)
    const { user } = (await admin.post('livechat/users/agent', { username: 'eve' })).body
    const names = async (): Promise<string[]> =>
      (await admin.get('livechat/users/agent')).body.users.map(({ username }: { username: string }) => username)
    expect(await names()).to.deep.equal(['agent', 'agent2', 'eve'])
    await admin.delete(`livechat/users/agent/${user._id}`)
    expect(await names()).to.deep.equal(['agent', 'agent2'])
  })

  it('are listed for those who may choose among them', async () => {
    const workspace = await newWorkspace()
    const [admin, agent, other] = await Promise.all(['admin', 'agent', 'agent2'].map((name) => workspace.as(name)))
    await other?.post('livechat/agent.status', { status: 'not-available' })
    const list = async (query: string): Promise<string[]> =>
      (await agent?.get(`livechat/users/agent?${query}`))?.body.users.map(({ name }: { name: string }) => name)
    expect(await list('')).to.deep.equal(['Amira Haddad', 'Jonas Lind'])
    expect(await list('onlyAvailable=true')).to.deep.equal(['Amira Haddad'])
    expect(await list(`excludeId=${agent?._id}&text=jon`)).to.deep.equal(['Jonas Lind'])
    const refusal = { status: 403, body: { success: false, error: 'unauthorized' } }
    expect(await agent?.get('livechat/users/manager')).to.deep.equal(refusal)
    expect(await admin?.get('livechat/users/wizard')).to.deep.equal(refused('Invalid type'))
    expect((await admin?.get(`livechat/users/agent/${agent?._id}`))?.body.user).to.include({ username: 'agent' })
  })

  it('say how they are', async () => {
    const workspace = await newWorkspace()
    const agent = await workspace.as('agent')
    await agent.post('users.setStatus', { status: 'busy', message: 'In a call' })
    const status = (await agent.get('users.getStatus')).body
    expect(status).to.deep.equal({ _id: agent._id, status: 'busy', message: 'In a call', success: true })
    expect((await agent.post('users.setStatus', { status: 'asleep' })).body.errorType).to.equal('error-invalid-status')
    const { user } = (await agent.get('users.info?username=agent')).body
    expect(user.statusText).to.equal('In a call')
  })

  it('answer for themselves only, unless they may more', async () => {
    const workspace = await newWorkspace()
    const [admin, agent, other] = await Promise.all(['admin', 'agent', 'agent2'].map((name) => workspace.as(name)))
    const wish = { status: 'not-available', agentId: other?._id }
    const refusal = { status: 403, body: { success: false, error: 'unauthorized' } }
    expect(await agent?.post('livechat/agent.status', wish)).to.deep.equal(refusal)
    expect((await admin?.post('livechat/agent.status', wish))?.body.status).to.equal('not-available')
    const missing = { status: 404, body: { success: false, error: 'Agent not found' } }
    expect(await admin?.post('livechat/agent.status', {})).to.deep.equal(missing)
  })
})
