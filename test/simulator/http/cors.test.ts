import { expect } from 'chai'
import { newVisitor } from '../visitor.ts'
import { newWorkspace, type Workspace } from '../workspace.ts'

interface Leave {
  status: number
  text: string
  headers: Record<string, string>
}

/** Asks for leave as a browser does, but sees the answer. */
const preflight = ({ backstage }: Workspace, Origin: string): Promise<Leave> =>
  backstage('ask', { method: 'OPTIONS', path: '/api/v1/livechat/visitor', headers: { Origin } })

/** Whether this page may send what needs leave. */
const passes = ({ api }: Workspace): Promise<boolean> =>
  fetch(`${api}/livechat/visitor`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: '{}',
  }).then(
    () => true,
    () => false,
  )

describe('CORS', () => {
  it('lets any page send anything while it is on', async () => {
    const workspace = await newWorkspace()
    const { status, text, headers } = await preflight(workspace, 'https://shop.example')
    expect([status, text]).to.deep.equal([200, 'OK'])
    expect(headers).to.include({
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'GET, POST, PUT, DELETE, HEAD, PATCH',
      'access-control-allow-headers':
        'Origin, X-Requested-With, Content-Type, Accept, X-User-Id, X-Auth-Token, x-visitor-token, Authorization',
    })
    expect(headers).to.not.have.any.keys('access-control-allow-credentials', 'access-control-max-age')
    expect(await passes(workspace)).to.equal(true)
  })

  it('stops what needs leave when it is off, with the sentence of the server', async () => {
    const workspace = await newWorkspace()
    await workspace.set({ API_Enable_CORS: false })
    const { status, text } = await preflight(workspace, 'https://shop.example')
    const sentence = 'CORS not enabled. Go to "Admin > General > REST Api" to enable it.'
    expect([status, text]).to.deep.equal([405, sentence])
    expect(await passes(workspace)).to.equal(false)
  })

  it('lets simple requests pass even then', async () => {
    const { workspace, token, rid } = await newVisitor()
    await workspace.set({ API_Enable_CORS: false })
    const body = new URLSearchParams({ token, rid, msg: 'Hi' })
    expect((await fetch(`${workspace.api}/livechat/message`, { method: 'POST', body })).status).to.equal(200)
    expect((await workspace.get('livechat/config')).status).to.equal(200)
  })

  it('lets only listed origins send, when there is a list', async () => {
    const workspace = await newWorkspace()
    await workspace.set({ API_CORS_Origin: `https://shop.example, ${location.origin}` })
    const { headers } = await preflight(workspace, 'https://shop.example')
    expect(headers).to.include({ 'access-control-allow-origin': 'https://shop.example', vary: 'Origin' })
    const stranger = await preflight(workspace, 'https://evil.example')
    expect([stranger.status, stranger.text]).to.deep.equal([403, 'Invalid origin'])
    expect(await passes(workspace)).to.equal(true)
  })

  it('stops this page when the list does not have it', async () => {
    const workspace = await newWorkspace()
    await workspace.set({ API_CORS_Origin: 'https://shop.example' })
    expect(await passes(workspace)).to.equal(false)
  })

  it('lets every answer be read', async () => {
    const workspace = await newWorkspace()
    await workspace.set({ API_CORS_Origin: 'https://shop.example' })
    expect((await workspace.get('livechat/visitor/nobody')).body.errorType).to.equal('invalid-token')
  })
})
