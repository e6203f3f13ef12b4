/** `ok`: as it should be; `warning`: a chat works, but not as well as it could; `problem`: something does not work; `skipped`: nobody could look. */
export type Status = 'ok' | 'warning' | 'problem' | 'skipped'

/** What one check has found. */
export interface Verdict {
  status: Status
  /** What is the case, in one sentence. */
  sentence: string
  /** What to do about it; missing where there is nothing to do. */
  remedy?: string
}

/** A verdict and the check that it comes from. */
export interface Finding extends Verdict {
  /** A word that stays the same, for programs: `address`, `cors` … */
  check: string
  /** The same for people. */
  title: string
}

/** Everything that was looked at, in the order in which it matters. */
export interface Report {
  /** Address of the Rocket.Chat server. */
  server: string
  /** Origin of the page with the chat; empty when nobody said it. */
  origin: string
  /** When it was looked at, as an ISO date. */
  at: string
  /** True when nothing is a problem. */
  healthy: boolean
  findings: Finding[]
}

/** @internal */
export const ok = (sentence: string): Verdict => ({ status: 'ok', sentence })
/** @internal */
export const warning = (sentence: string, remedy: string): Verdict => ({ status: 'warning', sentence, remedy })
/** @internal */
export const problem = (sentence: string, remedy: string): Verdict => ({ status: 'problem', sentence, remedy })
/** @internal */
export const skipped = (sentence: string, remedy?: string): Verdict => ({
  status: 'skipped',
  sentence,
  ...(remedy && { remedy }),
})
