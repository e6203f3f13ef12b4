import { failed } from '../refusals.ts'
import { announceRoom } from '../streams/changes.ts'
import { now } from '../workspace/clock.ts'
import { may } from '../workspace/permissions.ts'
import { say } from '../workspace/sentences.ts'
import type { Room, User, Workspace } from '../workspace/workspace.ts'
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

/** Reads values of custom fields. Unknown fields are dropped, and a value that does not fit its field is refused. */
function readFields(workspace: Workspace, scope: 'room' | 'visitor', given: unknown): Record<string, string> {
  const values: Record<string, string> = {}
  for (const [key, value] of Object.entries((given ?? {}) as Record<string, unknown>)) {
    const field = workspace.customFields.get(key)
    if (field?.scope !== scope) continue
    const text = String(value).trim()
    if (text && field.regexp && !new RegExp(field.regexp).test(text))
      throw failed(say(workspace, 'invalidCustomField').replace('{field}', field.label))
    values[key] = text
  }
  return values
}

/** Merges values into a document; an empty one removes its key. */
function write(holder: { livechatData?: unknown }, values: Record<string, string>): void {
  const merged = { ...(holder.livechatData as Record<string, string> | undefined), ...values }
  const kept = Object.entries(merged).filter(([, value]) => value)
  if (kept.length) holder.livechatData = Object.fromEntries(kept)
  else delete holder.livechatData
}

function saveVisitor(workspace: Workspace, { _id, name, email, phone }: Guest, values: Record<string, string>): void {
  const visitor = workspace.visitors.get(_id)
  if (!visitor || visitor.disabled) throw failed('error-invalid-visitor')
  Object.assign(visitor, {
    ...(name && { name }),
    ...(email && { visitorEmails: [{ address: email }] }),
    ...(phone && { phone: [{ phoneNumber: phone }] }),
    _updatedAt: now(workspace),
  })
  write(visitor, values)
}

/** Saves what an agent writes down about a conversation and its visitor. Tags that are not sent are removed. */
export function saveInfo(workspace: Workspace, user: User, room: Room, guest: Guest, about: About): void {
  const ofVisitor = readFields(workspace, 'visitor', guest.livechatData)
  const mayEdit = may(workspace, user, 'edit-livechat-room-customfields')
  const ofRoom = mayEdit ? readFields(workspace, 'room', about.livechatData) : {}
  saveVisitor(workspace, guest, ofVisitor)
  write(room, ofRoom)
  if (about.tags?.length) room.tags = about.tags
  else delete room.tags
  const topic = about.topic?.trim()
  if (topic) room.topic = topic
  else if (about.topic !== undefined) delete room.topic
  if (guest.name?.trim()) renameRoom(workspace, room, guest.name)
  announceRoom(workspace, room)
}
