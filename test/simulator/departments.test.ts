import { expect } from 'chai'
import { newDepartment } from './department.ts'
import { type Answer, newWorkspace, refused } from './workspace.ts'

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

  it('are removed only where the workspace allows it', async () => {
    const workspace = await newWorkspace()
    const _id = await newDepartment(workspace, 'Sales')
    const admin = await workspace.as('admin')
    const refusal = refused('error-department-removal-disabled')
    expect(await admin.delete(`livechat/department/${_id}`)).to.deep.equal(refusal)
    await workspace.set({ Omnichannel_enable_department_removal: true })
    await admin.delete(`livechat/department/${_id}`)
    expect((await admin.get('livechat/department')).body.total).to.equal(0)
  })
})

describe('Tags', () => {
  it('are saved by managers and read by agents', async () => {
    const workspace = await newWorkspace()
    const [admin, agent] = await Promise.all([workspace.as('admin'), workspace.as('agent')])
    await admin.post('livechat/tags.save', { tagData: { name: 'refund', description: 'Money back' } })
    expect((await agent.get('livechat/tags?text=REF')).body.tags[0]).to.include({ name: 'refund' })
    expect(await agent.post('livechat/tags.save', { tagData: { name: 'x' } })).to.deep.equal(notPermitted)
  })
})
