import { ProtocolError } from './errors.ts'
import { record, text } from './json.ts'

export interface Room {
  id: string
  /** The department that the room is with; empty when it is with none. */
  department: string
}

/** @throws {ProtocolError} without an id there is no room */
export function parseRoom(value: unknown): Room {
  const room = record(value)
  const id = text(room['_id'])
  if (!id) throw new ProtocolError('room')
  return { id, department: text(room['departmentId']) }
}
