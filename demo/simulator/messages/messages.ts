import type { IMessage } from '@rocket.chat/core-typings'
import { LivechatInquiryStatus } from '@rocket.chat/core-typings/dist/IInquiry'
import { newId } from '../ids.ts'
import { announceInquiry, announceRoom, announceSubscription } from '../streams/changes.ts'
import { notify } from '../streams/notifications.ts'
import { publish, publishTo } from '../streams/streams.ts'
import { now } from '../workspace/clock.ts'
import { setting } from '../workspace/settings.ts'
import type { Listener, Workspace } from '../workspace/workspace.ts'
import type { Author } from './authors.ts'

export type SystemType = NonNullable<IMessage['t']>
/** Keys that the published type does not know, such as `transferData`. */
export type Extra = Partial<IMessage> & Record<string, unknown>

export const messagesOf = (workspace: Workspace, rid: string): IMessage[] => workspace.messagesOfRoom.get(rid) ?? []

/** No two messages of a room share a moment: paging by time would skip one, which on a real server is rare. */
function nextMoment(workspace: Workspace, rid: string): Date {
  const last = messagesOf(workspace, rid).at(-1)
  const moment = now(workspace)
  const ahead = last ? last.ts.getTime() - moment.getTime() : -1
  // Far ahead, it was written before somebody set the clock back.
  return ahead >= 0 && ahead < 1000 ? new Date(moment.getTime() + ahead + 1) : moment
}

export const isVisible = (workspace: Workspace, { _hidden, t }: IMessage): boolean =>
  !_hidden && !(t && setting(workspace, 'Hide_System_Messages').includes(t))

/** Sends a new or changed message to whoever listens to its room. */
export function announceMessage(workspace: Workspace, message: IMessage): void {
  if (!isVisible(workspace, message)) return
  publish(workspace, 'room-messages', message.rid, message)
  const agents = workspace.subscriptions.get(message.rid)
  const about = { roomParticipant: true, roomType: 'l', roomName: workspace.rooms.get(message.rid)?.fname }
  const isTheirs = ({ userId = '' }: Listener): boolean => !!agents?.has(userId)
  publishTo(workspace, isTheirs, 'room-messages', '__my_messages__', message, about)
}

export const visibleMessages = (workspace: Workspace, rid: string): IMessage[] =>
  messagesOf(workspace, rid).filter((message) => isVisible(workspace, message))

export function storeMessage(workspace: Workspace, message: IMessage): IMessage {
  workspace.messages.set(message._id, message)
  const messages = workspace.messagesOfRoom.get(message.rid)
  if (messages) messages.push(message)
  else workspace.messagesOfRoom.set(message.rid, [message])
  return message
}

export function newMessage(
  workspace: Workspace,
  rid: string,
  author: Author,
  msg: string,
  extra: Extra = {},
): IMessage {
  const ts = nextMoment(workspace, rid)
  return { _id: newId(), rid, msg, ts, u: author, ...extra, _updatedAt: ts }
}

/** System lines that count like a text: they become the room's last message and raise the others' unread. */
const COUNTED = new Set<SystemType>(['livechat-started', 'livechat_transfer_history', 'livechat-close'])

/** Writes a system line into a room. */
export function note(
  workspace: Workspace,
  rid: string,
  t: SystemType,
  msg: string,
  author: Author,
  extra: Extra = {},
): IMessage {
  const message = storeMessage(workspace, newMessage(workspace, rid, author, msg, { t, groupable: false, ...extra }))
  announceMessage(workspace, message)
  const room = workspace.rooms.get(rid)
  if (room) room.msgs += 1
  // The server counts these lines twice.
  if (COUNTED.has(t)) countMessage(workspace, message)
  return message
}

/** While a visitor waits to be chosen, the queue shows what they said last. */
function showInQueue(workspace: Workspace, message: IMessage): void {
  const inquiry = workspace.inquiries.get(message.rid)
  if (!inquiry || inquiry.status === LivechatInquiryStatus.TAKEN || message.t) return
  if (setting(workspace, 'Livechat_Routing_Method') !== 'Manual_Selection') return
  inquiry.lastMessage = message
  announceInquiry(workspace, inquiry, 'updated')
}

/** What a new message changes around it: the room's last word, and the agents' unread counts. */
export function countMessage(workspace: Workspace, message: IMessage): void {
  const room = workspace.rooms.get(message.rid)
  if (!room) return
  room.msgs += 1
  room.lm = message.ts
  room.lastMessage = message
  showInQueue(workspace, message)
  for (const [userId, subscription] of workspace.subscriptions.get(room._id) ?? []) {
    const isOwn = userId === message.u._id
    Object.assign(subscription, {
      unread: isOwn ? 0 : subscription.unread + 1,
      alert: !isOwn,
      ...(isOwn && { ls: message.ts }),
      _updatedAt: message.ts,
    })
    announceSubscription(workspace, subscription, 'updated')
    if (!isOwn && !message.t) notify(workspace, userId, room, message)
  }
  announceRoom(workspace, room)
}

export function removeMessagesOf(workspace: Workspace, rid: string): void {
  for (const { _id } of messagesOf(workspace, rid)) workspace.messages.delete(_id)
  workspace.messagesOfRoom.delete(rid)
}
