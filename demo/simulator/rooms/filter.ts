import type { ILivechatDepartment } from '@rocket.chat/core-typings'
import type { Room, Workspace } from '../workspace/workspace.ts'

/** The questions that `livechat/rooms` understands, as they come in. */
export interface RoomQuery {
  agents?: string[]
  departmentId?: string | string[]
  open?: string | boolean
  onhold?: string | boolean
  queued?: string | boolean
  roomName?: string
  tags?: string[]
  createdAt?: string
  closedAt?: string
}

interface Span {
  start?: string
  end?: string
}

const isTrue = (value: unknown): boolean | undefined => (value === undefined ? undefined : String(value) === 'true')

function within(moment: Date | undefined, span: string | undefined): boolean {
  if (!span) return true
  const { start, end } = JSON.parse(span) as Span
  return !!moment && (!start || moment >= new Date(start)) && (!end || moment <= new Date(end))
}

export function filterRooms(workspace: Workspace, query: RoomQuery): (Room & { department?: ILivechatDepartment })[] {
  const { agents, departmentId, roomName, tags } = query
  const open = isTrue(query.open)
  const fits = (room: Room): boolean =>
    (open === undefined || open === !!room.open) &&
    (!isTrue(query.queued) || !room.servedBy) &&
    (!isTrue(query.onhold) || !!room.onHold) &&
    (!agents?.length || agents.includes(room.servedBy?._id ?? '')) &&
    (!departmentId || [departmentId].flat().includes(room.departmentId ?? '')) &&
    (!roomName || (room.fname ?? '').toLowerCase().includes(roomName.toLowerCase())) &&
    (!tags?.length || tags.some((tag) => room.tags?.includes(tag))) &&
    within(room.ts, query.createdAt) &&
    within(room.closedAt, query.closedAt)
  return [...workspace.rooms.values()]
    .filter(fits)
    .sort((one, other) => other.ts.getTime() - one.ts.getTime())
    .map((room) => {
      const department = workspace.departments.get(room.departmentId ?? '')
      return department ? { ...room, department } : room
    })
}
