import { fact } from './fact.ts'

/** Names of those who are typing to the visitor. */
export const $typing = fact<readonly string[]>([], 'conversation')

export const setTyping = (names: readonly string[]): void => $typing.set(names)
