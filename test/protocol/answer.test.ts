import { expect } from 'chai'
import { GATEWAY_ANSWERS } from '../../demo/simulator/trouble/gateway.ts'
import { rateRoom, sendTranscript } from '../../src/protocol/afterwards-rest.ts'
import { declineCall } from '../../src/protocol/call-rest.ts'
import { saveCustomField, saveCustomFields } from '../../src/protocol/custom-field-rest.ts'
import { ProtocolError, RefusedError, type RequestError, UnavailableError } from '../../src/protocol/errors.ts'
import { getHistory, getMessage, postMessage } from '../../src/protocol/message-rest.ts'
import { leaveMessage } from '../../src/protocol/offline-rest.ts'
import { deleteMessage, editMessage } from '../../src/protocol/own-message-rest.ts'
import { tellPresence } from '../../src/protocol/presence-rest.ts'
import type { Server } from '../../src/protocol/request.ts'
import { deleteVisitor, getConfig, registerVisitor } from '../../src/protocol/rest.ts'
import { closeRoom, openRoom } from '../../src/protocol/room-rest.ts'
import { getPublicSettings } from '../../src/protocol/settings.ts'
import { transferRoom } from '../../src/protocol/transfer-rest.ts'
import { askService } from '../../src/protocol/trigger-rest.ts'
import { uploadFile } from '../../src/protocol/upload-rest.ts'
import { visitPage } from '../../src/protocol/visit-rest.ts'
import { getVisitorDetails } from '../../src/protocol/visitor-details.ts'
import { Workspace } from '../story/workspace.ts'

const token = 'a-token'
const room = { rid: 'a-room', token }
const note = new File(['words'], 'note.txt', { type: 'text/plain' })
const visit = { change: 'url', title: 'Shoes', href: 'https://shop.example/shoes' } as const
const field = { key: 'size', value: '42', overwrite: true }

/** Every request of a visitor. */
const REQUESTS: Record<string, (server: Server) => Promise<unknown>> = {
  'GET config': (server) => getConfig(server, { token }),
  'POST visitor': (server) => registerVisitor(server, { token }),
  'GET visitor': (server) => getVisitorDetails(server, token),
  'DELETE visitor': (server) => deleteVisitor(server, token),
  'GET room': (server) => openRoom(server, token),
  'POST room.close': (server) => closeRoom(server, room),
  'POST message': (server) => postMessage(server, room, 'm1', 'Hello'),
  'GET message': (server) => getMessage(server, room, 'm1'),
  'PUT message': (server) => editMessage(server, room, 'm1', 'Hello'),
  'DELETE message': (server) => deleteMessage(server, room, 'm1'),
  'GET messages.history': (server) => getHistory(server, room),
  'POST upload': (server) => uploadFile(server, room, note, '', () => {}),
  'POST offline.message': (server) => leaveMessage(server, { name: 'A', email: 'a@example.com', message: 'Hello' }),
  'POST transcript': (server) => sendTranscript(server, room, 'a@example.com'),
  'POST room.survey': (server) => rateRoom(server, room, { satisfaction: '5' }),
  'POST custom.field': (server) => saveCustomField(server, token, field),
  'POST custom.fields': (server) => saveCustomFields(server, token, [field]),
  'POST visitor.status': (server) => tellPresence(server, token, 'away'),
  'POST visitor.callStatus': (server) => declineCall(server, { ...room, callId: 'c1' }),
  'POST department.transfer': (server) => transferRoom(server, room, 'sales'),
  'POST page.visited': (server) => visitPage(server, room, visit),
  'POST external-service/call': (server) => askService(server, 't1', token, {}),
  'GET settings.public': (server) => getPublicSettings(server, ['Message_AllowEditing']),
}

/** Rocket.Chat itself answers these with `success: true` alone. */
const BARE = ['POST department.transfer', 'POST page.visited']

describe('An answer', () => {
  let workspace: Workspace
  let server: Server
  before(async () => {
    workspace = await Workspace.open({ API_Enable_CORS: true })
    server = { base: workspace.address, signal: new AbortController().signal }
  })
  afterEach(() => workspace.recovers())

  const outcome = (work: Promise<unknown>): Promise<unknown> => work.catch((error: unknown) => error)
  const isNoAnswer = (value: unknown): boolean => value instanceof ProtocolError || value instanceof UnavailableError

  for (const [name, send] of Object.entries(REQUESTS)) {
    it(`of a gateway is no answer to ${name}`, async () => {
      const taken: string[] = []
      for (const form of [...Object.keys(GATEWAY_ANSWERS), 'a bare success', 'firewall']) {
        if (/success$/.test(form) && BARE.includes(name)) continue
        // A proxy that finds a file too large has the last word on it.
        if (form === 'page 413' && name === 'POST upload') continue
        await workspace.recovers()
        await workspace.troubles({ kind: 'gateway', form, match: { path: '*' } })
        const result = await outcome(send(server))
        if (!isNoAnswer(result)) taken.push(`${form}: ${result}`)
      }
      expect(taken).to.deep.equal([])
    })

    it(`of Rocket.Chat’s that says no is a refusal of ${name}`, async () => {
      const body = { success: false, error: 'No [error-some-reason]', errorType: 'error-some-reason' }
      for (const status of [400, 403]) {
        await workspace.recovers()
        await workspace.troubles({ kind: 'answer', status, body, match: { path: '*' } })
        const result = await outcome(send(server))
        expect(result).to.be.instanceOf(RefusedError).that.includes({ code: 'error-some-reason', status })
      }
    })
  }

  it('about another visitor is no configuration', async () => {
    const config = { enabled: true, guest: { _id: 'v2', token: 'another-token' } }
    await workspace.troubles({ kind: 'answer', status: 200, body: { config, success: true }, match: { path: '*' } })
    expect(await outcome(getConfig(server, { token }))).to.be.instanceOf(ProtocolError)
    expect(await outcome(getConfig(server))).to.be.instanceOf(ProtocolError)
  })

  it('that never came is told from one that makes no sense', async () => {
    const silence = async (form: string): Promise<unknown> => {
      await workspace.recovers()
      await workspace.troubles({ kind: 'gateway', form, match: { path: 'livechat/*' } })
      const error = (await outcome(postMessage(server, room, 'm1', 'Hello'))) as RequestError
      return error instanceof UnavailableError && error.silent
    }
    expect(await silence('firewall')).to.equal(true)
    expect(await silence('page 503')).to.equal(false)
    expect(await silence('page 403')).to.equal(false)
  })

  it('that leads elsewhere is not followed, except for the configuration', async () => {
    const elsewhere = await Workspace.open()
    const sendElsewhere = (route: string): Promise<unknown> =>
      workspace.troubles({ kind: 'gateway', form: 'redirect', to: `${elsewhere.address}/api/v1/${route}` })
    await sendElsewhere('livechat/message')
    expect(await outcome(postMessage(server, room, 'm1', 'Hello'))).to.be.instanceOf(UnavailableError)
    expect(await elsewhere.timesAsked('POST livechat/message')).to.equal(0)
    await workspace.recovers()
    await sendElsewhere('livechat/config')
    expect(await getConfig(server)).to.have.property('enabled', true)
  })
})
