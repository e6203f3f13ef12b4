import type { Action } from './blocks.ts'
import { makeMessageId } from './id.ts'
import type { Json } from './json.ts'
import type { Message } from './message.ts'
import { request, type Server } from './request.ts'

/**
 * `POST /api/apps/ui.interaction/<appId>`: tells an app what the visitor did under its message. It answers by changing the message, or with another.
 *
 * @param payload what was chosen, e.g. `{ value: 'yes' }`
 * @throws {UnavailableError} also when the app stumbled (500)
 * @throws {ProtocolError} an empty body: the app is not installed, does not listen to visitors, or said no (`success: false`)
 */
export async function interact(
  server: Server,
  token: string,
  { id, rid }: Pick<Message, 'id' | 'rid'>,
  { appId, actionId, blockId }: Action,
  payload: Json,
): Promise<void> {
  // It stands beside the versioned API.
  await request(server, `../apps/ui.interaction/${encodeURIComponent(appId)}`, {
    json: {
      type: 'blockAction',
      actionId,
      rid,
      mid: id,
      container: { type: 'message', id },
      triggerId: makeMessageId(),
      payload: { blockId, ...payload },
    },
    headers: { 'x-visitor-token': token },
    proof: () => true,
  })
}
