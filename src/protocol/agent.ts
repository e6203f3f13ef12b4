import { label, record, text } from './json.ts'

/** Who serves the room. */
export interface Agent {
  id: string
  /** Never empty: the username stands in for a missing name. */
  name: string
  username: string
  /** `online`, `away`, `busy` or `offline`; empty when the server does not say. */
  status: string
}

/** An agent whose details the server keeps to itself (`Livechat_show_agent_info` off). Nothing about them may be shown. */
export const HIDDEN: Agent = { id: '', name: '', username: '', status: '' }

/** @returns the agent; {@link HIDDEN} for a hidden one; `null` when there is nobody. */
export function parseAgent(value: unknown): Agent | null {
  const agent = record(value)
  if (agent['hiddenInfo']) return HIDDEN
  const username = text(agent['username'])
  if (!username) return null
  return { id: text(agent['_id']), name: label(agent['name']) || username, username, status: text(agent['status']) }
}
