import type { Agent } from '../protocol/agent.ts'
import { fact } from './fact.ts'

/** Who serves the room; null while nobody does. */
export const $agent = fact<Agent | null>(null, 'conversation')

export const noteAgent = (agent: Agent | null): void => $agent.set(agent)

export function noteAgentStatus(status: string): void {
  const agent = $agent.get()
  if (agent?.id) $agent.set({ ...agent, status })
}
