import { LivechatClientImpl } from '@rocket.chat/ddp-client'
import { expect } from 'chai'
import { newDepartment } from '../department.ts'
import { newToken } from '../visitor.ts'
import { newWorkspace, type Workspace } from '../workspace.ts'

// biome-ignore lint/suspicious/noExplicitAny: tests read whatever the server says
type Said = any

/** Rocket.Chat's own client, and everything that it has heard. */
interface Client {
  workspace: Workspace
  sdk: Said
  rid: string
  heard: { messages: Said[]; deleted: Said[]; typing: Said[]; agents: Said[] }
  /** Waits until something has been heard that fits. */
  hears(where: keyof Client['heard'], fits?: (said: Said) => boolean): Promise<Said>
}

const open: { connection: { close(): void } }[] = []

async function connect(workspace: Workspace): Promise<LivechatClientImpl> {
  const sdk = LivechatClientImpl.create(workspace.address.replace('http', 'ws'), { retryCount: 3, retryTime: 50 })
  open.push(sdk)
  await sdk.connection.connect()
  return sdk
}

/** A conversation that Rocket.Chat's own client has begun. */
async function begin(): Promise<Client> {
  const workspace = await newWorkspace()
  const sdk = (await connect(workspace)) as Said
  await sdk.grantVisitor({ visitor: { token: newToken(), name: 'Ada', email: 'ada@example.com' } })
  const { _id: rid } = await sdk.room({})
  const heard: Client['heard'] = { messages: [], deleted: [], typing: [], agents: [] }
  const waiting = new Set<() => void>()
  const keep = (where: keyof Client['heard']) => (said: Said) => {
    heard[where].push(said)
    for (const look of waiting) look()
  }
  await sdk.subscribeRoom(rid)
  sdk.onMessage(keep('messages'))
  sdk.onUserActivity((name: string, activities: string[]) => keep('typing')([name, activities]))
  sdk.ev.on('delete', ([said]: Said[]) => keep('deleted')(said))
  sdk.onAgentChange(rid, keep('agents'))
  const hears: Client['hears'] = (where, fits = () => true) =>
    new Promise((resolve) => {
      const look = (): void => {
        const said = heard[where].find(fits)
        if (said) resolve(said)
      }
      waiting.add(look)
      look()
    })
  return { workspace, sdk, rid, heard, hears }
}

