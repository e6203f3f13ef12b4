import { computed } from './computed.ts'
import { $draft } from './draft.ts'
import { fact } from './fact.ts'
import { $outbox } from './outbox.ts'
import { isForgetful } from './storage.ts'

/** Leaving the page would lose words: the storage does not take what was not sent. */
export const $wouldLoseWords = fact(false)

const ask = (event: BeforeUnloadEvent): void => event.preventDefault()

/** Has the browser ask before the page is left, only for as long as something would be lost by it. */
export function startLeaving(): () => void {
  const $unsaved = computed([$outbox, $draft], (outbox, draft) => (outbox.length > 0 || !!draft) && isForgetful())
  const stop = $unsaved.subscribe((unsaved) => {
    $wouldLoseWords.set(unsaved)
    if (unsaved) window.addEventListener('beforeunload', ask)
    else window.removeEventListener('beforeunload', ask)
  })
  return () => {
    stop()
    window.removeEventListener('beforeunload', ask)
  }
}
