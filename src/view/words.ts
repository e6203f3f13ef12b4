import { $words } from '../session/words.ts'
import { fromStore } from './from-store.ts'

/** The sentences of the visitor's language. */
export const words = fromStore($words)
