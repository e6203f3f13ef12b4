import type { ILivechatVisitor } from '@rocket.chat/core-typings'
import { failed, MeteorError } from '../refusals.ts'
import { findVisitor } from '../visitors/visitors.ts'
import { setting } from '../workspace/settings.ts'
import type { Room, Workspace } from '../workspace/workspace.ts'

export function* roomsOf(workspace: Workspace, token: string): Generator<Room> {
  for (const room of workspace.rooms.values()) if (room.v.token === token) yield room
}

export function openRoomOf(workspace: Workspace, token: string): Room | undefined {
  for (const room of roomsOf(workspace, token)) if (room.open) return room
  return undefined
}

export function findRoom(workspace: Workspace, token: string, rid: string): Room | undefined {
  const room = workspace.rooms.get(rid)
  return room?.v.token === token ? room : undefined
}

/** Where the chat is switched off, nothing begins and nothing is said. */
export function checkEnabled(workspace: Workspace): void {
  if (!setting(workspace, 'Livechat_enabled')) throw new MeteorError('error-omnichannel-is-disabled')
}

export function visitorWith(workspace: Workspace, token: string): ILivechatVisitor {
  const visitor = findVisitor(workspace, token)
  if (!visitor) throw failed('invalid-token')
  return visitor
}

/** Another visitor's room is as unknown as one that never was. */
export function roomOf(workspace: Workspace, token: string, rid: string): Room {
  const room = findRoom(workspace, token, rid)
  if (!room) throw failed('invalid-room')
  return room
}
