import { server } from './server.ts'

/** A name that all tabs with this server share. */
export const sharedName = (what: string): string => `linnet:${server().base}:${what}`

/** Does a task while no other tab does one of the same name. Browsers without locks (insecure pages) just do it. */
export const exclusively = <T>(what: string, task: () => Promise<T>): Promise<T> =>
  navigator.locks ? navigator.locks.request(sharedName(what), { signal: server().signal }, task) : task()
