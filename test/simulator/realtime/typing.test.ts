import { expect } from 'chai'
import { newVisitor, register } from '../visitor.ts'
import { newWorkspace } from '../workspace.ts'
import { connect } from './line.ts'

describe('Typing', () => {
  const activity = (rid: string): string => `${rid}/user-activity`

  it('goes from the visitor to the agent, and not back', async () => {
    const { workspace, token, rid } = await newVisitor()
    const agent = await connect(workspace)
    await agent.call('login', { user: { username: 'agent' }, password: 'agent' })
    await agent.subscribe('notify-room', activity(rid))
    const visitor = await connect(workspace)
    await visitor.listen('notify-room', activity(rid), token)
    await visitor.call('stream-notify-room', activity(rid), 'Ada', ['user-typing'], { token })
    expect(await agent.event('notify-room')).to.deep.equal(['Ada', ['user-typing'], { token }])
    await visitor.settles()
    expect(visitor.events('notify-room')).to.deep.equal([])
  })

  it('goes from the agent to the visitor, under the own name only', async () => {
    const { workspace, token, rid } = await newVisitor()
    const visitor = await connect(workspace)
    await visitor.listen('notify-room', activity(rid), token)
    const agent = await connect(workspace)
    await agent.call('login', { user: { username: 'agent' }, password: 'agent' })
    await agent.call('stream-notify-room', activity(rid), 'Somebody', ['user-typing'])
    await agent.call('stream-notify-room', activity(rid), 'agent', [])
    expect(await visitor.event('notify-room')).to.deep.equal(['agent', []])
    await workspace.set({ UI_Use_Real_Name: true })
    await agent.call('stream-notify-room', activity(rid), 'Amira Haddad', ['user-typing'])
    expect(await visitor.event('notify-room', (name) => name === 'Amira Haddad')).to.have.length(2)
  })

  it('is refused without a word', async () => {
    const { workspace, token, rid } = await newVisitor()
    const stranger = await register(workspace)
    const listener = await connect(workspace)
    for (const event of [activity(rid), `${rid}/call`]) await listener.listen('notify-room', event, token)
    const line = await connect(workspace)
    const refusals = [
      await line.call('stream-notify-room', activity(rid), 'Eve', ['user-typing'], { token: stranger }),
      await line.call('stream-notify-room', activity(rid), 'Eve', ['user-typing']),
      await line.call('stream-notify-room', `${rid}/call`, 'decline'),
    ]
    for (const { result, error } of refusals) expect([result, error]).to.deep.equal([undefined, undefined])
    await listener.settles()
    expect(listener.events('notify-room')).to.deep.equal([])
  })

  it('has one event in every generation, and the older one is neither taken nor sent', async () => {
    for (const version of [6, 7, 8] as const) {
      const { workspace, token, rid } = await newVisitor(await newWorkspace(version))
      const listener = await connect(workspace)
      for (const event of [activity(rid), `${rid}/typing`]) await listener.listen('notify-room', event, token)
      const line = await connect(workspace)
      const { error } = await line.call('stream-notify-room', `${rid}/typing`, 'Ada', true, { token })
      expect(error).to.equal(undefined)
      await line.call('stream-notify-room', activity(rid), 'Ada', ['user-typing'], { token })
      await listener.settles()
      expect(listener.events('notify-room').map(([, what]) => what)).to.deep.equal([['user-typing']])
    }
  })

  it('is heard by a manager who is not in the room', async () => {
    const { workspace, token, rid } = await newVisitor()
    const manager = await connect(workspace)
    await manager.call('login', { user: { username: 'admin' }, password: 'admin' })
    expect(await manager.subscribe('notify-room', activity(rid))).to.include({ msg: 'ready' })
    const line = await connect(workspace)
    await line.call('stream-notify-room', activity(rid), 'Ada', ['user-typing'], { token })
    expect((await manager.event('notify-room'))[0]).to.equal('Ada')
  })
})
