import { RequestError } from '../protocol/errors.ts'

/**
 * Lets something go on that nobody waits for. Requests that failed have left their mark in a store by then, and those of a visitor or
 * session that is over are nobody's concern; anything else is a mistake of ours and stays loud.
 */
export function inBackground(work: Promise<unknown>): void {
  work.catch((error: unknown) => {
    const over = error instanceof DOMException && error.name === 'AbortError'
    if (!over && !(error instanceof RequestError)) throw error
  })
}
