import { expect } from 'chai'
import { type Answer, newWorkspace } from '../workspace.ts'

const notPermitted: Answer = {
  status: 403,
  body: { success: false, error: 'User does not have the permissions required for this action [error-unauthorized]' },
}

describe('Settings', () => {
  it('are read and changed one by one', async () => {
    const admin = await (await newWorkspace()).as('admin')
    const changed = await admin.post('settings/Livechat_title', { value: 'Shop' })
    expect(changed).to.deep.equal({ status: 200, body: { success: true } })
    const { body } = await admin.get('settings/Livechat_title')
    expect(body).to.deep.equal({ _id: 'Livechat_title', value: 'Shop', success: true })
  })

  it('are for administrators', async () => {
    const workspace = await newWorkspace()
    const agent = await workspace.as('agent')
    expect(await agent.get('settings/Livechat_title')).to.deep.equal(notPermitted)
    expect(await agent.post('settings/Livechat_title', { value: 'x' })).to.deep.equal(notPermitted)
    expect((await workspace.get('settings/Livechat_title')).status).to.equal(401)
  })

  it('do not exist by any other name, and keep their kind', async () => {
    const admin = await (await newWorkspace()).as('admin')
    expect(await admin.post('settings/Weather', { value: 'fine' })).to.deep.equal({
      status: 400,
      body: { success: false },
    })
    expect((await admin.post('settings/Livechat_enabled', { value: 'yes' })).status).to.equal(400)
  })

  it('are known to strangers where they are public', async () => {
    const { get } = await newWorkspace()
    const { body } = await get('settings.public?_id=Language,Livechat_secret_token')
    expect(body.settings).to.deep.equal([{ _id: 'Language', value: 'en' }])
  })
})

describe('Permissions', () => {
  it('are listed, and changed by who may', async () => {
    const workspace = await newWorkspace()
    const [admin, agent] = await Promise.all([workspace.as('admin'), workspace.as('agent')])
    const permissions = [{ _id: 'transfer-livechat-guest', roles: ['admin', 'livechat-agent'] }]
    expect(await agent.post('permissions.update', { permissions })).to.deep.equal(notPermitted)
    const { body } = await admin.post('permissions.update', { permissions })
    expect(body.permissions).to.deep.include(permissions[0])
  })

  it('do not exist by any other name', async () => {
    const admin = await (await newWorkspace()).as('admin')
    const change = (permission: object): Promise<Answer> =>
      admin.post('permissions.update', { permissions: [permission] })
    const unknown = await change({ _id: 'fly', roles: [] })
    expect(unknown.body).to.deep.equal({
      success: false,
      error: 'Invalid permission',
      errorType: 'error-invalid-permission',
    })
    const role = await change({ _id: 'view-l-room', roles: ['wizard'] })
    expect(role.body).to.deep.equal({ success: false, error: 'Invalid role', errorType: 'error-invalid-role' })
  })
})

describe('Typed routes of administrators', () => {
  it('tell of a wrong form in words that differ by generation', async () => {
    const words = { 6: 'invalid-params', 7: 'error-invalid-params', 8: 'invalid-params' }
    for (const [version, errorType] of Object.entries(words)) {
      const workspace = await newWorkspace()
      await workspace.backstage('version', { version: Number(version) })
      const { body } = await (await workspace.as('admin')).post('permissions.update', {})
      const suffix = version === '6' ? ' [invalid-params]' : ''
      const error = `must have required property 'permissions'${suffix}`
      expect(body).to.deep.equal({ success: false, error, errorType })
    }
  })
})
