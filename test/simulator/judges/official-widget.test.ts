import { expect } from 'chai'
import { itIn } from '../../engine.ts'
import { connect } from '../realtime/line.ts'
import { newWorkspace, type SignedIn, type Workspace } from '../workspace.ts'
import { type OfficialWidget, openOfficialWidget } from './official-widget.ts'

interface Shop {
  workspace: Workspace
  visitor: OfficialWidget
  agent: SignedIn
}

/** A shop with Rocket.Chat's own widget in it, and a visitor who has filled in the form. */
async function openShop(version?: 6 | 7 | 9): Promise<Shop> {
  const workspace = await newWorkspace(version)
  // Only where consent is asked for does this widget offer to remove data.
  await workspace.set({ Livechat_force_accept_data_processing_consent: true, Livechat_enable_transcript: true })
  const visitor = await openOfficialWidget(workspace)
  await visitor.clicks('G') // its launcher is called by the first letter of what it opens
  await visitor.clicks('I Agree')
  await visitor.fillsIn('Name *', 'Ada')
  await visitor.fillsIn('Email *', 'ada@example.com')
  await visitor.clicks('Start chat')
  return { workspace, visitor, agent: await workspace.as('agent') }
}

// biome-ignore lint/suspicious/noExplicitAny: tests read whatever the server says
async function roomOf({ get, _id }: SignedIn): Promise<any> {
  return (await get(`livechat/rooms?agents[]=${_id}`)).body.rooms[0]
}

/** Begins, is answered, ends, and is forgotten: from the first word to the last. */
async function holdConversation({ workspace, visitor, agent }: Shop): Promise<void> {
  await visitor.writes('Where is my order?')
  await visitor.sees('Amira Haddad')
  const { _id: rid, v, source, lastMessage } = await roomOf(agent)
  expect(source).to.deep.equal({ type: 'widget', destination: new URL(workspace.address).host })
  expect(lastMessage).to.include({ msg: 'Where is my order?', alias: 'Ada' })
  await agent.post('chat.sendMessage', { message: { rid, msg: 'It is on its way' } })
  await visitor.sees('It is on its way')

  await visitor.clicks('Options')
  await visitor.clicks('Finish this chat')
  await visitor.clicks('Yes')
  await visitor.sees('Would you like a copy of this chat emailed?')
  await visitor.clicks('Yes')
  await visitor.clicks('OK')
  await visitor.sees('Chat Finished')
  expect(await roomOf(agent))
    .to.deep.include({ _id: rid, closer: 'visitor' })
    .and.not.have.property('open')
  expect((await workspace.backstage('mails')).mails[0]).to.include({ to: 'ada@example.com', kind: 'transcript' })

  await visitor.clicks('New Chat')
  await visitor.clicks('Options')
  await visitor.clicks('Forget/Remove my data')
  await visitor.clicks('Yes')
  await visitor.sees('tell us some information') // the form is back: nobody is known any more
  expect(await roomOf(agent)).to.equal(undefined)
  expect((await workspace.get(`livechat/visitor/${v.token}`)).body.errorType).to.equal('invalid-token')
}

describe('Rocket.Chat’s own widget', function () {
  this.timeout(30_000)
  const it = itIn(['chromium', 'firefox'], 'the driver finds nothing in a frame of another origin')
  let shop: Shop | undefined
  afterEach(() => shop?.visitor.leaves())

  it('holds a conversation with 8.x, ends it and has it removed', async () => {
    shop = await openShop()
    await holdConversation(shop)
  })

  it('does the same with 6.x, for which it was made', async () => {
    shop = await openShop(6)
    await holdConversation(shop)
  })

  it('does the same with 9.x, as far as that is known', async () => {
    shop = await openShop(9)
    await holdConversation(shop)
  })

  it('types unheard, as servers take only a younger event, and follows when the agent ends the conversation', async () => {
    shop = await openShop(7)
    const { workspace, visitor, agent } = shop
    await visitor.writes('Hello')
    await visitor.sees('Amira Haddad')
    const { _id: rid } = await roomOf(agent)
    const line = await connect(workspace)
    await line.call('login', { resume: agent.token })
    for (const event of ['typing', 'user-activity']) await line.subscribe('notify-room', `${rid}/${event}`)
    await line.subscribe('room-messages', rid)
    await visitor.writes('Anybody there?')
    await line.event('room-messages', ({ msg }) => msg === 'Anybody there?')
    expect(line.events('notify-room')).to.deep.equal([])

    await agent.post('livechat/room.closeByUser', { rid, comment: 'bye' })
    await visitor.sees('Would you like a copy of this chat emailed?')
    await visitor.clicks('No')
    await visitor.sees('Chat Finished')
  })
})
