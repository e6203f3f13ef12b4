import { text } from '../protocol/json.ts'
import { storedFact } from './fact.ts'

/** What the visitor is writing and has not sent. */
export const $draft = storedFact<string>('draft', text)

export const saveDraft = (words: string): void => $draft.set(words)
