import { expect } from 'chai'
import { newWorkspace } from '../workspace.ts'

describe('Signing in', () => {
  it('answers with a token and the person', async () => {
    const { post } = await newWorkspace()
    const { body } = await post('login', { user: 'agent', password: 'agent' })
    expect(body.status).to.equal('success')
    expect(body.data).to.have.all.keys('userId', 'authToken', 'me')
    expect(body.data.me).to.include({ username: 'agent', name: 'Amira Haddad', email: 'amira@example.com' })
    expect(body.data.me).to.not.have.property('password')
  })

  it('takes an e-mail for a name, and a token for a password', async () => {
    const { post } = await newWorkspace()
    const { data } = (await post('login', { user: 'amira@example.com', password: 'agent' })).body
    expect((await post('login', { resume: data.authToken })).body.data.userId).to.equal(data.userId)
  })

  it('refuses everybody else', async () => {
    const { post, get } = await newWorkspace()
    const body = { success: false, error: 'Unauthorized', status: 'error', message: 'Unauthorized' }
    expect(await post('login', { user: 'agent', password: 'wrong' })).to.deep.equal({ status: 401, body })
    expect(await post('login', {})).to.deep.equal({ status: 401, body })
    expect((await get('me')).status).to.equal(401)
  })

  it('ends with signing out', async () => {
    const agent = await (await newWorkspace()).as('agent')
    expect((await agent.get('me')).body).to.include({ username: 'agent', success: true })
    await agent.post('logout')
    expect((await agent.get('me')).status).to.equal(401)
  })
})
