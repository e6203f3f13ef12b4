import type { ILivechatVisitor, IOmnichannelSource } from '@rocket.chat/core-typings'
import { LivechatInquiryStatus } from '@rocket.chat/core-typings/dist/IInquiry'
import { UserStatus } from '@rocket.chat/core-typings/dist/UserStatus'
import { isReady, readyAgents } from '../agents/agents.ts'
import { departmentOnDuty, requiredDepartment } from '../departments/departments.ts'
import { newId, newObjectId } from '../ids.ts'
import { visitorAuthor } from '../messages/authors.ts'
import { messagesOf, note } from '../messages/messages.ts'
import { openInquiry } from '../queue/inquiries.ts'
import { announceQueue } from '../queue/places.ts'
import { choosesAgents, delegate, nextBot } from '../queue/routing.ts'
import { failed, MeteorError } from '../refusals.ts'
import { notify } from '../streams/notifications.ts'
import { accident } from '../trouble/accidents.ts'
import { now } from '../workspace/clock.ts'
import { setting } from '../workspace/settings.ts'
import type { Room, User, Workspace } from '../workspace/workspace.ts'
import { checkEnabled } from './find.ts'

/** Since 7.0 a visitor's rooms belong to one contact. */
function contactOf(workspace: Workspace, visitorId: string): string {
  const contactId = workspace.contacts.get(visitorId) ?? newObjectId()
  workspace.contacts.set(visitorId, contactId)
  return contactId
}

function newRoom(
  workspace: Workspace,
  visitor: ILivechatVisitor,
  source: IOmnichannelSource,
  departmentId?: string,
): Room {
  const { _id, username, name, token, status = UserStatus.ONLINE, activity } = visitor
  const ts = now(workspace)
  // The published type asks for two keys that a visitor's room does not have.
  const room: Omit<Room, 'u' | 'livechatData'> = {
    _id: newId(),
    t: 'l',
    msgs: 0,
    usersCount: 1,
    lm: ts,
    fname: name || username,
    ts,
    ...(departmentId && { departmentId }),
    v: { _id, username, token, status, ...(activity?.length && { activity }) },
    cl: false,
    open: true,
    waitingResponse: true,
    source,
    queuedAt: ts,
    priorityWeight: 99,
    estimatedWaitingTimeQueue: 9_999_999,
    ...(workspace.generation > 6 && { contactId: contactOf(workspace, _id), verified: false }),
    ...(workspace.generation >= 8 && { _enforceSingleRoom: true }),
    _updatedAt: ts,
  }
  return room as Room
}

/** Pages that were seen before there was a room belong to it from now on. */
function attachVisits(workspace: Workspace, room: Room): void {
  for (const message of messagesOf(workspace, '')) {
    const { navigation } = message as { navigation?: { token: string } }
    if (navigation?.token !== room.v.token) continue
    message.rid = room._id
    workspace.messagesOfRoom.set(room._id, [...messagesOf(workspace, room._id), message])
  }
  const left = messagesOf(workspace, '').filter(({ rid }) => rid === '')
  if (left.length) workspace.messagesOfRoom.set('', left)
  else workspace.messagesOfRoom.delete('')
}

/** Where nobody is, a room is refused, unless the workspace takes conversations without agents. */
function checkSomebodyIsThere(workspace: Workspace, wished?: string, onDuty?: string, agent?: User): void {
  if (setting(workspace, 'Livechat_accept_chats_with_no_agents')) return
  const somebody = agent ? isReady(workspace, agent) : wished ? onDuty : readyAgents(workspace).length > 0
  if (!somebody) throw new MeteorError('no-agent-online', 'Sorry, no online agents')
}

/** Where agents choose for themselves, all who are there are told that somebody waits. */
function callAgents(workspace: Workspace, room: Room, visitor: ILivechatVisitor): void {
  const msg = `${room.fname} started a new conversation`
  for (const { _id } of readyAgents(workspace, room.departmentId))
    notify(workspace, _id, room, { _id: '', msg, u: visitorAuthor(visitor) })
}

/** Begins a conversation, which is also the moment when an agent is looked for. */
export function createRoom(
  workspace: Workspace,
  visitor: ILivechatVisitor,
  source: IOmnichannelSource,
  agent?: User,
): Room {
  checkEnabled(workspace)
  const automatic = choosesAgents(workspace)
  const wished = visitor.department ?? (agent ? undefined : requiredDepartment(workspace)?._id)
  const onDuty = wished && departmentOnDuty(workspace, wished)
  checkSomebodyIsThere(workspace, wished, onDuty, agent)
  const mishap = accident(workspace, 'room')
  if (mishap !== undefined) throw failed(mishap)
  const room = newRoom(workspace, visitor, source, onDuty ?? wished)
  workspace.rooms.set(room._id, room)
  visitor.lastChat = { _id: room._id, ts: room.ts }
  attachVisits(workspace, room)
  note(workspace, room._id, 'livechat-started', '', visitorAuthor(visitor), { token: visitor.token })
  const chosen = agent ?? nextBot(workspace, room.departmentId)
  const waits = !automatic || setting(workspace, 'Livechat_waiting_queue')
  const inquiry = openInquiry(workspace, room, waits ? LivechatInquiryStatus.QUEUED : LivechatInquiryStatus.READY)
  if (automatic || chosen?.roles.includes('bot')) delegate(workspace, inquiry, chosen)
  else callAgents(workspace, room, visitor)
  announceQueue(workspace)
  return room
}
