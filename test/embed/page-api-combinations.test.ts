import { waitFor } from '@testing-library/dom'
import { expect } from 'chai'
import { Workspace } from '../story/workspace.ts'
import { MovedPage } from './moved-page.ts'

const OTHER = 'b'.repeat(64)

/** A page whose chat has two teams: Amira sells, Jonas supports. */
async function opensWithTeams(): Promise<MovedPage & { sales: string; support: string }> {
  const workspace = await Workspace.open({ Livechat_registration_form: false })
  const sales = await workspace.addsDepartment('Sales', {}, ['agent'])
  const support = await workspace.addsDepartment('Support', {}, ['agent2'])
  return Object.assign(await MovedPage.opensAt(workspace), { sales, support })
}

/** The same, with a conversation in Sales. */
async function talkingToSales(): ReturnType<typeof opensWithTeams> {
  const page = await opensWithTeams()
  page.calls('setDepartment', 'Sales')
  await page.talks()
  return page
}

/** The same, when it is over. */
async function talkedToSales(): ReturnType<typeof opensWithTeams> {
  const page = await talkingToSales()
  await page.agent.closes()
  await page.visitor.finds('heading', 'Chat ended')
  return page
}

/** Somebody else has a conversation under this token. */
async function conversationOf(token: string, { workspace }: MovedPage): Promise<string> {
  await workspace.ask('livechat/visitor', { visitor: { token, name: 'Grace' } })
  const { room } = await workspace.ask(`livechat/room?token=${token}`)
  const { _id: rid } = room as { _id: string }
  await workspace.ask('livechat/message', { token, rid, msg: 'Earlier words' })
  return rid
}

const departmentOfChat = async ({ workspace, agent }: MovedPage): Promise<unknown> => {
  const { room } = await workspace.ask(`rooms.info?roomId=${agent.rid}`, undefined, 'admin')
  return (room as { departmentId?: string }).departmentId
}

/** Begins the chat after one that is over, and says in which department it is. */
async function nextChatOf(page: MovedPage): Promise<unknown> {
  await page.visitor.clicks('New chat')
  await page.visitor.writes('Hello again')
  return waitFor(
    async () => {
      const { token } = page.visitor.storedValue('visitor') as { token: string }
      const { config } = await page.workspace.ask(`livechat/config?token=${token}`)
      const { room } = config as { room?: { departmentId?: string } }
      expect(room).to.be.an('object')
      return room?.departmentId
    },
    { timeout: 8000 },
  )
}

describe('Before a chat', () => {
  it('registerGuest goes to the department that was set, unless it names one', async () => {
    const page = await opensWithTeams()
    page.calls('setDepartment', 'Sales')
    page.calls('registerGuest', { name: 'Ada' })
    await page.isKnownAs({ name: 'Ada', department: page.sales })
    page.calls('registerGuest', { name: 'Ada', department: page.support })
    await page.isKnownAs({ department: page.support })
  })

  it('clearDepartment takes back what was set, and registerGuest goes to none', async () => {
    const page = await opensWithTeams()
    page.calls('setDepartment', 'Sales')
    page.calls('clearDepartment')
    page.calls('registerGuest', { name: 'Ada' })
    await page.isKnownAs({ name: 'Ada' })
    expect(await page.knownVisitor()).not.to.have.property('department')
  })

  it('the last of several registered visitors is the one', async () => {
    const page = await opensWithTeams()
    page.calls('registerGuest', { token: 'a'.repeat(64), name: 'Ada' })
    page.calls('registerGuest', { token: OTHER, name: 'Grace' })
    await page.isKnownAs({ token: OTHER, name: 'Grace' })
    await page.talks()
    await page.visitor.seesMessages('Hello')
  })

  it('setGuestToken brings a conversation, and setDepartment does not move it', async () => {
    const page = await opensWithTeams()
    page.agent.rid = await conversationOf(OTHER, page)
    const before = await departmentOfChat(page)
    page.calls('setGuestToken', OTHER)
    page.calls('setDepartment', 'Support')
    await page.isKnownAs({ department: page.support })
    await page.visitor.opensPanel()
    await page.visitor.seesMessages('Earlier words')
    expect(await departmentOfChat(page)).to.equal(before)
  })

  it('transferChat has nothing to pass on', async () => {
    const page = await opensWithTeams()
    page.calls('registerGuest', { name: 'Ada' })
    page.calls('transferChat', 'Support')
    await page.prints(/There is no chat to pass on/)
  })
})

