import { failed, failedWith, MeteorError } from '../refusals.ts'
import { setting } from '../workspace/settings.ts'
import type { Workspace } from '../workspace/workspace.ts'

export interface UploadForm {
  file: File
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

function checkFile(workspace: Workspace, file: File): void {
  const limit = setting(workspace, 'FileUpload_MaxFileSize')
  const isTooLarge = limit > -1 && file.size > limit
  if (isTooLarge && workspace.generation === 8)
    throw new MeteorError('error-file-too-large', 'File size exceeds the allowed limit')
  if (!isWelcome(workspace, file.type)) throw failedWith({ reason: 'error-type-not-allowed' })
  if (isTooLarge) throw failedWith({ reason: 'error-size-not-allowed', sizeAllowed: human(limit) })
}

/** The one part with a file in it; the server insists on its name. */
function theFile(workspace: Workspace, form: FormData): File {
  const files = [...form.entries()].filter((entry): entry is [string, File] => typeof entry[1] !== 'string')
  if (files.some(([name]) => name !== 'file')) throw new MeteorError('invalid-field')
  if (files.length > 1) throw new MeteorError('error-too-many-files', 'Too many files in upload')
  const file = files[0]?.[1]
  if (file) return file
  throw workspace.generation === 8 ? new MeteorError('error-no-file', 'No file uploaded') : failed()
}

/** Reads a form with one file, or says what is wrong with it. */
export async function readUpload(workspace: Workspace, request: Request): Promise<UploadForm> {
  const form = await request.formData().catch(() => new FormData())
  const file = theFile(workspace, form)
  checkFile(workspace, file)
  const texts = [...form.entries()].filter((entry): entry is [string, string] => typeof entry[1] === 'string')
  return { file, bytes: new Uint8Array(await file.arrayBuffer()), fields: Object.fromEntries(texts) }
}
