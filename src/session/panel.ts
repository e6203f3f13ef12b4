import { storedFact } from './fact.ts'

/** Whether the visitor has the panel open. */
export const $panel = storedFact<'open' | 'closed'>('panel', (value) => (value === 'open' ? value : 'closed'))

export const openPanel = (): void => $panel.set('open')

export const closePanel = (): void => $panel.set('closed')

export const togglePanel = (): void => $panel.set($panel.get() === 'open' ? 'closed' : 'open')
