import { userNamed } from '../agents/users.ts'
import { emojiPicture } from '../config/emoji.ts'
import { download } from '../files/downloads.ts'
import { openHeaders } from '../http/cors.ts'
import type { Method } from '../http/endpoint.ts'
import { signedIn } from '../http/login.ts'
import type { Handler } from '../http/serve.ts'
import { interaction } from '../messages/interactions.ts'
import { may } from '../workspace/permissions.ts'
import { drawAvatar } from './avatar.ts'
import { chime } from './chime.ts'

/** An address that is not part of the versioned API. */
export interface Page {
  method: Method
  path: string
  /** What the log and the troubles call it. */
  route: string
  show: Handler
}

const versions = { 6: '6.13.1', 7: '7.13.9', 8: '8.8.1', 9: '9.0.0' }

/** Strangers learn the version without its last part. */
const info: Handler = ({ workspace, request }) => {
  const user = signedIn(workspace, request.headers)
  const full = versions[workspace.generation]
  const version = user && may(workspace, user, 'view-statistics') ? full : full.split('.').slice(0, 2).join('.')
  const minimumClientVersions = { desktop: '3.9.6', mobile: '4.39.0' }
  return Response.json(
    { version, minimumClientVersions, supportedVersions: {}, cloudWorkspaceId: workspace.name, success: true },
    { headers: { ...openHeaders, 'content-type': 'application/json' } },
  )
}

const avatar: Handler = ({ workspace, params: { username = '' } }) => {
  const name = userNamed(workspace, username)?.name ?? username
  const headers = {
    'Content-Type': 'image/svg+xml',
    'Cache-Control': 'public, max-age=0',
    'Access-Control-Allow-Origin': '*',
  }
  return new Response(drawAvatar(name), { headers })
}

const sound: Handler = () =>
  new Response(chime, { headers: { 'Content-Type': 'audio/wav', 'Access-Control-Allow-Origin': '*' } })

export const pages: Page[] = [
  { method: 'GET', path: '/api/info', route: 'info', show: info },
  { method: 'GET', path: '/avatar/:username', route: 'avatar/:username', show: avatar },
  { method: 'GET', path: '/file-upload/:id/:name', route: 'file-upload/:id/:name', show: download },
  { method: 'POST', path: '/api/apps/ui.interaction/:appId', route: 'apps/ui.interaction/:appId', show: interaction },
  { method: 'GET', path: '/emoji-custom/:file', route: 'emoji-custom/:file', show: emojiPicture },
  { method: 'GET', path: '/sounds/chime.mp3', route: 'sounds/chime.mp3', show: sound },
]
