// What is left when nobody is there. Errors as in `rest.ts`.
import { text } from './json.ts'
import { request, type Server } from './request.ts'

export interface OfflineMessage {
  name: string
  email: string
  message: string
  /** Department id. */
  department?: string | undefined
  /** Host name of the page that the visitor is on. */
  host?: string
}

/**
 * `POST livechat/offline.message`: an e-mail to the team while nobody is there. Allowed once in five seconds.
 * @returns the server's words of thanks
 * @throws {RefusedError} one sentence for every reason: form switched off, address refused, mail not set up
 */
export const leaveMessage = (server: Server, message: OfflineMessage): Promise<string> =>
  request(server, 'livechat/offline.message', { form: { ...message }, proof: (answer) => text(answer['message']) })
