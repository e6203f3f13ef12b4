// Sending a file; a file of its own because only the older request interface tells how far it has come.
import { RefusedError, UnavailableError } from './errors.ts'
import { parseJson, record, text } from './json.ts'
import { type Message, parseMessage } from './message.ts'
import { request, type Server } from './request.ts'
import type { RoomKey } from './room-rest.ts'

/** Without any progress for this long the connection is taken for dead … */
const STALLED = 30_000
/** … and once everything has gone the server may think for this long. */
const THINKING = 90_000

/**
 * `POST livechat/upload/<rid>`: puts a file into an open room; it comes back as a message. There is no id of ours in it: a second try makes
 * a second message, so look at the history before one.
 *
 * @param caption becomes the words of the message; none when empty
 * @param onProgress told how much of it has gone, from 0 to 1
 * @throws {RefusedError}
 *   `error-type-not-allowed`; `error-file-too-large`, or `error-size-not-allowed` (6.x, 7.x) with the size allowed as its message; status 413:
 *   a proxy on the way found it too large; `error-file-upload-disabled`; `unauthorized` (403): no such visitor, or the room is not open
 * @throws {BlockedError} the request has a header, so the server's CORS switch must be on
 */
export async function uploadFile(
  server: Server,
  { rid, token }: RoomKey,
  file: File,
  caption: string,
  onProgress: (part: number) => void,
): Promise<Message> {
  const body = new FormData()
  if (caption) body.append('msg', caption)
  body.append('file', file)
  const headers = { 'x-visitor-token': token }
  const answer = await post(server, `livechat/upload/${encodeURIComponent(rid)}`, headers, body, onProgress)
  if (answer) return parseMessage(answer)
  // Whether the server is away or the browser is in between shows at a request that needs the same permission.
  await request(server, 'livechat/config', { headers })
  throw new UnavailableError('upload')
}

/** @returns `undefined` when there was no answer */
function post(
  { base, signal }: Server,
  route: string,
  headers: Record<string, string>,
  body: FormData,
  onProgress: (part: number) => void,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const sending = new XMLHttpRequest()
    const stop = (): void => sending.abort()
    let patience = setTimeout(stop, STALLED)
    const waitFor = (ms: number): void => {
      clearTimeout(patience)
      patience = setTimeout(stop, ms)
    }
    sending.open('POST', `${base}/api/v1/${route}`)
    for (const [name, value] of Object.entries(headers)) sending.setRequestHeader(name, value)
    sending.upload.onprogress = ({ loaded, total }) => {
      waitFor(loaded < total ? STALLED : THINKING)
      onProgress(total ? loaded / total : 0)
    }
    sending.onloadend = () => {
      clearTimeout(patience)
      signal.removeEventListener('abort', stop)
      const { status, responseText } = sending
      if (signal.aborted) reject(signal.reason)
      else if (status >= 400) reject(refusal(status, responseText))
      else resolve(parseJson(responseText))
    }
    signal.addEventListener('abort', stop)
    sending.send(body)
  })
}

function refusal(status: number, body: string): Error {
  const { error, errorType, reason, sizeAllowed } = record(parseJson(body))
  const sentence = text(error) || text(reason) || `${status}`
  if (status === 429) return new UnavailableError(sentence, Number(/(\d+) seconds/.exec(sentence)?.[1] ?? 60) * 1000)
  if (status >= 500) return new UnavailableError(sentence)
  const code = text(errorType) || (/\[([\w-]+)\]$/.exec(sentence)?.[1] ?? sentence)
  return new RefusedError(code, status, text(sizeAllowed) || sentence)
}
