import type { ILivechatDepartment } from '@rocket.chat/core-typings'
import { failed, MeteorError } from '../refusals.ts'
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
  customFields?: string
  sort?: string
}

interface Span {
  start?: string
  end?: string
}

const isTrue = (value: unknown): boolean => String(value) === 'true'

function readSpan(name: string, span: string | undefined): Span {
  if (!span) return {}
  try {
    const read = (JSON.parse(span) ?? {}) as Span
    for (const key of ['start', 'end'] as const)
      if (read[key] && Number.isNaN(Date.parse(read[key])))
        throw new Error(`The "${name}.${key}" query parameter must be a valid date.`)
    return read
  } catch (error) {
    throw failed((error as Error).message)
  }
}

function readFields(json: string | undefined): [key: string, pattern: RegExp][] {
  if (!json) return []
  try {
    const fields: unknown = JSON.parse(json)
    if (typeof fields !== 'object' || fields === null || Array.isArray(fields)) throw new TypeError()
    return Object.entries(fields).map(([key, value]) => [key, new RegExp(String(value), 'i')])
  } catch {
    throw failed('The "customFields" query parameter must be a valid JSON.')
  }
}

const within = (moment: Date | undefined, { start, end }: Span): boolean =>
  (!start && !end) || (!!moment && (!start || moment >= new Date(start)) && (!end || moment <= new Date(end)))

/** What waits comes before what is on hold, and what is open is neither. */
function hasState({ open, onHold, servedBy }: Room, query: RoomQuery): boolean {
  if (isTrue(query.queued)) return !!open && !onHold && !servedBy
  if (isTrue(query.onhold)) return !!onHold
  if (query.open === undefined) return true
  return isTrue(query.open) ? !!open && !onHold && !!servedBy : !open
}

/** A name in quotes must be the whole name. */
function hasName({ fname = '' }: Room, roomName: string | undefined): boolean {
  const exact = /^"(.*)"$/.exec(roomName ?? '')?.[1]
  return exact === undefined ? fname.toLowerCase().includes((roomName ?? '').toLowerCase()) : fname === exact
}

function readSort(sort: string | undefined): [key: string, direction: number] {
  try {
    return Object.entries(JSON.parse(sort || '{"ts":-1}') as Record<string, number>)[0] ?? ['ts', -1]
  } catch {
    const details = { helperMethod: 'parseJsonQuery' }
    throw new MeteorError('error-invalid-sort', `Invalid sort parameter provided: "${sort}"`, details)
  }
}

function order(sort: string | undefined): (one: Room, other: Room) => number {
  const [key, direction] = readSort(sort)
  const rank = (room: Room): string | number => {
    const value = (room as unknown as Record<string, unknown>)[key]
    return value instanceof Date ? value.getTime() : ((value as string | number | undefined) ?? '')
  }
  return (one, other) => {
    const [a, b] = [rank(one), rank(other)]
    if (a === b) return 0
    return a < b ? -direction : direction
  }
}

/** Throws what cannot be read before anything is looked for. */
export function filterRooms(workspace: Workspace, query: RoomQuery): (Room & { department?: ILivechatDepartment })[] {
  const { agents, departmentId, roomName, tags } = query
  const created = readSpan('createdAt', query.createdAt)
  const closed = readSpan('closedAt', query.closedAt)
  const fields = readFields(query.customFields)
  const fits = (room: Room): boolean =>
    hasState(room, query) &&
    (!agents?.length || agents.includes(room.servedBy?._id ?? '')) &&
    (!departmentId || [departmentId].flat().includes(room.departmentId ?? '')) &&
    hasName(room, roomName) &&
    (!tags?.length || tags.some((tag) => room.tags?.includes(tag))) &&
    within(room.ts, created) &&
    within(room.closedAt, closed) &&
    fields.every(([key, pattern]) => pattern.test(String((room.livechatData as Record<string, unknown>)?.[key] ?? '')))
  return [...workspace.rooms.values()]
    .filter(fits)
    .sort(order(query.sort))
    .map((room) => {
      const department = workspace.departments.get(room.departmentId ?? '')
      return department ? { ...room, department } : room
    })
}
