import { expect } from 'chai'
import { newDepartment } from '../department.ts'
import { newVisitor } from '../visitor.ts'
import { type Answer, newWorkspace, refused } from '../workspace.ts'

const notPermitted: Answer = {
  status: 403,
  body: { success: false, error: 'User does not have the permissions required for this action [error-unauthorized]' },
}

describe('Departments', () => {
  it('are made with their agents, changed and listed', async () => {
    const workspace = await newWorkspace()
    const _id = await newDepartment(workspace, 'Sales', ['agent'])
    const admin = await workspace.as('admin')
    const { department, agents } = (await admin.get(`livechat/department/${_id}?includeAgents=true`)).body
    expect(department).to.include({ name: 'Sales', numAgents: 1, enabled: true })
    expect(agents[0]).to.include({ username: 'agent', departmentId: _id })
    await admin.put(`livechat/department/${_id}`, { department: { name: 'Shop' } })
    const mine = (await (await workspace.as('agent')).get('livechat/department?onlyMyDepartments=true')).body
    expect(mine.departments.map(({ name }: { name: string }) => name)).to.deep.equal(['Shop'])
  })

  it('change their agents', async () => {
    const workspace = await newWorkspace()
    const _id = await newDepartment(workspace, 'Sales', ['agent'])
    const [admin, agent, other] = await Promise.all(['admin', 'agent', 'agent2'].map((name) => workspace.as(name)))
    const upsert = [{ agentId: other?._id, username: 'agent2' }]
    const change = { upsert, remove: [{ agentId: agent?._id, username: 'agent' }] }
    await admin?.post(`livechat/department/${_id}/agents`, change)
    const { departments } = (await other?.get(`livechat/agents/${other._id}/departments`))?.body ?? {}
    expect(departments.map(({ departmentId }: { departmentId: string }) => departmentId)).to.deep.equal([_id])
    expect((await admin?.get(`livechat/department/${_id}/agents`))?.body.total).to.equal(1)
  })

  it('are refused when they contradict themselves', async () => {
    const workspace = await newWorkspace()
    const _id = await newDepartment(workspace, 'Sales')
    const admin = await workspace.as('admin')
    const form = {
      name: 'Sales',
      email: 'a@example.com',
      enabled: true,
      showOnRegistration: true,
      showOnOfflineForm: true,
    }
    const save = async (more: object): Promise<string> => {
      const department = { ...form, ...more }
      const [made, changed] = [
        await admin.post('livechat/department', { department: { ...department, name: 'Other' } }),
        await admin.put(`livechat/department/${_id}`, { department }),
      ]
      if (!('fallbackForwardDepartment' in more && more.fallbackForwardDepartment === _id))
        expect(made.body).to.deep.equal(changed.body)
      return changed.body.error
    }
    expect(await save({ fallbackForwardDepartment: 'nowhere' })).to.equal(
      'Fallback department not found [error-fallback-department-not-found]',
    )
    expect(await save({ fallbackForwardDepartment: _id })).to.equal(
      'Cannot save department. Circular reference between fallback department and department [error-fallback-department-circular]',
    )
    expect(await save({ requestTagBeforeClosingChat: true })).to.equal(
      'At least one closing tag is required when the department requires tag(s) on closing conversations. [error-validating-department-chat-closing-tags]',
    )
    const noList = await admin.put(`livechat/department/${_id}`, { department: form, agents: 'agent' })
    expect(noList).to.deep.equal(refused('Match error: Expected Array in field agents'))
    const put = (body: object): Promise<unknown> => admin.put(`livechat/department/${_id}`, body)
    expect(await put({})).to.deep.equal(refused("Match error: Missing key 'department'"))
    expect(await put({ department: 'x' })).to.deep.equal(
      refused('Match error: Expected object, got string in field department'),
    )
  })

  it('are listed by agent with their names, for agents only', async () => {
    const workspace = await newWorkspace()
    await newDepartment(workspace, 'Sales', ['agent'])
    await newDepartment(workspace, 'Closed', ['agent'], { enabled: false })
    const agent = await workspace.as('agent')
    const names = async (query = ''): Promise<string[]> => {
      const { departments } = (await agent.get(`livechat/agents/${agent._id}/departments${query}`)).body
      return departments.map(({ departmentName }: { departmentName: string }) => departmentName)
    }
    expect(await names()).to.deep.equal(['Sales', 'Closed'])
    expect(await names('?enabledDepartmentsOnly=true')).to.deep.equal(['Sales'])
    const admin = await workspace.as('admin')
    await admin.post('permissions.update', { permissions: [{ _id: 'view-l-room', roles: ['admin'] }] })
    expect(await agent.get(`livechat/agents/${agent._id}/departments`)).to.deep.equal(notPermitted)
  })

  it('are removed only where the workspace allows it', async () => {
    const workspace = await newWorkspace()
    const _id = await newDepartment(workspace, 'Sales')
    const admin = await workspace.as('admin')
    const refusal = refused('error-department-removal-disabled')
    expect(await admin.delete(`livechat/department/${_id}`)).to.deep.equal(refusal)
    await workspace.set({ Omnichannel_enable_department_removal: true })
    expect(await admin.delete('livechat/department/nowhere')).to.deep.equal(refused('error-department-not-found'))
    await admin.delete(`livechat/department/${_id}`)
    expect((await admin.get('livechat/department')).body.total).to.equal(0)
  })

  it('leave their rooms and those that fall back to them when they are removed', async () => {
    const workspace = await newWorkspace()
    const _id = await newDepartment(workspace, 'Sales', ['agent'])
    const other = await newDepartment(workspace, 'Support', ['agent'], { fallbackForwardDepartment: _id })
    const { token } = await newVisitor(workspace, { department: 'Sales' })
    await workspace.set({ Omnichannel_enable_department_removal: true })
    const admin = await workspace.as('admin')
    await admin.delete(`livechat/department/${_id}`)
    expect((await workspace.get(`livechat/room?token=${token}`)).body.room).to.not.have.property('departmentId')
    const { department } = (await admin.get(`livechat/department/${other}`)).body
    expect(department).to.not.have.property('fallbackForwardDepartment')
  })
})

