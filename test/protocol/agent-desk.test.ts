import { expect } from 'chai'
import { getAccount, setPresence, setService, signIn, signOut } from '../../src/protocol/agent-account.ts'
import { fileAddress, sendFile } from '../../src/protocol/agent-files.ts'
import { deleteMessage, editMessage, getRoomHistory, sendMessage } from '../../src/protocol/agent-messages.ts'
import { getQueue, returnToQueue, takeInquiry } from '../../src/protocol/agent-queue.ts'
import type { AgentServer } from '../../src/protocol/agent-request.ts'
import { closeRoomByUser } from '../../src/protocol/agent-rest.ts'
import { getClosedRooms, getOwnRooms, getSubscriptions, readRoom } from '../../src/protocol/agent-rooms.ts'
import {
  getColleagues,
  getDepartments,
  getFieldLabels,
  getOwnDepartments,
  getPublicSettings,
} from '../../src/protocol/agent-team.ts'
import { getPageVisits, getVisitorDetails } from '../../src/protocol/agent-visitor.ts'
import { makeMessageId } from '../../src/protocol/id.ts'
import { Desk, refusalOf } from './desk.ts'

describe('An agent at the desk', () => {
  let desk: Desk
  let agent: AgentServer
  beforeEach(async () => {
    desk = await Desk.open()
    agent = await desk.seats('agent')
  })

  it('is not let in with a wrong password', async () => {
    expect(await refusalOf(signIn(agent, 'agent', 'wrong'))).to.equal('401 Unauthorized')
  })

  it('is known by the login until it ends', async () => {
    const ends: string[] = []
    const seat = await desk.seats('agent', () => ends.push('signed out'))
    expect(await getAccount(seat)).to.include({ name: 'Amira Haddad', presence: 'online', service: 'available' })
    await signOut(seat)
    expect(await refusalOf(getAccount(seat))).to.match(/^401/)
    expect(ends).to.deep.equal(['signed out'])
  })

  it('looks busy, and takes no chats', async () => {
    await setPresence(agent, 'busy')
    expect(await setService(agent, 'not-available')).to.equal('not-available')
    expect(await getAccount(agent)).to.include({ presence: 'busy', service: 'not-available' })
  })

  it('can be no agent at all', async () => {
    const admin = await desk.seats('admin')
    expect(await getAccount(admin)).to.include({ service: '' })
    expect(await refusalOf(setService(admin, 'available'))).to.equal('404 Agent not found')
  })

  it('takes what waits, unless a colleague was faster', async () => {
    const { rid } = await desk.greets()
    const [inquiry] = await getQueue(agent)
    expect(inquiry).to.include({ rid, name: 'Ada', queued: true })
    await takeInquiry(agent, inquiry?.id ?? '')
    expect(await getQueue(agent)).to.deep.equal([])
    const late = takeInquiry(await desk.seats('agent2'), inquiry?.id ?? '')
    expect(await refusalOf(late)).to.equal('error-inquiry-taken')
    expect(await refusalOf(takeInquiry(agent, 'nowhere'))).to.equal('error-not-found')
  })

  it('takes nothing while away from the desk', async () => {
    await desk.greets()
    const [inquiry] = await getQueue(agent)
    await setPresence(agent, 'offline')
    expect(await refusalOf(takeInquiry(agent, inquiry?.id ?? ''))).to.equal('error-agent-status-service-offline')
  })

  it('gives a chat back to the queue', async () => {
    const { rid } = await desk.serves(agent)
    expect(await returnToQueue(agent, rid)).to.equal(true)
    expect((await getQueue(agent))[0]).to.include({ rid })
    expect(await returnToQueue(agent, rid)).to.equal(false)
  })

  it('sees what is unread until it is read', async () => {
    const { rid, says } = await desk.serves(agent)
    await says('Hello?')
    expect((await getOwnRooms(agent))[0]).to.deep.include({ id: rid, open: true, lastWords: 'Hello?' })
    expect((await getSubscriptions(agent))[0]?.unread).to.be.greaterThan(0)
    await readRoom(agent, rid)
    expect(await getSubscriptions(agent)).to.deep.equal([{ rid, unread: 0 }])
  })

  it('finds finished chats again', async () => {
    const { rid } = await desk.serves(agent)
    await closeRoomByUser(agent, { rid, comment: 'Solved' })
    expect((await getClosedRooms(agent)).map(({ id }) => id)).to.deep.equal([rid])
  })

  it('says something, once', async () => {
    const { rid } = await desk.serves(agent)
    const id = makeMessageId()
    await sendMessage(agent, rid, id, 'Hello *Ada*')
    const again = await sendMessage(agent, rid, id, 'Hello *Ada*')
    expect(again).to.include({ id, text: 'Hello *Ada*', fromVisitor: false })
    const words = (await getRoomHistory(agent, rid)).filter(({ kind }) => !kind)
    expect(words.map((message) => message.id)).to.deep.equal([id])
  })

  it('says it in other words, and takes it back', async () => {
    const { rid } = await desk.serves(agent)
    const { id } = await sendMessage(agent, rid, makeMessageId(), 'Helo')
    expect(await editMessage(agent, rid, id, 'Hello')).to.include({ text: 'Hello', edited: true })
    await deleteMessage(agent, rid, id)
    expect((await getRoomHistory(agent, rid)).some((message) => message.id === id)).to.equal(false)
  })

  it('cannot change what others have said, nor speak where a chat has ended', async () => {
    const { rid, says } = await desk.serves(agent)
    const { message } = (await says('Hello?')) as { message: { _id: string } }
    expect(await refusalOf(editMessage(agent, rid, message._id, 'Bye'))).to.equal('error-action-not-allowed')
    await closeRoomByUser(agent, { rid, comment: 'Solved' })
    expect(await refusalOf(sendMessage(agent, rid, makeMessageId(), 'Wait'))).to.equal('error-action-not-allowed')
  })

  it('reads a long conversation page by page, system lines included', async () => {
    const { rid } = await desk.serves(agent)
    await desk.workspace.fills(rid, 60)
    const newest = await getRoomHistory(agent, rid)
    const older = await getRoomHistory(agent, rid, { before: newest.at(-1)?.at })
    const all = new Map([...newest, ...older].map((message) => [message.id, message]))
    expect([...all.values()].map(({ kind }) => kind)).to.include.members(['livechat-started', 'uj', ''])
    expect(all.size).to.be.greaterThan(60)
  })

  it('shares a file, which comes back as a message', async () => {
    const { rid } = await desk.serves(agent)
    const parts: number[] = []
    await sendFile(agent, rid, new File(['hello'], 'note.txt', { type: 'text/plain' }), (part) => parts.push(part))
    const [message] = await getRoomHistory(agent, rid)
    expect(message?.attachments[0]).to.include({ title: 'note.txt' })
    expect(parts.at(-1)).to.equal(1)
    const file = await fetch(fileAddress(agent, message?.attachments[0]?.href ?? ''))
    expect(await file.text()).to.equal('hello')
  })

  it('is told when a file is not welcome', async () => {
    const { rid } = await desk.serves(agent)
    const drawing = new File(['<svg/>'], 'a.svg', { type: 'image/svg+xml' })
    expect(await refusalOf(sendFile(agent, rid, drawing, () => {}))).to.match(/type/)
    expect(await refusalOf(sendFile(agent, 'nowhere', drawing, () => {}))).to.equal('403 unauthorized')
  })

  it('learns who the visitor is and where they have been', async () => {
    const field = { field: 'order', label: 'Order number', scope: 'visitor', visibility: 'visible', regexp: '' }
    const customFieldData = { ...field, searchable: false }
    await desk.workspace.ask('livechat/custom-fields.save', { customFieldId: null, customFieldData }, 'admin')
    const customFields = [{ key: 'order', value: '1042', overwrite: true }]
    const { id, rid, token } = await desk.serves(agent, { email: 'ada@example.com', phone: '+1555', customFields })
    const pageInfo = { title: 'Pricing', location: { href: 'https://shop.example/pricing' }, change: 'url' }
    await desk.workspace.ask('livechat/page.visited', { token, rid, pageInfo })
    const known = { emails: ['ada@example.com'], phones: ['+1555'], fields: { order: '1042' } }
    expect(await getVisitorDetails(agent, id)).to.deep.include(known)
    expect(await getFieldLabels(agent)).to.deep.equal({ order: 'Order number' })
    const page = { title: 'Pricing', href: 'https://shop.example/pricing' }
    expect((await getPageVisits(agent, rid))[0]).to.include(page)
    expect(await refusalOf(getVisitorDetails(agent, 'nobody'))).to.equal('visitor-not-found')
  })

  it('knows the team and its rules', async () => {
    const id = await desk.workspace.addsDepartment('Orders', {
      requestTagBeforeClosingChat: true,
      chatClosingTags: ['x'],
    })
    expect(await getDepartments(agent)).to.deep.equal([{ id, name: 'Orders', wantsTags: true, closingTags: ['x'] }])
    expect(await getOwnDepartments(agent)).to.deep.equal([id])
    expect((await getColleagues(agent)).map(({ name }) => name)).to.deep.equal(['Jonas Lind'])
    expect(await getPublicSettings(agent, ['UI_Use_Real_Name'])).to.deep.equal({ UI_Use_Real_Name: false })
  })
})
