import type { Words } from '../../locales/en.ts'
import enLater, { type LaterWords } from '../../locales/en-later.ts'
import { words } from '../words.ts'

/** All sentences, for what is drawn by a further file. */
export const allWords = (): Words & LaterWords => ({ ...enLater, ...words.value })