describe('During a chat', () => {
  it('registerGuest changes the name and keeps conversation and line', async () => {
    const page = await talkingToSales()
    const { everOpened } = (await page.workspace.log()).sockets
    page.calls('registerGuest', { name: 'Ada' })
    await page.isKnownAs({ name: 'Ada' })
    await page.agent.replies('Good morning')
    await page.visitor.seesMessages('Hello', 'Good morning')
    expect((await page.workspace.log()).sockets.everOpened).to.equal(everOpened)
  })

  it('registerGuest with another token begins with somebody else', async () => {
    const page = await talkingToSales()
    page.calls('registerGuest', { token: OTHER, name: 'Grace' })
    await page.isKnownAs({ token: OTHER, name: 'Grace' })
    await waitFor(() => expect(page.visitor.messages()).to.deep.equal([]))
    await page.agent.replies('Ada?')
    await page.visitor.writes('No')
    await page.visitor.seesMessages('No')
  })

  it('setGuestToken goes to another conversation, and back', async () => {
    const page = await talkingToSales()
    await conversationOf(OTHER, page)
    const { token } = page.visitor.storedValue('visitor') as { token: string }
    page.calls('setGuestToken', OTHER)
    await page.visitor.seesMessages('Earlier words')
    page.calls('setGuestToken', token)
    await page.visitor.seesMessages('Hello')
    await page.agent.replies('Good morning')
    await page.visitor.seesMessages('Hello', 'Good morning')
  })

  it('setDepartment and clearDepartment leave the conversation where it is', async () => {
    const page = await talkingToSales()
    page.calls('setDepartment', 'Support')
    await page.isKnownAs({ department: page.support })
    page.calls('clearDepartment')
    await page.agent.replies('Good morning')
    await page.visitor.seesMessages('Hello', 'Good morning')
    expect(await departmentOfChat(page)).to.equal(page.sales)
  })

  it('transferChat passes it on, and again to where it is does no harm', async () => {
    const page = await talkingToSales()
    page.calls('transferChat', 'Support')
    await page.visitor.sees('Jonas Lind joined')
    page.calls('transferChat', 'Support')
    page.calls('transferChat', page.sales)
    await page.visitor.sees(/passed on to Sales/)
    expect(page.printed).to.deep.equal([])
    expect(await departmentOfChat(page)).to.equal(page.sales)
  })
})

describe('After a chat', () => {
  it('registerGuest leaves the farewell, and is who the next chat is with', async () => {
    const page = await talkedToSales()
    page.calls('registerGuest', { name: 'Ada' })
    await page.isKnownAs({ name: 'Ada' })
    expect(page.visitor.has('heading', 'Chat ended')).to.equal(true)
    expect(await nextChatOf(page)).to.equal(page.sales)
  })

  it('setGuestToken turns from the farewell to somebody else’s conversation', async () => {
    const page = await talkedToSales()
    await conversationOf(OTHER, page)
    page.calls('setGuestToken', OTHER)
    await page.visitor.seesMessages('Earlier words')
    expect(page.visitor.has('heading', 'Chat ended')).to.equal(false)
  })

  it('setDepartment is where the next chat is', async () => {
    const page = await talkedToSales()
    page.calls('setDepartment', 'Support')
    await page.isKnownAs({ department: page.support })
    expect(await nextChatOf(page)).to.equal(page.support)
  })

  it('clearDepartment leaves the next chat to what the server knows', async () => {
    const page = await talkedToSales()
    page.calls('clearDepartment')
    expect(await nextChatOf(page)).to.equal(page.sales)
  })

  it('transferChat has nothing to pass on', async () => {
    const page = await talkedToSales()
    page.calls('transferChat', 'Support')
    await page.prints(/There is no chat to pass on/)
  })
})
