import { expect } from 'chai'
import { history, newVisitor } from '../visitor.ts'
import { type Answer, malformed, newWorkspace, refused, type Workspace } from '../workspace.ts'

const conditions = [{ name: 'time-on-site', value: '5' }]

async function define(workspace: Workspace, action: object, more = {}): Promise<string> {
  const admin = await workspace.as('admin')
  const trigger = { name: 'Hello', description: '', enabled: true, runOnce: false, conditions, actions: [action] }
  await admin.post('livechat/triggers', { ...trigger, ...more })
  return (await admin.get('livechat/triggers')).body.triggers.at(-1)._id
}

const send = { name: 'send-message', params: { sender: 'custom', name: 'Linnet', msg: 'May I help?' } }

/** A trigger whose words come from a service, and the call of it. */
async function withService(query = '', params = {}): Promise<{ _id: string; call: () => Promise<Answer> }> {
  const workspace = await newWorkspace()
  await workspace.set({ Livechat_secret_token: 'hush' })
  const serviceUrl = `${workspace.address}/_simulator/service${query}`
  const all = { sender: 'queue', serviceUrl, serviceTimeout: 5000, serviceFallbackMessage: 'Sorry', ...params }
  const _id = await define(workspace, { name: 'use-external-service', params: all })
  const extraData = [{ key: 'page', value: 'pricing' }]
  const call = (): Promise<Answer> =>
    workspace.post(`livechat/triggers/${_id}/external-service/call`, { token: 'ada', extraData })
  return { _id, call }
}

describe('Triggers', () => {
  it('are told to the widget while they are enabled', async () => {
    const workspace = await newWorkspace()
    const _id = await define(workspace, send)
    await define(workspace, send, { enabled: false })
    const { triggers } = (await workspace.get('livechat/config')).body.config
    expect(triggers).to.deep.equal([{ _id, actions: [send], conditions, runOnce: false }])
  })

  it('are changed and removed', async () => {
    const workspace = await newWorkspace()
    const _id = await define(workspace, send)
    const admin = await workspace.as('admin')
    await define(workspace, send, { _id, name: 'Hi' })
    expect((await admin.get(`livechat/triggers/${_id}`)).body.trigger.name).to.equal('Hi')
    await admin.delete(`livechat/triggers/${_id}`)
    expect((await admin.get('livechat/triggers')).body.total).to.equal(0)
  })
})

describe('The external service of a trigger', () => {
  it('is really asked, with the secret', async () => {
    const { _id, call } = await withService()
    const contents = [
      { msg: 'Hello ada, the secret is hush.', order: 0 },
      { msg: '[{"key":"page","value":"pricing"}]', order: 1 },
    ]
    const body = { triggerId: _id, response: { statusCode: 200, contents }, success: true }
    expect(await call()).to.deep.equal({ status: 200, body })
  })

  it('may be late', async () => {
    const { _id, call } = await withService('?delay=5000', { serviceTimeout: 100 })
    const error = 'error-timeout'
    const body = { triggerId: _id, error, response: error, fallbackMessage: 'Sorry', success: false }
    expect(await call()).to.deep.equal({ status: 400, body })
  })

  it('may be broken, and then there is always something to say', async () => {
    const { _id, call } = await withService('?status=500', { serviceFallbackMessage: '' })
    const body = {
      triggerId: _id,
      error: 'error-invalid-external-service-response',
      response: 'The service is broken.',
      fallbackMessage: 'trigger-default-fallback-message',
      success: false,
    }
    expect(await call()).to.deep.equal({ status: 400, body })
  })

  it('must be set up', async () => {
    const workspace = await newWorkspace()
    const call = (id: string): Promise<Answer> =>
      workspace.post(`livechat/triggers/${id}/external-service/call`, { token: 'ada' })
    expect(await call('nothing')).to.deep.equal(refused('Invalid trigger'))
    const other = await call(await define(workspace, send))
    expect(other).to.deep.equal(refused('Trigger is not configured to use an external service'))
    const params = { sender: 'queue', serviceUrl: '', serviceTimeout: 1, serviceFallbackMessage: '' }
    const nowhere = await call(await define(workspace, { name: 'use-external-service', params }))
    expect(nowhere).to.deep.equal(refused('Invalid service URL'))
    const serviceUrl = `${workspace.address}/_simulator/service`
    const secretless = await define(workspace, { name: 'use-external-service', params: { ...params, serviceUrl } })
    expect(await call(secretless)).to.deep.equal(refused('Livechat secret token is not configured'))
    const missing = await workspace.post(`livechat/triggers/${secretless}/external-service/call`, {})
    expect(missing).to.deep.equal(malformed("must have required property 'token'"))
  })
})

describe('A button under a message', () => {
  it('reaches its app, which answers', async () => {
    const visitor = await newVisitor()
    const { workspace, token, rid } = visitor
    const button = { type: 'button', actionId: 'refund', text: { type: 'plain_text', text: 'Refund' } }
    const blocks = [{ type: 'actions', elements: [button] }]
    const { message } = await workspace.backstage('message', { rid, msg: '', blocks })
    expect((await history(visitor))[0]).to.deep.include({ _id: message._id, blocks })
    const headers = { 'Content-Type': 'application/json', 'x-visitor-token': token }
    const body = JSON.stringify({ type: 'blockAction', actionId: 'refund', rid, mid: message._id })
    const press = `${workspace.address}/api/apps/ui.interaction/shop-app`
    expect((await fetch(press, { method: 'POST', headers, body })).status).to.equal(200)
    expect((await history(visitor))[0]).to.include({ msg: 'You chose *refund*.', alias: 'shop-app' })
    const { interactions } = await workspace.backstage('interactions')
    expect(interactions[0]).to.deep.include({ appId: 'shop-app', visitorId: visitor._id })
  })

  it('may be pressed from any page although the API’s CORS switch is off', async () => {
    const { workspace, token } = await newVisitor()
    await workspace.set({ API_Enable_CORS: false })
    const press = `${workspace.address}/api/apps/ui.interaction/shop-app`
    const headers = { 'Content-Type': 'application/json', 'x-visitor-token': token }
    const ask = (type: string) => fetch(press, { method: 'POST', headers, body: JSON.stringify({ type }) })
    expect((await ask('blockAction')).status).to.equal(200)
    const unknown = await ask('dance')
    expect([unknown.status, await unknown.json()]).to.deep.equal([400, { error: 'Unknown action' }])
  })

  it('is nobody’s without a token', async () => {
    const { address } = await newWorkspace()
    const response = await fetch(`${address}/api/apps/ui.interaction/shop-app`, { method: 'POST' })
    expect(response.status).to.equal(401)
  })
})

describe('Texts', () => {
  it('become quotes where they link to a message', async () => {
    const { workspace, rid, says } = await newVisitor()
    const { _id } = await says('Where is my order?')
    const { attachments } = (await says(`[ ](${workspace.address}/live/${rid}?msg=${_id}) This one`)) as never
    expect(attachments[0]).to.include({ text: 'Where is my order?', author_name: 'Ada' })
  })

  it('name the people whom they call', async () => {
    const { workspace, rid } = await newVisitor()
    const agent = await workspace.as('agent')
    const { message } = (await agent.post('chat.sendMessage', { message: { rid, msg: '@agent2 please' } })).body
    expect(message.mentions[0]).to.include({ username: 'agent2', name: 'Jonas Lind', type: 'user' })
  })
})
