import { expect } from 'chai'
import { newWorkspace } from '../workspace.ts'
import { connect, dial } from './line.ts'

describe('The line', () => {
  it('greets with a session', async () => {
    const line = await dial(await newWorkspace())
    line.send({ msg: 'connect', version: '1', support: ['1'] })
    const { session } = await line.hears(({ msg }) => msg === 'connected')
    expect(session).to.match(/^\w{17}$/)
    expect(line.frames[0]).to.deep.equal({ server_id: '0' })
  })

  it('closes on a version that it does not speak', async () => {
    const line = await dial(await newWorkspace())
    line.send({ msg: 'connect', version: 'pre9', support: [] })
    await line.hears(({ msg, version }) => msg === 'failed' && version === '1')
    await line.closed
  })

  it('answers nothing but a greeting at first', async () => {
    const line = await dial(await newWorkspace())
    const sub = { msg: 'sub', id: 'a', name: 'stream-notify-all', params: ['x', false] }
    line.send(sub)
    const { reason, offendingMessage } = await line.hears(({ msg }) => msg === 'error')
    expect([reason, offendingMessage]).to.deep.equal(['Must connect first', sub])
  })

  it('answers a ping, with its id when it has one', async () => {
    const line = await connect(await newWorkspace())
    line.send({ msg: 'ping' })
    line.send({ msg: 'ping', id: '7' })
    await line.hears(({ msg, id }) => msg === 'pong' && id === '7')
    expect(line.frames.filter(({ msg }) => msg === 'pong')[0]).to.deep.equal({ msg: 'pong' })
  })

  it('complains of what it does not understand', async () => {
    const line = await connect(await newWorkspace())
    line.send({ msg: 'sing' })
    expect(await line.hears(({ msg }) => msg === 'error')).to.have.property('reason', 'Bad request')
  })

  it('does not know a method that was never there', async () => {
    const line = await connect(await newWorkspace())
    const { error } = await line.call('livechat:sing')
    expect(error).to.include({ error: 404, message: "Method 'livechat:sing' not found [404]", isClientSafe: true })
    await line.hears(({ msg, methods }) => msg === 'updated' && methods[0] === 'call1')
  })

  it('refuses what is no stream, and an event without a name', async () => {
    const line = await connect(await newWorkspace())
    expect((await line.subscribe('weather', 'a')).error.error).to.equal(404)
    expect((await line.subscribe('room-messages', '')).error.error).to.equal('invalid-event-name')
  })

  it('is opened on its own path only', async () => {
    const { address } = await newWorkspace()
    const socket = new WebSocket(`${address.replace('http', 'ws')}/elsewhere`)
    await new Promise((resolve) => socket.addEventListener('error', resolve))
    expect(socket.readyState).to.equal(WebSocket.CLOSED)
  })
})

describe('The limits of a line', () => {
  it('are off here unless they are switched on', async () => {
    const line = await connect(await newWorkspace())
    const answers = await Promise.all(Array.from({ length: 12 }, () => line.call('stream-notify-room')))
    expect(answers.filter(({ error }) => error)).to.deep.equal([])
  })

  it('let ten calls of a method pass, and say how long to wait', async () => {
    const workspace = await newWorkspace()
    await workspace.set({ DDP_Rate_Limit_Connection_By_Method_Enabled: true })
    const line = await connect(workspace)
    const answers = await Promise.all(Array.from({ length: 11 }, () => line.call('stream-notify-room')))
    expect(answers.filter(({ error }) => error)).to.have.length(1)
    const { error } = answers[10]
    expect(error.error).to.equal('too-many-requests')
    expect(error.details.timeToReset).to.be.within(1, 10_000)
    expect((await line.call('UserPresence:online')).error.error).to.equal('error-invalid-user')
  })
})
