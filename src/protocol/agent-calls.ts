// The rooms of the call center that 6.x and 7.x have. `closeVoipRoom`, which ends a call, stands with the other farewells in agent-rest.
import { type AgentServer, requestAs } from './agent-request.ts'
import { list, record, text, time } from './json.ts'

export interface CallRoom {
  id: string
  /** The caller's token, which goes along when the call is ended. */
  token: string
  name: string
  phone: string
  queue: string
  /** Server time in milliseconds. */
  at: number
}

/**
 * `GET voip/rooms`: the agent's calls that are not ended yet, oldest first.
 * @throws {RefusedError} status 404: this server has no call rooms; `unauthorized` (403): without the permission `view-l-room`
 */
export async function getOpenCalls(agent: AgentServer): Promise<CallRoom[]> {
  const query = { 'agents[]': agent.userId, open: 'true' }
  const rooms = list((await requestAs(agent, 'voip/rooms', { query }))['rooms'])
  return rooms.map(parseCallRoom).sort((a, b) => a.at - b.at)
}

function parseCallRoom(value: unknown): CallRoom {
  const room = record(value)
  const visitor = record(room['v'])
  return {
    id: text(room['_id']),
    token: text(visitor['token']),
    name: text(room['fname']) || text(room['name']),
    phone: text(visitor['phone']),
    queue: text(room['queue']),
    at: time(room['ts']),
  }
}
