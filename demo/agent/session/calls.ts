import { type CallRoom, getOpenCalls } from '../../../src/protocol/agent-calls.ts'
import { closeVoipRoom } from '../../../src/protocol/agent-rest.ts'
import { RefusedError, RequestError } from '../../../src/protocol/errors.ts'
import { asAgent } from './account.ts'
import { fact } from './fact.ts'

/** The agent's calls that are not ended yet. */
export const $calls = fact<readonly CallRoom[]>([])

/** `missing`: this server has no call rooms, as since 8.0 none has. */
export const $callCenter = fact<'unknown' | 'there' | 'missing' | RequestError>('unknown')

export async function loadCalls(): Promise<void> {
  try {
    $calls.set(await getOpenCalls(asAgent()))
    $callCenter.set('there')
  } catch (error) {
    if (!(error instanceof RequestError)) throw error
    $callCenter.set(error instanceof RefusedError && error.status === 404 ? 'missing' : error)
  }
}

export async function endCall({ id, token }: CallRoom, comment: string, tags: string[]): Promise<void> {
  const options = { ...(comment.trim() && { comment: comment.trim() }), ...(tags.length && { tags }) }
  await closeVoipRoom(asAgent(), { rid: id, token, ...(Object.keys(options).length && { options }) })
  $calls.set($calls.get().filter((call) => call.id !== id))
}
