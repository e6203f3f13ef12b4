import { computed } from './computed.ts'
import { storedFact } from './fact.ts'
import { $site } from './site.ts'

/** Whether the visitor has the panel open. */
export const $panel = storedFact<'open' | 'closed'>('panel', (value) => (value === 'open' ? value : 'closed'))

/** Whether the panel can be seen: opened by the visitor, or always there as a part of the page. */
export const $shown = computed([$panel, $site], (panel, { placed }) => placed || panel === 'open')

export const openPanel = (): void => $panel.set('open')

export const closePanel = (): void => $panel.set('closed')

export const togglePanel = (): void => $panel.set($panel.get() === 'open' ? 'closed' : 'open')
