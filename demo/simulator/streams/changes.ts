import type { ILivechatInquiryRecord, ISubscription } from '@rocket.chat/core-typings'
import { now } from '../workspace/clock.ts'
import { setting } from '../workspace/settings.ts'
import type { Room, User, Workspace } from '../workspace/workspace.ts'
import { publish } from './streams.ts'

export type Action = 'inserted' | 'updated' | 'removed'

const types = { inserted: 'added', updated: 'changed', removed: 'removed' } as const

/** Agents with a subscription hear of every change of the room. */
export function announceRoom(workspace: Workspace, room: Room, action: Action = 'updated'): void {
  room._updatedAt = now(workspace)
  for (const userId of workspace.subscriptions.get(room._id)?.keys() ?? [])
    publish(workspace, 'notify-user', `${userId}/rooms-changed`, action, room)
}

export function announceSubscription(workspace: Workspace, subscription: ISubscription, action: Action): void {
  const { u } = subscription
  publish(workspace, 'notify-user', `${u._id}/subscriptions-changed`, action, subscription)
  if (action !== 'inserted') return
  const room = workspace.rooms.get(subscription.rid)
  if (room) publish(workspace, 'notify-user', `${u._id}/rooms-changed`, 'inserted', room)
}

/** The queue is told by department, or to everyone when the inquiry has none. */
export function announceInquiry(workspace: Workspace, inquiry: ILivechatInquiryRecord, action: Action): void {
  const { _id, department, defaultAgent } = inquiry
  const early = workspace.generation < 8
  // Up to 7.x there was nothing to tell where the server chooses the agents.
  if (early && setting(workspace, 'Livechat_Routing_Method') !== 'Manual_Selection') return
  const stream = 'livechat-inquiry-queue-observer'
  const change = { type: types[action], ...inquiry }
  publish(workspace, stream, _id, { _id, ...(action !== 'removed' && inquiry), clientAction: action })
  if (defaultAgent && !early) publish(workspace, stream, `agent/${defaultAgent.agentId}`, change)
  if (department) publish(workspace, stream, `department/${department}`, change)
  const isOpen = early ? !department || action === 'updated' : !department && !defaultAgent
  if (isOpen) publish(workspace, stream, 'public', change)
}

const presence = ['offline', 'online', 'away', 'busy']

/** Presence travels as a number. */
export function announcePresence(workspace: Workspace, user: User): void {
  const { _id, username, status = 'offline', statusText = '', name, roles } = user
  publish(workspace, 'notify-logged', 'user-status', [_id, username, presence.indexOf(status), statusText, name, roles])
}
