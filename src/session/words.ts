import en, { type Words } from '../locales/en.ts'
import type { LaterWords } from '../locales/en-later.ts'
import { fact } from './fact.ts'

/** English as the visitor's country writes it, if the browser knows: times, dates and numbers differ. Some give names that are no tags. */
const lang = navigator.languages.find((tag) => /^en(-\w+)*$/.test(tag)) ?? 'en'

/**
 * The sentences of the visitor's language, our tag for it where it is not English, its direction where it runs from right to left, and whether they are to be shown already. A
 * translation has all of them, English those that a first conversation needs.
 */
export const $words = fact<Words & Partial<LaterWords> & { tag?: string; dir?: 'rtl'; silent?: boolean }>({
  ...en,
  lang,
})

/** The words of the visitor's language are on their way: none are shown for a moment, rather than others. */
export const fallSilent = (): void => $words.set({ ...$words.get(), silent: true })

/** Adds English sentences that have come later; those of a translation stay. */
export const addSentences = (sentences: Partial<LaterWords>): void => $words.set({ ...sentences, ...$words.get() })

/** In other words, or in those that there are. */
export const speak = (words = $words.get()): void => $words.set({ ...words, silent: false })
