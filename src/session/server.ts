import type { Server } from '../protocol/request.ts'
import { fact } from './fact.ts'
import { noteAnswer } from './online.ts'

/** What stands in the way that only the site's owner or the server's admin can change; empty when nothing does. */
export const $problem = fact<'' | 'cors'>('')

let base = ''
let session = new AbortController()

/** @returns ends every request of the session */
export function openServer(address: string): () => void {
  base = address
  session = new AbortController()
  return () => session.abort()
}

/** The server, for requests that go on until the session ends, or `signal`. */
export const server = (signal = session.signal): Server => ({
  base,
  signal,
  onAnswer: noteAnswer,
  onBlocked: () => $problem.set('cors'),
})

/** `https://example.com/chat` → `wss://example.com/chat/websocket` */
export const socketAddress = (): string => `${base.replace(/^http/, 'ws')}/websocket`

/** The address of something that the server names by path; the base comes from the tag alone, whatever the server calls itself. A whole address stays as it is. */
export const onServer = (path: string): string =>
  /^[^/]*:|^\/\//.test(path) ? path : `${base}/${path.replace(/^\//, '')}`
