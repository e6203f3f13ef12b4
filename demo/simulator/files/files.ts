import type { IMessage, IUpload, MessageAttachment } from '@rocket.chat/core-typings'
import { newId } from '../ids.ts'
import { now } from '../workspace/clock.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { imageSize } from './image-size.ts'

export type Upload = IUpload & { bytes: Uint8Array<ArrayBuffer> }

export interface NewUpload {
  rid: string
  name: string
  type: string
  bytes: Uint8Array<ArrayBuffer>
  userId?: string
}

export function storeUpload(workspace: Workspace, given: NewUpload): Upload {
  const size = given.type.startsWith('image/') ? imageSize(given.bytes) : undefined
  const upload: Upload = {
    _id: newId(),
    ...given,
    size: given.bytes.length,
    ...(size && { identify: { format: given.type.slice('image/'.length), size } }),
    complete: true,
    uploadedAt: now(workspace),
    _updatedAt: now(workspace),
  }
  workspace.uploads.set(upload._id, upload)
  return upload
}

/** Relative to the server's root, as it stands in messages. */
export const pathOf = ({ _id, name = '' }: Upload): string => `/file-upload/${_id}/${encodeURI(name)}`

/** What a message shows of a file: each kind has keys of its own. */
export function attachmentOf(upload: Upload): MessageAttachment {
  const { name = '', type = '', size = 0, description = '', identify } = upload
  const link = pathOf(upload)
  const base = { title: name, type: 'file', description, title_link: link, title_link_download: true } as const
  const [kind] = type.split('/')
  if (kind === 'image')
    return {
      ...base,
      image_url: link,
      image_type: type,
      image_size: size,
      ...(identify?.size && { image_dimensions: identify.size }),
    }
  if (kind === 'audio') return { ...base, audio_url: link, audio_type: type, audio_size: size }
  if (kind === 'video') return { ...base, video_url: link, video_type: type, video_size: size }
  return base
}

/** A message that is asked for over REST says where its file lies. */
export function withFileInfo(
  workspace: Workspace,
  site: string,
  message: IMessage,
): IMessage & { filesUpload?: unknown[] } {
  const uploads = (message.files ?? []).flatMap(({ _id }) => workspace.uploads.get(_id) ?? [])
  const [first, ...rest] = uploads.map((upload) => ({
    publicFilePath: `${site}${pathOf(upload)}`,
    ...(upload.type && { type: upload.type }),
    ...(upload.size !== undefined && { size: upload.size }),
  }))
  return first ? { ...message, fileUpload: first, filesUpload: [first, ...rest] } : message
}
