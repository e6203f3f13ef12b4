import { sendFile } from '../../../src/protocol/agent-files.ts'
import { RequestError } from '../../../src/protocol/errors.ts'
import { makeMessageId } from '../../../src/protocol/id.ts'
import { inBackground } from '../../../src/session/background.ts'
import { asAgent } from './account.ts'
import { fact } from './fact.ts'

export interface Upload {
  id: string
  rid: string
  file: File
  /** How much has gone, from 0 to 1, or why it did not go. */
  state: number | RequestError
}

/** Files on their way. A file that has arrived comes back as a message. */
export const $uploads = fact<readonly Upload[]>([])

export function shareFile(rid: string, file: File): void {
  const upload: Upload = { id: makeMessageId(), rid, file, state: 0 }
  $uploads.set([...$uploads.get(), upload])
  inBackground(send(upload))
}

export function shareAgain(upload: Upload): void {
  note(upload, 0)
  inBackground(send(upload))
}

export const dropUpload = ({ id }: Upload): void => $uploads.set($uploads.get().filter((other) => other.id !== id))

async function send(upload: Upload): Promise<void> {
  try {
    await sendFile(asAgent(), upload.rid, upload.file, (part) => note(upload, part))
    dropUpload(upload)
  } catch (error) {
    if (error instanceof RequestError) note(upload, error)
    throw error
  }
}

const note = ({ id }: Upload, state: Upload['state']): void =>
  $uploads.set($uploads.get().map((upload) => (upload.id === id ? { ...upload, state } : upload)))
