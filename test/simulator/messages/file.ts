import type { Visitor } from '../visitor.ts'
import type { Answer, Workspace } from '../workspace.ts'

/** One dot, which is 1 by 1. */
export const dot = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='),
  (letter) => letter.charCodeAt(0),
)
export const picture = new File([dot], 'my dot.png', { type: 'image/png' })
export const note = new File(['hello'], 'note.txt', { type: 'text/plain' })

export async function send(
  workspace: Workspace,
  rid: string,
  parts: [string, File | string][],
  headers: Record<string, string>,
): Promise<Answer> {
  const body = new FormData()
  for (const [name, value] of parts) body.append(name, value)
  const response = await fetch(`${workspace.api}/livechat/upload/${rid}`, { method: 'POST', body, headers })
  return { status: response.status, body: await response.json() }
}

export const upload = ({ workspace, rid, token }: Visitor, ...parts: [string, File | string][]): Promise<Answer> =>
  send(workspace, rid, parts, { 'x-visitor-token': token })
