import { server } from './server.ts'
import { storage } from './storage.ts'

/** A name that all tabs with this server share. */
export const sharedName = (what: string): string => `linnet:${server().base}:${what}`

/** Insecure pages have none, and to a page that may have no storage the browser refuses them: its tabs share nothing. */
export const locks = (): LockManager | null => storage() && navigator.locks

/** The last task of each name in this tab. */
const last = new Map<string, Promise<unknown>>()

/** Runs tasks of the same name one after the other, whatever becomes of each. */
function inOrder<T>(what: string, task: () => Promise<T>): Promise<T> {
  const turn = Promise.resolve(last.get(what)).then(task, task)
  last.set(what, turn)
  return turn
}

/**
 * Runs a task while no other tab runs one of the same name. Without locks, or where the browser refuses one, it waits for the tasks of
 * this tab only.
 */
export async function exclusively<T>(what: string, task: () => Promise<T>): Promise<T> {
  try {
    return await (locks()?.request(sharedName(what), { signal: server().signal }, task) ?? inOrder(what, task))
  } catch (error) {
    if ((error as Error).name === 'SecurityError') return inOrder(what, task)
    throw error
  }
}
