/** Browsers take a delay of 2^31 ms and more for none at all. */
const MAX_DELAY_MS = 86_400_000

/**
 * Calls back after a delay that was calculated, or named by a server, a page or storage. It is at least a millisecond and at most a day;
 * what is not a number is a day.
 */
export const after = (ms: number, task: () => void): ReturnType<typeof setTimeout> =>
  setTimeout(task, Math.min(Math.max(ms, 1) || MAX_DELAY_MS, MAX_DELAY_MS))
