import { fact } from './fact.ts'

/** Something that the visitor has to know and need not do anything about: the server's word, or empty. */
export const $notice = fact<string>('', 'conversation')

export const notify = (code: string): void => $notice.set(code)

export const dismissNotice = (): void => $notice.set('')
