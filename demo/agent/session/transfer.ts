import { returnToQueue } from '../../../src/protocol/agent-queue.ts'
import { forwardRoom } from '../../../src/protocol/agent-rest.ts'
import { inBackground } from '../../../src/session/background.ts'
import { asAgent } from './account.ts'
import { loadRoom } from './rooms.ts'

export type Destination = { department: string } | { colleague: string } | 'queue'

/** Hands the conversation on. It leaves the agent's list by itself; where it went, not everybody may know. */
export async function transferRoom(roomId: string, to: Destination, comment: string): Promise<void> {
  const agent = asAgent()
  if (to === 'queue') await returnToQueue(agent, roomId)
  else if ('department' in to) await forwardRoom(agent, { roomId, departmentId: to.department, comment })
  else await forwardRoom(agent, { roomId, userId: to.colleague, comment })
  inBackground(loadRoom(roomId))
}
