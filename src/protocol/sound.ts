import { UnavailableError } from './errors.ts'
import type { Server } from './request.ts'

/**
 * A sound file of the server, e.g. `sounds/chime.mp3`. It is fetched and not given to a player, so that a page need allow requests alone;
 * every page may read the server's own files.
 * @throws {UnavailableError} it could not be had
 */
export async function getSound({ base, signal }: Server, path: string): Promise<ArrayBuffer> {
  const init: RequestInit = { credentials: 'omit', referrerPolicy: 'no-referrer', signal }
  const response = await fetch(`${base}/${path}`, init).catch(() => undefined)
  if (!response?.ok) throw new UnavailableError(path)
  return response.arrayBuffer()
}
