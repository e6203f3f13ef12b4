import { fact } from './fact.ts'

/** Where the visitor stands in the queue, as the server says it; null while they do not wait or it does not count. */
export const $queue = fact<unknown>(null, 'conversation')

export const noteQueue = (place: unknown): void => $queue.set(place ?? null)
