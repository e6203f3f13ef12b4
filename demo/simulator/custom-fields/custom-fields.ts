import type { ILivechatCustomField, ILivechatVisitor } from '@rocket.chat/core-typings'
import { failed } from '../refusals.ts'
import { roomsOf } from '../rooms/find.ts'
import { announceRoom } from '../streams/changes.ts'
import { now } from '../workspace/clock.ts'
import { say } from '../workspace/sentences.ts'
import type { Workspace } from '../workspace/workspace.ts'

/** A value that a visitor wants to be known by. */
export interface Wish {
  key: string
  value: string
  /** Missing means no. */
  overwrite?: boolean
}

function fieldFor(workspace: Workspace, { key, value }: Wish): ILivechatCustomField {
  const field = workspace.customFields.get(key)
  if (!field) throw failed('invalid-custom-field')
  if (field.regexp && !new RegExp(field.regexp).test(value))
    throw failed(say(workspace, 'invalidCustomField').replace('{field}', key))
  return field
}

const write = (data: Record<string, unknown> = {}, { key, value, overwrite }: Wish): Record<string, unknown> =>
  !overwrite && data[key] ? data : { ...data, [key]: value }

function writeToVisitor(workspace: Workspace, visitor: ILivechatVisitor, wish: Wish): void {
  visitor.livechatData = write(visitor.livechatData, wish)
  visitor._updatedAt = now(workspace)
}

function writeToRooms(workspace: Workspace, token: string, wish: Wish): void {
  for (const room of roomsOf(workspace, token)) {
    if (!room.open) continue
    room.livechatData = write(room.livechatData, wish) as Record<string, string>
    announceRoom(workspace, room)
  }
}

/**
 * Stores values where their fields belong: with the conversation, or with the visitor. All of them are looked at first; those of
 * rooms come first in the answer.
 */
export function saveFields(workspace: Workspace, visitor: ILivechatVisitor, wishes: Wish[]): Wish[] {
  if (!wishes.length) throw failed('invalid-custom-field')
  const scopes = new Map(wishes.map((wish) => [wish, fieldFor(workspace, wish).scope]))
  const ofRoom = wishes.filter((wish) => scopes.get(wish) === 'room')
  const ofVisitor = wishes.filter((wish) => scopes.get(wish) !== 'room')
  for (const wish of ofRoom) writeToRooms(workspace, visitor.token, wish)
  for (const wish of ofVisitor) writeToVisitor(workspace, visitor, wish)
  return [...ofRoom, ...ofVisitor]
}

/**
 * At registration, unknown fields and those of rooms are passed over, and no value is looked at; but a required one must be there.
 */
export function saveVisitorFields(workspace: Workspace, visitor: ILivechatVisitor, wishes: Wish[]): void {
  const fields = [...workspace.customFields.values()].filter(({ scope }) => scope === 'visitor')
  const given = new Set(wishes.map(({ key }) => key))
  const missing = fields.filter(({ _id, required }) => required && !given.has(_id))
  if (missing.length) throw failed(`Missing required custom fields: ${missing.map(({ _id }) => _id).join(', ')}`)
  for (const wish of wishes) if (fields.some(({ _id }) => _id === wish.key)) writeToVisitor(workspace, visitor, wish)
}
