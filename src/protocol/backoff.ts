const MIN_MS = 500
const MAX_MS = 30_000

/**
 * Returns how long to wait before the next try, in milliseconds: half a second and more, growing up to half a minute. Chance decides
 * within that, so that all browsers that lost the same server do not come back in the same second.
 * @param failures how many times it went wrong in a row, from 1
 */
export const backoff = (failures: number): number => MIN_MS + Math.random() * Math.min(MAX_MS, MIN_MS * 3 ** failures)
