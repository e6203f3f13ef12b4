import { server } from './server.ts'
import { storage } from './storage.ts'

/** A name that all tabs with this server share. */
export const sharedName = (what: string): string => `linnet:${server().base}:${what}`

/** Insecure pages have none, and to a page that may have no storage the browser refuses them: its tabs share nothing. */
export const locks = (): LockManager | null => storage() && navigator.locks

/** Runs a task while no other tab runs one of the same name. Without locks, or where the browser refuses one, it just runs. */
export async function exclusively<T>(what: string, task: () => Promise<T>): Promise<T> {
  const { signal } = server()
  let begun = false
  const begin = (): Promise<T> => {
    begun = true
    return task()
  }
  try {
    return await (locks()?.request(sharedName(what), { signal }, begin) ?? begin())
  } catch (error) {
    if (begun || signal.aborted) throw error
    return task()
  }
}