describe('Tags', () => {
  it('of a department are shown to those who are in it or ask for it', async () => {
    const workspace = await newWorkspace()
    const sales = await newDepartment(workspace, 'Sales', ['agent2'])
    const [admin, agent, other] = await Promise.all(['admin', 'agent', 'agent2'].map((name) => workspace.as(name)))
    await admin?.post('livechat/tags.save', { tagData: { name: 'refund' } })
    await admin?.post('livechat/tags.save', { tagData: { name: 'sold' }, tagDepartments: [sales] })
    await newDepartment(workspace, 'Support', ['agent'])
    const names = async (query = '', who = agent): Promise<string[]> =>
      (await who?.get(`livechat/tags${query}`))?.body.tags.map(({ name }: { name: string }) => name)
    expect(await names()).to.deep.equal(['refund'])
    expect(await names('', other)).to.deep.equal(['refund', 'sold'])
    expect(await names(`?department=${sales}`)).to.deep.equal(['refund', 'sold'])
    expect(await names('?viewAll=true')).to.deep.equal(['refund', 'sold'])
  })

  it('are saved by managers and read by agents', async () => {
    const workspace = await newWorkspace()
    const [admin, agent] = await Promise.all([workspace.as('admin'), workspace.as('agent')])
    await admin.post('livechat/tags.save', { tagData: { name: 'refund', description: 'Money back' } })
    expect((await agent.get('livechat/tags?text=REF')).body.tags[0]).to.include({ name: 'refund' })
    expect((await agent.get('livechat/tags')).body.total).to.equal(1)
    expect(await agent.post('livechat/tags.save', { tagData: { name: 'x' } })).to.deep.equal(notPermitted)
  })
})
