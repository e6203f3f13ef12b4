import { fact } from './fact.ts'

/** What the agent is writing and has not sent, by room: looking into another conversation loses nothing. */
export const $drafts = fact<Record<string, string>>({})

export const saveDraft = (rid: string, words: string): void => $drafts.set({ ...$drafts.get(), [rid]: words })
