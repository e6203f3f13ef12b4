import { expect } from 'chai'
import { newVisitor } from '../visitor.ts'
import { newWorkspace, refused } from '../workspace.ts'

describe('Every answer', () => {
  it('is JSON without a charset, and is not kept', async () => {
    const { api } = await newWorkspace()
    for (const route of ['livechat/config', 'livechat/visitor/nobody', 'nothing']) {
      const { headers } = await fetch(`${api}/${route}`)
      expect(headers.get('content-type')).to.equal('application/json')
      expect(headers.get('cache-control')).to.equal('no-store')
    }
  })

  it('ends with `success`, a real boolean', async () => {
    const { api } = await newWorkspace()
    const text = await (await fetch(`${api}/livechat/config`)).text()
    expect(text).to.match(/,"success":true\}$/)
  })

  it('says of an unknown route that there is none', async () => {
    const { post } = await newWorkspace()
    const body = { status: 'error', message: 'API endpoint does not exist' }
    expect(await post('livechat/nothing', {})).to.deep.equal({ status: 404, body })
  })

  it('gives up at a list that is too long', async () => {
    const { get } = await newWorkspace()
    const query = Array.from({ length: 501 }, (_, at) => `token[]=${at}`).join('&')
    expect(await get(`livechat/config?${query}`)).to.deep.equal(refused('Invalid query parameters'))
  })

  it('has an error type only for the server’s own errors and for the form', async () => {
    const { post } = await newWorkspace()
    const own = await post('livechat/visitor.status', { token: 'nobody', status: 'away' })
    expect(own.body).to.have.property('errorType')
    expect(await post('livechat/room.close', { token: 'nobody', rid: 'a' })).to.deep.equal(refused('invalid-token'))
  })
})

describe('A workspace', () => {
  it('is a server of its own', async () => {
    const { token, workspace } = await newVisitor()
    const other = await newWorkspace()
    expect((await workspace.get(`livechat/visitor/${token}`)).status).to.equal(200)
    expect((await other.get(`livechat/visitor/${token}`)).status).to.equal(400)
  })

  it('is called `default` without a prefix', async () => {
    const { address } = await newWorkspace()
    const { origin } = new URL(address)
    const { log } = await (await fetch(`${origin}/_simulator/log`)).json().then((log) => ({ log }))
    expect(log.requests).to.be.an('array')
    expect((await (await fetch(`${origin}/api/info`)).json()).cloudWorkspaceId).to.equal('default')
  })

  it('tells strangers its version without the last part', async () => {
    for (const [version, expected] of [[undefined, '8.8'] as const, [7, '7.13'] as const, [6, '6.13'] as const]) {
      const { address } = await newWorkspace(version)
      const info = await (await fetch(`${address}/api/info`)).json()
      expect(info).to.include({ version: expected, success: true })
      expect(info).to.include.keys('minimumClientVersions', 'supportedVersions')
    }
  })

  it('tells an administrator the whole of it', async () => {
    const workspace = await newWorkspace()
    const { _id, token } = await workspace.as('admin')
    const headers = { 'X-User-Id': _id, 'X-Auth-Token': token }
    const info = await (await fetch(`${workspace.address}/api/info`, { headers })).json()
    expect(info.version).to.equal('8.8.1')
  })

  it('draws everybody the same picture every time', async () => {
    const { address } = await newWorkspace()
    const draw = async (name: string): Promise<string> => (await fetch(`${address}/avatar/${name}`)).text()
    expect(await draw('agent'))
      .to.equal(await draw('agent'))
      .and.contain('>A</text>')
    expect(await draw('<b>')).to.not.contain('<b>')
  })

  it('says behind the stage that this is not Rocket.Chat', async () => {
    const { address } = await newWorkspace()
    const response = await fetch(`${address}/_simulator/nothing`)
    expect(response.status).to.equal(404)
    expect((await response.json()).error).to.match(/^There are: /)
  })
})
