import { executeServerCommand } from '@web/test-runner-commands'
import { expect } from 'chai'
import { BlockedError, ProtocolError, RefusedError, UnavailableError } from '../../src/protocol/errors.ts'
import { request, type Server } from '../../src/protocol/request.ts'
import { deleteVisitor, getConfig, registerVisitor } from '../../src/protocol/rest.ts'
import { closeRoom } from '../../src/protocol/room-rest.ts'
import { Workspace } from '../story/workspace.ts'

describe('A request', () => {
  let workspace: Workspace
  let server: Server
  beforeEach(async () => {
    workspace = await Workspace.open()
    server = { base: workspace.address, signal: new AbortController().signal }
  })

  const failure = async (work: Promise<unknown>): Promise<unknown> => {
    try {
      return await work
    } catch (error) {
      return error
    }
  }

  it('brings the server’s word when it refuses', async () => {
    const error = await failure(closeRoom(server, { rid: 'nowhere', token: 'nobody' }))
    expect(error).to.be.instanceOf(RefusedError).with.property('code', 'invalid-token')
  })

  it('finds the word in the brackets of a Meteor error', async () => {
    const error = await failure(deleteVisitor(server, 'nobody'))
    expect(error).to.be.instanceOf(RefusedError).that.includes({ code: 'invalid-token', status: 400 })
  })

  it('keeps the whole sentence of a schema error', async () => {
    const error = await failure(request(server, 'livechat/room.close', { json: { rid: 'r' }, proof: () => true }))
    expect(error).to.be.instanceOf(RefusedError).that.includes({ code: 'invalid-params' })
    expect((error as Error).message).to.contain("must have required property 'token'")
  })

  it('names the seconds that a busy server wants', async () => {
    await workspace.sets('API_Enable_Rate_Limiter', true)
    let error: unknown
    for (let i = 0; i < 11; i++) error = await failure(getConfig(server))
    expect(error).to.be.instanceOf(UnavailableError).with.property('wait').that.is.within(1000, 60_000)
  })

  for (const status of [500, 502, 503]) {
    it(`is unavailable when the server answers ${status}`, async () => {
      await workspace.troubles({ kind: 'answer', match: { path: 'livechat/config' }, status })
      expect(await failure(getConfig(server)))
        .to.be.instanceOf(UnavailableError)
        .with.property('wait', 0)
    })
  }

  for (const trouble of ['refuse', 'lose']) {
    it(`is unavailable when the connection breaks (${trouble})`, async () => {
      await workspace.troubles({ kind: trouble, match: { path: 'livechat/config' } })
      expect(await failure(getConfig(server))).to.be.instanceOf(UnavailableError)
    })
  }

  it('is unavailable where there is no server', async () => {
    const nowhere = { ...server, base: 'http://127.0.0.1:9' }
    expect(await failure(getConfig(nowhere))).to.be.instanceOf(UnavailableError)
  })

  for (const form of ['html', 'truncated', 'null', 'array']) {
    it(`makes no sense when the answer is garbage (${form})`, async () => {
      await workspace.troubles({ kind: 'garbage', form, match: { path: 'livechat/config' } })
      expect(await failure(getConfig(server))).to.be.instanceOf(ProtocolError)
    })
  }

  it('is blocked when the CORS switch is off, and tells whom it may concern', async () => {
    let told = 0
    await workspace.sets('API_Enable_CORS', false)
    const watched = { ...server, onBlocked: () => told++ }
    expect(await failure(registerVisitor(watched, { token: 't' }))).to.be.instanceOf(BlockedError)
    expect(told).to.equal(1)
  })

  it('is not called blocked when the connection breaks on the way', async () => {
    await workspace.troubles({ kind: 'refuse', match: { path: 'livechat/visitor' } })
    const error = await failure(registerVisitor(server, { token: 't' }))
    expect(error).to.be.instanceOf(UnavailableError).and.not.instanceOf(BlockedError)
  })

  it('sends flat bodies as forms, which need no preflight', async () => {
    await workspace.sets('API_Enable_CORS', false)
    expect(await failure(closeRoom(server, { rid: 'r', token: 't' }))).to.be.instanceOf(RefusedError)
  })

  it('sends JSON from then on to a server that does not read forms', async () => {
    const unread = {
      success: false,
      error: "must have required property 'token' [invalid-params]",
      errorType: 'invalid-params',
    }
    await workspace.troubles({
      kind: 'answer',
      match: { path: 'livechat/room.close' },
      status: 400,
      body: unread,
      times: 1,
    })
    const error = await failure(closeRoom(server, { rid: 'r', token: 't' }))
    expect(error).to.have.property('code', 'invalid-token')
    await failure(closeRoom(server, { rid: 'r', token: 't' }))
    expect(await workspace.timesAsked('POST livechat/room.close')).to.equal(3)
    expect(await executeServerCommand('simulator')).to.be.a('string')
  })

  it('ends when it is aborted, with the reason', async () => {
    const abort = new AbortController()
    const work = getConfig({ ...server, signal: abort.signal })
    abort.abort(new Error('enough'))
    expect(await failure(work)).to.have.property('message', 'enough')
  })

  it('sends no cookies', async () => {
    // biome-ignore lint/suspicious/noDocumentCookie: the test needs one that could be sent
    document.cookie = 'secret=1; path=/'
    await getConfig(server)
    const { requests } = (await workspace.log()) as unknown as { requests: Record<string, unknown>[] }
    expect(JSON.stringify(requests)).not.to.contain('secret=1')
    // biome-ignore lint/suspicious/noDocumentCookie: and takes it away again
    document.cookie = 'secret=; path=/; max-age=0'
  })
})
