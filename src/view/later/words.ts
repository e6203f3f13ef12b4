import type { Words } from '../../locales/en.ts'
import { words } from '../words.ts'

/** The sentences of the visitor's language, with those of a further file among them: `wordsWith(menu).download`. */
export const wordsWith = <Later extends Record<string, string>>(later: Later): Words & Later => ({
  ...later,
  ...words.value,
})
