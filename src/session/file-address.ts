import { withScheme } from '../protocol/link-target.ts'
import { onServer, server } from './server.ts'
import { $visitor } from './visitor.ts'

/** Where something in a message lies. */
export interface Place {
  href: string
  /** On the chat server. Anything else is not fetched before the visitor asks for it. */
  ours: boolean
}

/**
 * Where a picture, a file or a link of a room lies. The server gives files only to those who name the room and its token in the address:
 * a picture cannot send headers, and cookies of another site are not sent at all. `rc_uid` is anything: without it the cookies of
 * somebody who has used the server's own pages in this browser would push the rest aside.
 */
export function placeOf(address: string, rid: string): Place {
  const { base } = server()
  const href = onServer(withScheme(address))
  const url = URL.canParse(href) ? new URL(href) : undefined
  const ours = !!url?.href.startsWith(`${base}/`)
  if (!url || !ours) return { href, ours }
  const { id, token } = $visitor.get() ?? { id: '', token: '' }
  if (token && url.href.startsWith(`${base}/file-upload/`)) {
    const key = { rc_room_type: 'l', rc_rid: rid, rc_token: token, rc_uid: id || 'visitor' }
    for (const [name, value] of Object.entries(key)) url.searchParams.set(name, value)
  }
  return { href: url.href, ours }
}
