import { getExtension, getMimeType } from 'hono/utils/mime'
import { failed, failedWith, MeteorError } from '../refusals.ts'
import { setting } from '../workspace/settings.ts'
import type { Generation, Workspace } from '../workspace/workspace.ts'

export interface UploadForm {
  name: string
  type: string
  bytes: Uint8Array<ArrayBuffer>
  fields: Record<string, string>
}

const list = (text: string): string[] =>
  text
    .split(',')
    .map((type) => type.trim())
    .filter(Boolean)

const fits = (type: string, pattern: string): boolean =>
  pattern === type || (pattern.endsWith('/*') && type.startsWith(pattern.slice(0, -1)))

function isWelcome(workspace: Workspace, type: string): boolean {
  const allowed = list(setting(workspace, 'FileUpload_MediaTypeWhiteList'))
  const blocked = list(setting(workspace, 'FileUpload_MediaTypeBlackList'))
  return !blocked.some((one) => fits(type, one)) && (!allowed.length || allowed.some((one) => fits(type, one)))
}

const human = (bytes: number): string =>
  bytes < 1e6 ? `${Math.round(bytes / 1000)} kB` : `${Math.round(bytes / 1e6)} MB`

/** The type goes by the file's name, unless the client states one whose ending is another. */
function typeOf({ name, type }: File): string {
  const ending = getExtension(type)
  const isStated = ending && type !== 'application/octet-stream' && !name.endsWith(`.${ending}`)
  return isStated ? type : (getMimeType(name)?.split(';')[0] ?? (type || 'application/octet-stream'))
}

function checkFile(workspace: Workspace, size: number, type: string): void {
  const { generation } = workspace
  const limit = setting(workspace, 'FileUpload_MaxFileSize')
  const isTooLarge = limit > -1 && size > limit
  if (isTooLarge && generation === 6) throw new MeteorError('error-file-too-large')
  if (isTooLarge && generation >= 8)
    throw new MeteorError('error-file-too-large', 'File size exceeds the allowed limit')
  if (!isWelcome(workspace, type)) throw failedWith({ reason: 'error-type-not-allowed' })
  if (isTooLarge) throw failedWith({ reason: 'error-size-not-allowed', sizeAllowed: human(limit) })
}

const noFile = (generation: Generation): Error => {
  if (generation === 6) return new MeteorError('No file uploaded')
  return generation >= 8 ? new MeteorError('error-no-file', 'No file uploaded') : failed()
}

/** The one part with a file in it; the server insists on its name. */
function theFile({ generation }: Workspace, form: FormData): File {
  const files = [...form.entries()].filter((entry): entry is [string, File] => typeof entry[1] !== 'string')
  if (files.some(([name]) => name !== 'file')) throw new MeteorError('invalid-field')
  const file = files[0]?.[1]
  if (!file) throw noFile(generation)
  if (files.length === 1) return file
  throw generation === 6
    ? failed('Just 1 file is allowed')
    : new MeteorError('error-too-many-files', 'Too many files in upload')
}

/** Reads a form with one file, or says what is wrong with it. */
export async function readUpload(workspace: Workspace, request: Request): Promise<UploadForm> {
  const form = await request.formData().catch(() => new FormData())
  const file = theFile(workspace, form)
  const type = typeOf(file)
  checkFile(workspace, file.size, type)
  const texts = [...form.entries()].filter((entry): entry is [string, string] => typeof entry[1] === 'string')
  const bytes = new Uint8Array(await file.arrayBuffer())
  return { name: file.name, type, bytes, fields: Object.fromEntries(texts) }
}
