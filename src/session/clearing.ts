import { $config } from './config.ts'
import { $endedRoom, $room } from './room.ts'
import { dropVisitor } from './visitor.ts'

/**
 * Drops the visitor when they turn from a conversation that is over, where the admin wants nothing left in the browser after one. Until
 * then the page knows them, so that they can rate it, keep a copy, or be forgotten; the storage is empty by then, see `session.ts`.
 */
export function startClearing(): () => void {
  const look = (_: unknown, before: unknown): void => {
    if (before) queueMicrotask(() => $config.get()?.clearsAtEnd && !$room.get() && !$endedRoom.get() && dropVisitor())
  }
  const stops = [$room.listen(look), $endedRoom.listen(look)]
  return () => stops.forEach((stop) => void stop())
}
