import en, { type Words } from '../locales/en.ts'
import type { LaterWords } from '../locales/en-later.ts'
import { fact } from './fact.ts'

/** The sentences of the visitor's language. A translation has all of them, English those that a first conversation needs. */
export const $words = fact<Words & Partial<LaterWords>>(en)
