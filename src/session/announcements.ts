import { fact } from './fact.ts'

/** What a screen reader is to say by itself, oldest first. The panel shows it in one unseen live region and empties it soon after. */
export const $announcements = fact<readonly string[]>([])

/** Has a screen reader say a sentence once, wherever the focus is. @example announce('Amira Haddad: Good morning') */
export const announce = (sentence: string): void => $announcements.set([...$announcements.get(), sentence])

/** Empties the live region: a sentence that was said is not to be found by somebody who reads on line by line. */
export const clearAnnouncements = (): void => $announcements.set([])
