// Sending a file; a file of its own because only the older request interface tells how far it has come.
import { type Proof, readAnswer } from './answer.ts'
import { RefusedError, UnavailableError } from './errors.ts'
import { type Message, parseMessage } from './message.ts'
import { request, type Server } from './request.ts'
import type { RoomKey } from './room-rest.ts'
import { after } from './timer.ts'

/** An upload without progress for this long has lost its connection. */
const STALL_TIMEOUT_MS = 30_000
/** Once the whole file has gone, the server may take this long. */
const ANSWER_TIMEOUT_MS = 90_000

/**
 * `POST livechat/upload/<rid>`: puts a file into an open room; it comes back as a message. There is no id of ours in it: a second try makes
 * a second message, so look at the history before one.
 *
 * @param caption becomes the words of the message; none when empty
 * @param onProgress told how much of it has gone, from 0 to 1
 * @throws {RefusedError}
 *   `error-type-not-allowed`; `error-file-too-large`, also with status 413: a proxy on the way found it too large;
 *   `error-file-upload-disabled`; `unauthorized`, or `forbidden` (9.0) (403): no such visitor, or the room is not open
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
  const isHere: Proof<Message> = (answer) => {
    const message = parseMessage(answer)
    return message.rid === rid && message
  }
  const answer = await post(server, `livechat/upload/${encodeURIComponent(rid)}`, headers, body, onProgress)
  if (answer) {
    if (answer.status === 413) throw new RefusedError('error-file-too-large', 413, '')
    return readAnswer(answer.status, answer.responseText, isHere)
  }
  // Whether the server is away or the browser is in between shows at a request that needs the same permission.
  await request(server, 'livechat/config', { headers, proof: () => true })
  throw new UnavailableError('upload', 0, true)
}

/** @returns `undefined` when there was no answer */
function post(
  { base, signal }: Server,
  route: string,
  headers: Record<string, string>,
  body: FormData,
  onProgress: (part: number) => void,
): Promise<XMLHttpRequest | undefined> {
  return new Promise((resolve, reject) => {
    const sending = new XMLHttpRequest()
    const url = `${base}/api/v1/${route}`
    const stop = (): void => sending.abort()
    let timer = after(STALL_TIMEOUT_MS, stop)
    const waitFor = (ms: number): void => {
      clearTimeout(timer)
      timer = after(ms, stop)
    }
    sending.open('POST', url)
    for (const [name, value] of Object.entries(headers)) sending.setRequestHeader(name, value)
    sending.upload.onprogress = ({ loaded, total }) => {
      waitFor(loaded < total ? STALL_TIMEOUT_MS : ANSWER_TIMEOUT_MS)
      onProgress(total ? loaded / total : 0)
    }
    sending.onloadend = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', stop)
      if (signal.aborted) reject(signal.reason)
      else resolve(sending.status ? sending : undefined)
    }
    signal.addEventListener('abort', stop)
    sending.send(body)
  })
}
