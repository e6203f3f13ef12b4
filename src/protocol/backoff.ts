const FIRST = 1000
const LONGEST = 30_000

/**
 * How long to wait before trying again: growing, at most half a minute, and anything below that by chance, so that all the browsers
 * that lost the same server do not come back in the same second.
 * @param failures how many times it went wrong in a row, from 1
 */
export const backoff = (failures: number): number => Math.random() * Math.min(LONGEST, FIRST * 2 ** failures)
