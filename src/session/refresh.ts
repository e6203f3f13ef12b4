import { agentNews, noteAgent } from './agent.ts'
import { loadConfig } from './config.ts'
import { startAfresh } from './delivery.ts'
import { noteQueue } from './queue.ts'
import { isForgotten } from './recognition.ts'
import { $room, endRoom, enterRoom } from './room.ts'
import { $visitor, adoptVisitor, isRegistered } from './visitor.ts'

/**
 * Asks the server who the visitor is and which room is open, and believes it, unless something has changed while it was thinking:
 * then the answer is about the past.
 */
export async function refresh(): Promise<void> {
  const token = $visitor.get()?.token
  const room = $room.get()
  const news = agentNews
  const registered = isRegistered()
  const config = await loadConfig()
  if ($visitor.get()?.token !== token) return
  if (!config.visitor) {
    if (registered && (await isForgotten()) && $visitor.get()?.token === token) startAfresh()
    return
  }
  adoptVisitor(config.visitor, token ?? '')
  if ($visitor.get()?.token !== token || $room.get() !== room) return
  if (agentNews !== news) return refresh()
  if (config.room) {
    if (config.room.id !== room?.id || config.room.department !== room.department) enterRoom(config.room)
    noteAgent(config.agent)
    noteQueue(config.more['queueInfo'])
  } else if (room) {
    endRoom(room.id)
  }
}
