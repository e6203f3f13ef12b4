import { signedIn } from '../http/login.ts'
import type { Asked, Handler } from '../http/serve.ts'
import { mayEnter } from '../rooms/access.ts'
import { findRoom } from '../rooms/find.ts'
import { setting } from '../workspace/settings.ts'
import type { Upload } from './files.ts'

const cookiesOf = (header: string): Record<string, string> =>
  Object.fromEntries(
    header.split(/;\s*/).map((pair) => {
      const [name = '', ...value] = pair.split('=')
      return [name, decodeURIComponent(value.join('='))]
    }),
  )

/** Cookies push the query aside unless the query names a user, even when they are stale. */
function credentials({ request, query }: Asked): Record<string, unknown> {
  const cookie = request.headers.get('cookie')
  return cookie && query['rc_uid'] === undefined ? cookiesOf(cookie) : query
}

function mayDownload(asked: Asked, { rid = '' }: Upload): boolean {
  const { workspace, request } = asked
  if (!setting(workspace, 'FileUpload_ProtectFiles')) return true
  const given = credentials(asked)
  const room = workspace.rooms.get(rid)
  const userId = workspace.sessions.get(String(given['rc_token']))
  const user =
    signedIn(workspace, request.headers) ?? (userId === given['rc_uid'] ? workspace.users.get(userId ?? '') : undefined)
  if (user) return !!room && mayEnter(workspace, user, room)
  return (
    given['rc_room_type'] === 'l' &&
    given['rc_rid'] === rid &&
    findRoom(workspace, String(given['rc_token']), rid) !== undefined
  )
}

const anyOrigin = { 'Access-Control-Allow-Origin': '*', 'X-Content-Type-Options': 'nosniff' }

/** A file of a conversation, for those who are in it. */
export const download: Handler = (asked) => {
  const upload = asked.workspace.uploads.get(asked.params['id'] ?? '')
  if (!upload) return new Response(null, { status: 404, headers: anyOrigin })
  if (!mayDownload(asked, upload)) return new Response(null, { status: 403, headers: anyOrigin })
  return new Response(upload.bytes, {
    headers: {
      ...anyOrigin,
      'Content-Security-Policy': "default-src 'none'",
      'Cache-Control': 'max-age=31536000',
      'Content-Type': upload.type || 'application/octet-stream',
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(upload.name ?? '')}`,
    },
  })
}
