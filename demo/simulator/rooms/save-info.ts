import { failed } from '../refusals.ts'
import { announceRoom } from '../streams/changes.ts'
import { now } from '../workspace/clock.ts'
import type { Room, Workspace } from '../workspace/workspace.ts'
import { renameRoom } from './rename.ts'

interface Guest {
  _id: string
  name?: string
  email?: string
  phone?: string
  livechatData?: Record<string, unknown>
}

interface About {
  topic?: string
  tags?: string[]
  livechatData?: unknown
}

function saveVisitor(workspace: Workspace, { _id, name, email, phone, livechatData }: Guest): void {
  const visitor = workspace.visitors.get(_id)
  if (!visitor || visitor.disabled) throw failed('error-invalid-visitor')
  Object.assign(visitor, {
    ...(name && { name }),
    ...(email && { visitorEmails: [{ address: email }] }),
    ...(phone && { phone: [{ phoneNumber: phone }] }),
    ...(livechatData && { livechatData: { ...visitor.livechatData, ...livechatData } }),
    _updatedAt: now(workspace),
  })
}

/** What an agent writes down about a conversation and its visitor. */
export function saveInfo(workspace: Workspace, room: Room, guest: Guest, { topic, tags, livechatData }: About): void {
  saveVisitor(workspace, guest)
  if (guest.name?.trim()) renameRoom(workspace, room, guest.name)
  if (topic !== undefined) room.topic = topic
  if (tags) room.tags = tags
  if (livechatData) room.livechatData = { ...room.livechatData, ...(livechatData as Record<string, string>) }
  announceRoom(workspace, room)
}
