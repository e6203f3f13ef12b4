import { expect } from 'chai'
import { getOpenCalls } from '../../src/protocol/agent-calls.ts'
import type { AgentServer } from '../../src/protocol/agent-request.ts'
import {
  cancelTranscript,
  closeRoomByUser,
  closeVoipRoom,
  forwardRoom,
  joinRoom,
  requestTranscript,
} from '../../src/protocol/agent-rest.ts'
import { getAgentRoom } from '../../src/protocol/agent-rooms.ts'
import { type Caller, Desk, refusalOf } from './desk.ts'

describe('An agent’s requests', () => {
  let desk: Desk
  let agent: AgentServer
  let colleague: AgentServer
  let ada: Caller
  beforeEach(async () => {
    desk = await Desk.open()
    agent = await desk.seats('agent')
    colleague = await desk.seats('agent2')
    ada = await desk.serves(agent)
  })

  describe('closing a chat', () => {
    const close = (more: object = {}, by = agent): Promise<void> =>
      closeRoomByUser(by, { rid: ada.rid, comment: 'Solved', ...more })

    it('ends it with a comment and tags', async () => {
      await close({ tags: ['delivery'] })
      expect(await getAgentRoom(agent, ada.rid)).to.deep.include({ open: false, tags: ['delivery'] })
    })

    it('sends a transcript where it is told to', async () => {
      await ada.says('Hello')
      const requestData = { email: 'ada@example.com', subject: 'Our chat' }
      await close({ transcriptEmail: { sendToVisitor: true, requestData } })
      expect((await desk.workspace.mails())[0]).to.include({ to: 'ada@example.com', subject: 'Our chat' })
    })

    it('is refused without a login', async () => {
      const stranger = { ...agent, authToken: 'none' }
      expect(await refusalOf(close({}, stranger))).to.equal('401 You must be logged in to do this.')
    })

    it('is refused without the permission, whatever the body', async () => {
      await desk.lets('close-livechat-room', 'admin')
      expect(await refusalOf(close({ rid: 'nowhere' }))).to.equal('403 error-unauthorized')
    })

    it('is refused for a room that never was', async () => {
      expect(await refusalOf(close({ rid: 'nowhere' }))).to.equal('error-invalid-room')
    })

    it('is refused to who is not in the room', async () => {
      expect(await refusalOf(close({}, colleague))).to.equal('error-not-authorized')
    })

    it('is refused for what is closed already', async () => {
      await desk.lets('close-others-livechat-room', 'livechat-agent')
      await close()
      expect(await refusalOf(close())).to.equal('error-room-already-closed')
    })

    it('needs a comment, and blanks are none', async () => {
      expect(await refusalOf(closeRoomByUser(agent, { rid: ada.rid }))).to.equal('error-comment-is-required')
      expect(await refusalOf(close({ comment: '  ' }))).to.equal('error-comment-is-required')
    })

    it('needs no comment where the team wants none', async () => {
      await desk.workspace.sets('Livechat_request_comment_when_closing_conversation', false)
      await closeRoomByUser(agent, { rid: ada.rid })
      expect(await getAgentRoom(agent, ada.rid)).to.include({ open: false })
    })

    it('needs a tag where the department wants one', async () => {
      const strict = { requestTagBeforeClosingChat: true, chatClosingTags: ['delivery'] }
      const department = await desk.workspace.addsDepartment('Orders', strict)
      ada = await desk.serves(agent, { department })
      expect(await refusalOf(close())).to.equal('error-tags-must-be-assigned-before-closing-chat')
      await close({ tags: ['late'] })
      expect((await getAgentRoom(agent, ada.rid)).tags).to.deep.equal(['late', 'delivery'])
    })

    it('repeats by force only where the setting allows it', async () => {
      await desk.lets('close-others-livechat-room', 'livechat-agent')
      await close()
      expect(await refusalOf(close({ forceClose: true }))).to.equal('error-room-already-closed')
      await desk.workspace.sets('Omnichannel_allow_force_close_conversations', true)
      await close({ forceClose: true })
    })

    for (const error of ['error-room-cannot-be-closed-try-again', 'Error removing inquiry', 'Error closing room'])
      it(`loses a race with “${error}”`, async () => {
        await desk.workspace.troubles({ kind: 'stumble', over: 'close', error })
        expect(await refusalOf(close())).to.equal(error)
      })
  })

  describe('forwarding a chat', () => {
    const forward = (to: object): Promise<void> => forwardRoom(agent, { roomId: ada.rid, comment: 'Please', ...to })

    it('is refused to agents on a fresh server', async () => {
      expect(await refusalOf(forward({ userId: colleague.userId }))).to.equal('403 error-unauthorized')
    })

    describe('where agents may', () => {
      beforeEach(() => desk.lets('transfer-livechat-guest', 'admin', 'livechat-agent'))

      it('hands it to a colleague', async () => {
        await forward({ userId: colleague.userId })
        expect((await getAgentRoom(colleague, ada.rid)).servedBy?.username).to.equal('agent2')
      })

      it('hands it to a department', async () => {
        const departmentId = await desk.workspace.addsDepartment('Orders')
        await forward({ departmentId })
        expect(await getAgentRoom(agent, ada.rid)).to.deep.include({ department: departmentId, servedBy: null })
      })

      it('is refused when nobody is there', async () => {
        await desk.workspace.ask('livechat/agent.status', { status: 'not-available' }, 'agent2')
        expect(await refusalOf(forward({ userId: colleague.userId }))).to.equal('error-user-is-offline')
      })

      it('is refused to where it is already', async () => {
        const departmentId = await desk.workspace.addsDepartment('Orders')
        ada = await desk.serves(agent, { department: departmentId })
        expect(await refusalOf(forward({ departmentId }))).to.equal('error-forwarding-chat-same-department')
        expect(await refusalOf(forward({ userId: agent.userId }))).to.equal('error-selected-agent-room-agent-are-same')
      })

      it('is refused to a department that never was', async () => {
        expect(await refusalOf(forward({ departmentId: 'nowhere' }))).to.equal('error-invalid-department')
      })

      it('is refused for a chat that has ended', async () => {
        await closeRoomByUser(agent, { rid: ada.rid, comment: 'Solved' })
        expect(await refusalOf(forward({ userId: colleague.userId }))).to.equal('This_conversation_is_already_closed')
      })
    })
  })

  describe('joining a chat', () => {
    it('is refused to who may not see it', async () => {
      expect(await refusalOf(joinRoom(colleague, ada.rid))).to.equal('error-not-allowed')
    })

    it('is refused for a room that never was, and for one that has ended', async () => {
      expect(await refusalOf(joinRoom(agent, 'nowhere'))).to.equal('error-invalid-room')
      await closeRoomByUser(agent, { rid: ada.rid, comment: 'Solved' })
      expect(await refusalOf(joinRoom(agent, ada.rid))).to.equal('room-closed')
    })

    it('lets a manager in', async () => {
      await joinRoom(await desk.seats('admin'), ada.rid)
    })
  })

  describe('a transcript', () => {
    const copy = { email: 'ada@example.com', subject: 'Our chat' }

    it('is asked for once, and taken back once', async () => {
      const manager = await desk.seats('admin')
      await requestTranscript(manager, ada.rid, copy)
      expect(await refusalOf(requestTranscript(manager, ada.rid, copy))).to.equal('error-transcript-already-requested')
      await cancelTranscript(manager, ada.rid)
      expect(await refusalOf(cancelTranscript(manager, ada.rid))).to.equal('error-transcript-not-requested')
    })

    it('is refused without the permission, and for a room that never was', async () => {
      expect(await refusalOf(requestTranscript(agent, ada.rid, copy))).to.equal('403 error-unauthorized')
      const manager = await desk.seats('admin')
      expect(await refusalOf(requestTranscript(manager, 'nowhere', copy))).to.equal('error-invalid-room')
    })
  })

  it('find no call rooms in version 8', async () => {
    expect(await refusalOf(getOpenCalls(agent))).to.match(/^404/)
    expect(await refusalOf(closeVoipRoom(agent, { rid: 'a', token: 'b' }))).to.match(/^404/)
  })

  for (const version of [6, 7] as const)
    describe(`ending a call in version ${version}`, () => {
      let rid: string
      beforeEach(async () => {
        await desk.workspace.ages(version)
        rid = await desk.rings(ada)
      })
      const end = (more: object = {}): Promise<string> => closeVoipRoom(agent, { rid, token: ada.token, ...more })

      it('takes it from the list', async () => {
        expect((await getOpenCalls(agent)).map(({ id }) => id)).to.deep.equal([rid])
        expect(await end({ options: { comment: 'Asked for a parcel', tags: ['delivery'] } })).to.equal(rid)
        expect(await getOpenCalls(agent)).to.deep.equal([])
      })

      it('is refused without the permission', async () => {
        await desk.lets('inbound-voip-calls', 'admin')
        expect(await refusalOf(end())).to.equal('403 error-unauthorized')
      })

      it('is refused for a strange caller and for a strange call', async () => {
        expect(await refusalOf(end({ token: 'nobody' }))).to.equal('invalid-token')
        expect(await refusalOf(end({ rid: 'nowhere' }))).to.equal('invalid-room')
      })

      it('is refused for what has ended', async () => {
        await end()
        expect(await refusalOf(end())).to.equal('room-closed')
      })

      it('is refused without a word when the server fails', async () => {
        await desk.workspace.troubles({ kind: 'stumble', over: 'call' })
        expect(await refusalOf(end())).to.equal('400')
      })
    })
})
