import { expect } from 'chai'
import { newVisitor } from '../visitor.ts'
import { newWorkspace, type Workspace } from '../workspace.ts'
import { connect, dial } from './line.ts'

const cause = (workspace: Workspace, ...orders: object[]): Promise<unknown> => workspace.backstage('trouble', orders)

/** What a page gets: an answer, or nothing at all. */
const outcome = (call: Promise<{ status: number }>): Promise<number | 'nothing'> =>
  call.then(
    ({ status }) => status,
    () => 'nothing',
  )

describe('Trouble with lines', () => {
  it('can cut them', async () => {
    const workspace = await newWorkspace()
    const line = await connect(workspace)
    await cause(workspace, { kind: 'cut' })
    await line.closed
    expect((await workspace.backstage('log')).sockets).to.deep.equal({ open: 0, everOpened: 1 })
  })

  it('can refuse new ones until it is over', async () => {
    const workspace = await newWorkspace()
    await cause(workspace, { kind: 'refuse-sockets' })
    expect(await dial(workspace).catch((error: Error) => error.message)).to.equal('The server refuses the WebSocket.')
    await cause(workspace, { kind: 'clear' })
    await connect(workspace)
  })

  it('can silence those that are open, for good, while new ones work', async () => {
    const { workspace, token, rid, says } = await newVisitor()
    const deaf = await connect(workspace)
    await deaf.listen('room-messages', rid, token)
    await cause(workspace, { kind: 'silence' })
    const fresh = await connect(workspace)
    await fresh.listen('room-messages', rid, token)
    deaf.send({ msg: 'ping' })
    await says('Hello')
    await fresh.event('room-messages')
    await fresh.settles()
    expect(deaf.events('room-messages')).to.deep.equal([])
    expect(deaf.frames.filter(({ msg }) => msg === 'pong')).to.deep.equal([])
  })

  it('can silence new ones, too', async () => {
    const workspace = await newWorkspace()
    await cause(workspace, { kind: 'silence', later: true })
    const line = await dial(workspace)
    line.send({ msg: 'connect', version: '1', support: ['1'] })
    await workspace.get('livechat/config')
    expect(line.frames).to.deep.equal([])
  })

  it('can double events', async () => {
    const { workspace, token, rid, says } = await newVisitor()
    const line = await connect(workspace)
    await line.listen('room-messages', rid, token)
    await cause(workspace, { kind: 'streams', duplicate: true })
    await says('Hello')
    await line.settles()
    expect(line.events('room-messages')).to.have.length(2)
  })

  it('can let events overtake each other, and `updated` the result', async () => {
    const { workspace, token, rid, says } = await newVisitor()
    const line = await connect(workspace)
    await line.listen('room-messages', rid, token)
    await cause(workspace, { kind: 'streams', reorder: true })
    for (const text of ['one', 'two', 'three']) await says(text)
    await line.event('room-messages', ({ msg }) => msg === 'three')
    expect(line.events('room-messages').map(([{ msg }]) => msg)).to.deep.equal(['two', 'one', 'three'])
    await line.call('nothing')
    const kinds = line.frames.map(({ msg }) => msg)
    expect(kinds.indexOf('updated')).to.be.below(kinds.indexOf('result'))
  })

  it('can let events come late', async () => {
    const { workspace, token, rid, says } = await newVisitor()
    const line = await connect(workspace)
    await line.listen('room-messages', rid, token)
    await cause(workspace, { kind: 'streams', delay: 2000 })
    await says('Hello')
    await line.settles()
    expect(line.events('room-messages')).to.deep.equal([])
    expect((await line.event('room-messages'))[0].msg).to.equal('Hello')
  })
})

describe('Trouble with everything', () => {
  it('can take the server away and bring it back', async () => {
    const workspace = await newWorkspace()
    const line = await connect(workspace)
    await cause(workspace, { kind: 'away', ms: 2000 })
    await line.closed
    expect(await outcome(workspace.get('livechat/config'))).to.equal('nothing')
    expect(await outcome(dial(workspace).then(() => ({ status: 101 })))).to.equal('nothing')
    let back = await outcome(workspace.get('livechat/config'))
    while (back === 'nothing') back = await outcome(workspace.get('livechat/config'))
    await connect(workspace)
  })

  it('can set the clock wrong', async () => {
    const { workspace, says } = await newVisitor()
    await cause(workspace, { kind: 'clock', ms: -3_600_000 })
    const { ts } = (await says('Hello')) as unknown as { ts: string }
    expect(Date.parse(ts)).to.be.within(Date.now() - 3_610_000, Date.now() - 3_590_000)
  })
})
