import type { FileProp, IMessage } from '@rocket.chat/core-typings'
import { check } from '../http/check.ts'
import { type Endpoint, post } from '../http/endpoint.ts'
import { postAsUser, postAsVisitor } from '../messages/post.ts'
import { choosesAgents } from '../queue/routing.ts'
import { failedWith, forbidden, MeteorError } from '../refusals.ts'
import { mayEnter } from '../rooms/access.ts'
import { checkEnabled, findRoom } from '../rooms/find.ts'
import { findVisitor } from '../visitors/visitors.ts'
import { setting } from '../workspace/settings.ts'
import type { Room, User, Workspace } from '../workspace/workspace.ts'
import type { Upload } from './files.ts'
import { attachmentOf, pathOf, storeUpload } from './files.ts'
import { readUpload } from './upload-form.ts'

const refOf = ({ _id, name = '', type = '' }: Upload): FileProp => ({ _id, name, type }) as FileProp

function roomFor(workspace: Workspace, user: User, rid: string): Room {
  const room = workspace.rooms.get(rid)
  if (!room || !mayEnter(workspace, user, room)) throw forbidden()
  return room
}

/** What an agent sends has two entries for a picture: itself, and a small one, which here is the same. */
function filesOfAgent(workspace: Workspace, upload: Upload, user: User): IMessage['files'] {
  const { _id, name = '', type = '', size = 0, identify, rid = '', bytes } = upload
  const own = { _id, name, type, size, ...(identify?.format && { format: identify.format }) }
  if (!identify) return [own] as IMessage['files']
  const thumb = storeUpload(workspace, { rid, name: `thumb-${name}`, type, bytes, userId: user._id })
  return [own, { ...own, _id: thumb._id, name: thumb.name }] as IMessage['files']
}

function checkCaption(workspace: Workspace, msg: string): void {
  const isLimited = setting(workspace, 'Livechat_enable_message_character_limit')
  if (isLimited && msg.length > setting(workspace, 'Livechat_message_character_limit'))
    throw new MeteorError('message-length-exceeds-character-limit')
}

/**
 * Of the text parts only the words reach the message: nobody can pose as somebody else. Up to 8.x others are refused, the file being
 * stored already; the switch `groupable` always is, because it arrives as a text.
 */
function textParts({ generation }: Workspace, { description: _, ...parts }: Record<string, string>): { msg?: string } {
  const text = 'maybe string'
  if (generation < 9)
    check(parts, { keys: { avatar: text, emoji: text, alias: text, groupable: 'maybe boolean', msg: text } })
  return parts
}

export const uploadRoutes: Endpoint[] = [
  post('livechat/upload/:rid', {}, async ({ workspace, request, params: { rid } }) => {
    const token = request.headers.get('x-visitor-token')
    if (!token) throw forbidden()
    if (!setting(workspace, 'Livechat_fileupload_enabled') || !setting(workspace, 'FileUpload_Enabled'))
      throw failedWith({ reason: 'error-file-upload-disabled' })
    const visitor = findVisitor(workspace, token)
    const room = findRoom(workspace, token, rid)
    if (!visitor || !room?.open) throw forbidden()
    const { name, type, bytes, fields } = await readUpload(workspace, request)
    const upload = storeUpload(workspace, { rid, name, type, bytes })
    upload.description = fields['description'] ?? ''
    const { msg = '' } = textParts(workspace, fields)
    checkCaption(workspace, msg)
    checkEnabled(workspace)
    const message = postAsVisitor(workspace, room, visitor, {
      msg,
      file: refOf(upload),
      files: [refOf(upload)],
      attachments: [attachmentOf(upload)],
    })
    return { ...message, newRoom: false, showConnecting: !choosesAgents(workspace) }
  }),

  post('rooms.media/:rid', { login: true }, async ({ workspace, user, request, params: { rid } }) => {
    roomFor(workspace, user, rid)
    const { name, type, bytes } = await readUpload(workspace, request)
    const upload = storeUpload(workspace, { rid, name, type, bytes, userId: user._id })
    return { file: { _id: upload._id, url: pathOf(upload) } }
  }),

  post('rooms.mediaConfirm/:rid/:fileId', { login: true }, ({ workspace, user, body, params: { rid, fileId } }) => {
    const room = roomFor(workspace, user, rid)
    const upload = workspace.uploads.get(fileId)
    if (!upload || upload.userId !== user._id || upload.rid !== rid) throw new MeteorError('invalid-file')
    const { msg = '', description = '', fileName } = body as { msg?: string; description?: string; fileName?: string }
    Object.assign(upload, { description, ...(fileName && { name: fileName }) })
    const files = filesOfAgent(workspace, upload, user)
    const attachments = [attachmentOf(upload)]
    return {
      message: postAsUser(workspace, room, user, { msg, file: files?.[0], files, attachments, groupable: false }),
    }
  }),
]
