import { server } from './server.ts'
import { storage } from './storage.ts'

/** A name that all tabs with this server share. */
export const sharedName = (what: string): string => `linnet:${server().base}:${what}`

/** Insecure pages have none, and to a page that may have no storage the browser refuses them: its tabs share nothing. */
export const locks = (): LockManager | null => storage() && navigator.locks

/** Does a task while no other tab does one of the same name. Browsers without locks just do it. */
export const exclusively = <T>(what: string, task: () => Promise<T>): Promise<T> =>
  locks()?.request(sharedName(what), { signal: server().signal }, task) ?? task()
