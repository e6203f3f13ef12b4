import type { Agent } from '../protocol/agent.ts'
import { fact } from './fact.ts'
import { $room } from './room.ts'

/** Who serves the room; null while nobody does. */
export const $agent = fact<Agent | null>(null, 'conversation')

/** How often the server has spoken of the agent of its own accord. What it answers to an older question may be out of date. */
export let agentNews = 0

/** What an answer of the server says; see `agentNews`. */
export const noteAgent = (agent: Agent | null): void => $agent.set(agent)

/** The server says of its own accord that somebody else serves the room. */
export function hearAgent(agent: Agent | null): void {
  agentNews++
  noteAgent(agent)
}

/** … or that they have come or gone. @param status as in `Agent` */
export function hearAgentStatus(status: string): void {
  const agent = $agent.get()
  agentNews++
  if (agent?.id) noteAgent({ ...agent, status })
}

/** Nobody serves a conversation that is over, and the next one may have to wait for somebody. */
$room.listen((room, before) => room?.id === before?.id || noteAgent(null))
