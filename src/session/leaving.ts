import { computed } from './computed.ts'
import { $draft } from './draft.ts'
import { fact } from './fact.ts'
import { $outbox } from './outbox.ts'
import { isForgetful } from './storage.ts'
import { $wishes } from './wish.ts'

/** Leaving the page would lose something, because the storage does not take it: words that were not sent, or a farewell that is not finished. */
export const $wouldLose = fact(false)

const ask = (event: BeforeUnloadEvent): void => event.preventDefault()

/** Has the browser ask before the page is left, only for as long as something would be lost by it. */
export function startLeaving(): () => void {
  const $unsaved = computed(
    [$draft, $outbox, $wishes],
    (draft, ...lists) => (!!draft || lists.some((list) => list.length > 0)) && isForgetful(),
  )
  const stop = $unsaved.subscribe((unsaved) => {
    $wouldLose.set(unsaved)
    if (unsaved) window.addEventListener('beforeunload', ask)
    else window.removeEventListener('beforeunload', ask)
  })
  return () => {
    stop()
    window.removeEventListener('beforeunload', ask)
  }
}
