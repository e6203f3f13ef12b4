import { furtherConfig } from './further-config.ts'
import { $endedRoom, $room } from './room.ts'
import { keep } from './storage.ts'
import { $visitor, adoptVisitor, dropVisitor } from './visitor.ts'
import { $wishes } from './wish.ts'

/**
 * Where the admin wants nothing left in the browser after a conversation: the storage is emptied at its end. The page still knows the
 * visitor until they turn from the farewell, so that they can rate it, keep a copy, or be forgotten.
 */
export function startClearing(): () => void {
  const stops = [
    $endedRoom.subscribe((ended, before) => {
      if (!furtherConfig().clearsAtEnd) return
      if (ended) keep(false)
      else if (before) queueMicrotask(leave)
    }),
    $room.listen((room) => {
      if (!furtherConfig().clearsAtEnd) return
      if (room) goOn()
      else queueMicrotask(leave)
    }),
    // A farewell that was confirmed must survive the page.
    $wishes.listen((wishes) => wishes.length && keep(true)),
  ]
  queueMicrotask(leaveWhatIsOver)
  return () => {
    for (const stop of stops) stop()
  }
}

function leave(): void {
  if (!$room.get() && !$endedRoom.get()) dropVisitor()
}

/** The conversation that brought us here may have been over by the time this file had come. */
function leaveWhatIsOver(): void {
  if (furtherConfig().clearsAtEnd) leave()
}

/** The same visitor begins again after all, with words that could not be sent before. */
function goOn(): void {
  const visitor = $visitor.get()
  keep(true)
  if (visitor) adoptVisitor({ ...visitor }, visitor.token)
}
