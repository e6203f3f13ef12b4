import type { Verdict } from './answer.ts'
import { RefusedError } from './errors.ts'
import type { Json } from './json.ts'
import { type Call, request, type Server } from './request.ts'

/** A server as one agent speaks to it: who they are stands in the headers of every request. */
export interface AgentServer extends Server {
  readonly userId: string
  /** As good as the password until they sign out. */
  readonly authToken: string
  /** Told when the server does not know the login (any more). */
  readonly onSignedOut?: () => void
}

/** Some routes of agents, and the refusals of a login in version 6, have `status` where the others have `success`. */
export const agentVerdict: Verdict = ({ success, status }) =>
  success ?? (status === 'success' || (status === 'error' ? false : undefined))

/** `request` in an agent's name. A 401 means that the login has ended, whatever was asked. */
export async function requestAs(
  agent: AgentServer,
  route: string,
  call: Omit<Call<Json>, 'proof' | 'headers'> = {},
): Promise<Json> {
  try {
    return await request(agent, route, {
      verdict: agentVerdict,
      proof: (answer) => answer,
      ...call,
      headers: loginHeaders(agent),
    })
  } catch (error) {
    if (error instanceof RefusedError && error.status === 401) agent.onSignedOut?.()
    throw error
  }
}

/** Who asks, for requests that `request` cannot make, such as uploads with progress. */
export const loginHeaders = ({ userId, authToken }: AgentServer): Record<string, string> => ({
  'x-user-id': userId,
  'x-auth-token': authToken,
})
