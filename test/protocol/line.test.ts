import { waitFor } from '@testing-library/dom'
import { expect } from 'chai'
import { parseFrame } from '../../src/protocol/ddp.ts'
import { reconnect } from '../../src/protocol/reconnect.ts'
import { type Connection, type Happening, socket } from '../../src/protocol/socket.ts'
import { announceTyping, listenTo, STREAMS } from '../../src/protocol/streams.ts'
import { Workspace } from '../story/workspace.ts'

describe('A frame', () => {
  for (const [source, frame] of [
    ['{"msg":"connected","session":"s"}', { is: 'connected' }],
    ['{"msg":"ping"}', { is: 'ping', id: '' }],
    ['{"msg":"ping","id":"7"}', { is: 'ping', id: '7' }],
    ['{"msg":"ready","subs":["1","2"]}', { is: 'ready', subscriptions: ['1', '2'] }],
    ['{"msg":"nosub","id":"1","error":{"error":"not-allowed"}}', { is: 'refused', subscription: '1' }],
    [
      '{"msg":"changed","collection":"stream-x","id":"id","fields":{"eventName":"e","args":[1]}}',
      { is: 'event', stream: 'stream-x', name: 'e', args: [1] },
    ],
    ['{"server_id":"0"}', { is: 'noise' }],
    ['{"msg":"changed"}', { is: 'event', stream: '', name: '', args: [] }],
    ['not json', { is: 'noise' }],
    ['null', { is: 'noise' }],
    ['[]', { is: 'noise' }],
    [new Blob(), { is: 'noise' }],
  ] as const) {
    it(`is understood: ${source}`, () => {
      expect(parseFrame(source)).to.deep.equal(frame)
    })
  }
})

describe('A line', () => {
  let workspace: Workspace
  let connection: Connection
  let happened: Happening['is'][]
  let hope: () => void
  beforeEach(async () => {
    workspace = await Workspace.open()
    connection = reconnect(socket(`${workspace.address.replace('http', 'ws')}/websocket`), (listener) => {
      hope = listener
      return () => {}
    })
    happened = []
    connection.on(({ is }) => {
      if (is === 'open' || is === 'closed') happened.push(is)
    })
  })
  afterEach(() => connection.disconnect())

  const becomes = async (...states: string[]): Promise<void> => {
    await waitFor(() => expect(happened).to.deep.equal(states), { timeout: 8000 })
  }

  /** A visitor with an open room. */
  const openRoom = async (token = 'visitor'): Promise<string> => {
    await workspace.ask('livechat/visitor', { visitor: { token, name: 'Ada' } })
    const { room } = await workspace.ask(`livechat/room?token=${token}`)
    return (room as { _id: string })._id
  }

  it('shakes hands before it is open', async () => {
    connection.connect()
    await becomes('open')
  })

  it('tells that it was cut, and comes back', async () => {
    connection.connect()
    await becomes('open')
    await workspace.troubles({ kind: 'cut' })
    await becomes('open', 'closed', 'open')
  })

  it('comes back at once when there is hope', async () => {
    connection.connect()
    await becomes('open')
    await workspace.troubles({ kind: 'refuse-sockets' }, { kind: 'cut' })
    await waitFor(() => expect(happened.filter((is) => is === 'closed').length).to.be.greaterThan(1), { timeout: 6000 })
    await workspace.recovers()
    hope()
    await waitFor(() => expect(happened.at(-1)).to.equal('open'), { timeout: 3000 })
  })

  it('stays away once it was hung up', async () => {
    connection.connect()
    await becomes('open')
    connection.disconnect()
    hope()
    await waitFor(async () => expect((await workspace.log()).sockets).to.deep.equal({ open: 0, everOpened: 1 }))
    expect(happened).to.deep.equal(['open'])
  })

  it('subscribes anew each time it opens', async () => {
    const rid = await openRoom()
    let ready = 0
    const heard: unknown[] = []
    listenTo(connection, 'visitor', [
      { name: STREAMS.messages, event: rid, receive: (args) => heard.push(...args), ready: () => ready++ },
    ])
    connection.connect()
    await waitFor(() => expect(ready).to.equal(1))
    await workspace.troubles({ kind: 'cut' })
    await waitFor(() => expect(ready).to.equal(2), { timeout: 8000 })
    await workspace.ask('livechat/message', { token: 'visitor', rid, msg: 'Heard once' })
    await waitFor(() => expect(heard).to.have.lengthOf(1))
  })

  it('tells when the server does not let it listen', async () => {
    const rid = await openRoom()
    let refused = 0
    listenTo(connection, 'somebody else', [
      { name: STREAMS.messages, event: rid, receive: () => {}, refused: () => refused++ },
    ])
    connection.connect()
    await waitFor(() => expect(refused).to.equal(1))
  })

  it('carries what the visitor types to others in the room', async () => {
    const rid = await openRoom()
    const heard: unknown[][] = []
    const other = socket(`${workspace.address.replace('http', 'ws')}/websocket`)
    listenTo(other, 'visitor', [
      { name: STREAMS.notify, event: `${rid}/user-activity`, receive: (args) => heard.push(args.slice(0, 2)) },
    ])
    let subscribed = false
    other.on(({ is }) => {
      subscribed ||= is === 'ready'
    })
    other.connect()
    await waitFor(() => expect(subscribed).to.equal(true))
    connection.connect()
    await becomes('open')
    announceTyping(connection, rid, 'visitor', 'Ada', true)
    announceTyping(connection, rid, 'visitor', 'Ada', false)
    await waitFor(() =>
      expect(heard).to.deep.equal([
        ['Ada', ['user-typing']],
        ['Ada', []],
      ]),
    )
    other.disconnect()
  })
})