describe('Rocket.Chat’s own client', () => {
  afterEach(() => {
    for (const { connection } of open.splice(0)) connection.close()
  })

  it('reads the configuration', async () => {
    const sdk = (await connect(await newWorkspace())) as Said
    const config = await sdk.config({})
    expect(config).to.include({ enabled: true, online: true })
  })

  it('registers and finds its visitor', async () => {
    const { sdk } = await begin()
    expect((await sdk.visitor()).visitor).to.include({ name: 'Ada', username: 'guest-1' })
    expect(await sdk.updateVisitorStatus('away')).to.equal('away')
  })

  it('sends, and hears what it has sent', async () => {
    const { sdk, rid, hears } = await begin()
    const { message } = await sdk.sendMessage({ rid, msg: 'Where is my order?' })
    const said = await hears('messages', ({ msg }) => msg === 'Where is my order?')
    expect(said._id).to.equal(message._id)
  })

  it('hears the agent', async () => {
    const { workspace, rid, hears } = await begin()
    const agent = await workspace.as('agent')
    await agent.post('chat.sendMessage', { message: { rid, msg: 'Let me look' } })
    const said = await hears('messages', ({ msg }) => msg === 'Let me look')
    expect(said.u).to.include({ username: 'agent', name: 'Amira Haddad' })
  })

  it('hears the agent type, and is heard', async () => {
    const { workspace, sdk, rid, hears } = await begin()
    const other = await connect(workspace)
    await other.account.loginWithToken((await workspace.as('agent')).token)
    const typed = new Promise((resolve) => {
      const stream = other.stream('notify-room', `${rid}/user-activity`, (...args: Said[]) => resolve(args))
      void stream.ready().then(() => sdk.notifyVisitorActivity(rid, 'Ada', ['user-typing']))
    })
    expect(((await typed) as Said[]).slice(0, 2)).to.deep.equal(['Ada', ['user-typing']])
    await other.client.callAsync('stream-notify-room', `${rid}/user-activity`, 'agent', ['user-typing'])
    expect(await hears('typing')).to.deep.equal(['agent', ['user-typing']])
  })

  it('reads the history, one message, and changes it', async () => {
    const { sdk, rid, hears } = await begin()
    const { message } = await sdk.sendMessage({ rid, msg: 'Helo' })
    expect((await sdk.loadMessages(rid, {}))[0]).to.include({ msg: 'Helo' })
    expect((await sdk.message(message._id, { rid })).message.msg).to.equal('Helo')
    await sdk.editMessage(message._id, { rid, token: sdk.token, msg: 'Hello' })
    expect((await hears('messages', ({ msg }) => msg === 'Hello'))._id).to.equal(message._id)
  })

  it('cannot delete with its own verb, which sends no body, but hears of a deletion', async () => {
    const { workspace, sdk, rid, hears } = await begin()
    const { message } = await sdk.sendMessage({ rid, msg: 'Oops' })
    const { status } = await sdk.deleteMessage(message._id, { rid }).catch((response: Response) => response)
    expect(status).to.equal(400)
    await workspace.delete(`livechat/message/${message._id}`, { rid, token: sdk.token })
    expect(await hears('deleted')).to.deep.equal({ _id: message._id })
  })

  it('changes the department, and hears of the new agent', async () => {
    const { workspace, sdk, rid, hears } = await begin()
    const department = await newDepartment(workspace, 'Sales', ['agent2'])
    await sdk.transferChat({ rid, department })
    expect(await hears('agents')).to.include({ username: 'agent2', name: 'Jonas Lind' })
    expect(await sdk.agent(rid)).to.include({ username: 'agent2' })
    await hears('messages', ({ t }) => t === 'livechat_transfer_history')
  })

  it('sends a file', async () => {
    const { sdk, rid, hears } = await begin()
    await sdk.uploadFile(rid, new File(['hello'], 'note.txt', { type: 'text/plain' }))
    expect((await hears('messages', ({ file }) => !!file)).file.name).to.equal('note.txt')
  })

  it('leaves a page visit, a message for later and what it knows', async () => {
    const { workspace, sdk } = await begin()
    await workspace.set({ Livechat_offline_email: 'team@example.com' })
    const pageInfo = { change: 'url', title: 'Pricing', location: { href: 'https://shop.example/' } }
    expect((await sdk.sendVisitorNavigation({ token: sdk.token, pageInfo })).page.msg).to.contain('Pricing')
    const letter = { name: 'Ada', email: 'ada@example.com', message: 'Hello' }
    expect(await sdk.sendOfflineMessage(letter)).to.include({ message: 'Livechat offline message sent' })
    expect(await sdk.nextAgent()).to.deep.equal({ success: true })
  })

  it('ends the conversation: transcript, close, survey, and forgets its visitor', async () => {
    const { workspace, sdk, rid, hears } = await begin()
    expect((await sdk.requestTranscript('ada@example.com', { rid })).success).to.equal(true)
    expect(await sdk.closeChat({ rid })).to.deep.equal({ rid, comment: 'Closed by visitor', success: true })
    await hears('messages', ({ t }) => t === 'livechat-close')
    const data = [{ name: 'satisfaction', value: '5' }]
    expect((await sdk.chatSurvey({ rid, data })).data).to.deep.equal({ satisfaction: '5' })
    expect((await sdk.deleteVisitor()).visitor._id).to.be.a('string')
    expect((await workspace.get(`livechat/visitor/${sdk.token}`)).status).to.equal(400)
  })

  it('comes back after the line was cut, and hears again', async () => {
    const { workspace, sdk, rid, hears } = await begin()
    const back = new Promise((resolve) => sdk.connection.once('connected', resolve))
    await workspace.backstage('trouble', { kind: 'cut' })
    await back
    // It asks for its subscriptions again in the moment it is back; this call comes after them.
    await sdk.client.callAsync('stream-notify-room', `${rid}/user-activity`, 'Ada', [], { token: sdk.token })
    await sdk.sendMessage({ rid, msg: 'Still here?' })
    await hears('messages', ({ msg }) => msg === 'Still here?')
  })
})
