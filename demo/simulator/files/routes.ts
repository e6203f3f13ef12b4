import type { FileProp, IMessage } from '@rocket.chat/core-typings'
import { type Endpoint, post } from '../http/endpoint.ts'
import { postAsUser, postAsVisitor } from '../messages/post.ts'
import { failedWith, forbidden, MeteorError } from '../refusals.ts'
import { mayEnter } from '../rooms/access.ts'
import { findRoom } from '../rooms/find.ts'
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

export const uploadRoutes: Endpoint[] = [
  post('livechat/upload/:rid', {}, async ({ workspace, request, params: { rid } }) => {
    const token = request.headers.get('x-visitor-token')
    if (!token) throw forbidden()
    if (!setting(workspace, 'Livechat_fileupload_enabled') || !setting(workspace, 'FileUpload_Enabled'))
      throw failedWith({ reason: 'error-file-upload-disabled' })
    const visitor = findVisitor(workspace, token)
    const room = findRoom(workspace, token, rid)
    if (!visitor || !room?.open) throw forbidden()
    const { file, bytes, fields } = await readUpload(workspace, request)
    const { description = '', msg = '', ...rest } = fields
    const upload = storeUpload(workspace, { rid, name: file.name, type: file.type, bytes })
    upload.description = description
    const message = postAsVisitor(workspace, room, visitor, {
      msg,
      ...rest,
      file: refOf(upload),
      files: [refOf(upload)],
      groupable: false,
      attachments: [attachmentOf(upload)],
    })
    return { ...message, newRoom: false, showConnecting: false }
  }),

  post('rooms.media/:rid', { login: true }, async ({ workspace, user, request, params: { rid } }) => {
    roomFor(workspace, user, rid)
    const { file, bytes } = await readUpload(workspace, request)
    const upload = storeUpload(workspace, { rid, name: file.name, type: file.type, bytes, userId: user._id })
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
