import type { ISubscription } from '@rocket.chat/core-typings'
import { newId } from '../ids.ts'
import { announceSubscription } from '../streams/changes.ts'
import { now } from '../workspace/clock.ts'
import type { Room, User, Workspace } from '../workspace/workspace.ts'

export const subscriptionOf = (workspace: Workspace, rid: string, userId: string): ISubscription | undefined =>
  workspace.subscriptions.get(rid)?.get(userId)

export const subscriptionsIn = (workspace: Workspace, rid: string): ISubscription[] => [
  ...(workspace.subscriptions.get(rid)?.values() ?? []),
]

export const subscriptionsBy = (workspace: Workspace, userId: string): ISubscription[] =>
  [...workspace.subscriptions.values()].flatMap((ofRoom) => ofRoom.get(userId) ?? [])

export function subscribe(workspace: Workspace, room: Room, { _id, username, name }: User): ISubscription {
  const known = subscriptionOf(workspace, room._id, _id)
  if (known) return known
  const { activity: _, ...v } = room.v
  const fname = room.fname ?? room.v.username
  const subscription: ISubscription = {
    _id: newId(),
    rid: room._id,
    name: fname,
    fname,
    alert: true,
    open: true,
    unread: 1,
    userMentions: 1,
    groupMentions: 0,
    u: { _id, username, name },
    t: 'l',
    desktopNotifications: 'all',
    mobilePushNotifications: 'all',
    emailNotifications: 'all',
    v,
    ts: now(workspace),
    ...(room.departmentId && { department: room.departmentId }),
    _updatedAt: now(workspace),
  }
  const ofRoom = workspace.subscriptions.get(room._id) ?? new Map<string, ISubscription>()
  workspace.subscriptions.set(room._id, ofRoom.set(_id, subscription))
  announceSubscription(workspace, subscription, 'inserted')
  return subscription
}

export function unsubscribe(workspace: Workspace, subscription: ISubscription): void {
  const ofRoom = workspace.subscriptions.get(subscription.rid)
  ofRoom?.delete(subscription.u._id)
  if (!ofRoom?.size) workspace.subscriptions.delete(subscription.rid)
  announceSubscription(workspace, subscription, 'removed')
}

export function markRead(workspace: Workspace, subscription: ISubscription): void {
  Object.assign(subscription, {
    alert: false,
    unread: 0,
    userMentions: 0,
    ls: now(workspace),
    _updatedAt: now(workspace),
  })
  announceSubscription(workspace, subscription, 'updated')
}
