// Files of a conversation, as an agent sends and sees them.
import { type AgentServer, loginHeaders, requestAs } from './agent-request.ts'
import { ProtocolError, RefusedError, UnavailableError } from './errors.ts'
import { type Json, parseJson, record, text } from './json.ts'

/**
 * `POST rooms.media/<rid>`, then `POST rooms.mediaConfirm/<rid>/<file>` (7.x and later; in 6.x since 6.10): puts a file into the
 * conversation. It comes back on the stream as a message of its own, and a second try makes a second one.
 *
 * @param onProgress told how much of it has gone, from 0 to 1
 * @throws {RefusedError}
 *   `error-file-too-large`, `error-size-not-allowed`; `error-invalid-file-type`, `error-type-not-allowed`;
 *   `error-file-upload-disabled`; `unauthorized` (403): not theirs to see; status 413: a proxy on the way found it too large
 */
export async function sendFile(
  agent: AgentServer,
  rid: string,
  file: File,
  onProgress: (part: number) => void,
): Promise<void> {
  const room = encodeURIComponent(rid)
  const id = text(record((await upload(agent, `rooms.media/${room}`, file, onProgress))['file'])['_id'])
  if (!id) throw new ProtocolError('file')
  await requestAs(agent, `rooms.mediaConfirm/${room}/${encodeURIComponent(id)}`, { json: { fileName: file.name } })
}

/** Only the older interface tells how far an upload has come. */
function upload(agent: AgentServer, route: string, file: File, onProgress: (part: number) => void): Promise<Json> {
  return new Promise((resolve, reject) => {
    const sending = new XMLHttpRequest()
    sending.open('POST', `${agent.base}/api/v1/${route}`)
    for (const [name, value] of Object.entries(loginHeaders(agent))) sending.setRequestHeader(name, value)
    sending.upload.onprogress = ({ loaded, total }) => onProgress(loaded / total)
    sending.onload = () => {
      const answer = record(parseJson(sending.responseText))
      if (sending.status < 400) resolve(answer)
      else reject(refusal(sending.status, answer))
    }
    sending.onerror = () => reject(new UnavailableError(route))
    sending.onabort = () => reject(agent.signal.reason)
    agent.signal.addEventListener('abort', () => sending.abort())
    const body = new FormData()
    body.append('file', file)
    sending.send(body)
  })
}

function refusal(status: number, { error, errorType, reason }: Json): Error {
  const sentence = text(error) || text(reason) || `${status}`
  if (status === 429 || status >= 500) return new UnavailableError(sentence)
  return new RefusedError(text(errorType) || (/\[([\w-]+)\]$/.exec(sentence)?.[1] ?? sentence), status, sentence)
}

/**
 * Where a file of a conversation can be fetched: `/file-upload/<id>/<name>`. A picture or a link sends no headers, so the login goes along
 * in the address, as the server expects it; the address must not be shown.
 */
export function fileAddress({ base, userId, authToken }: AgentServer, path: string): string {
  if (/^https?:/i.test(path)) return path
  const url = `${base}/${path.replace(/^\//, '')}`
  return /^\/?file-upload\//.test(path) ? `${url}?${new URLSearchParams({ rc_uid: userId, rc_token: authToken })}` : url
}
