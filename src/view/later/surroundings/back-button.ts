import { globalOf } from '../../../unclobbered.ts'
import { escapeFrom, focusedIn } from './modal.ts'

/**
 * The back button of a phone takes away what is on top, as Escape does, and does not leave the page. Browsers that ask a modal dialog to close
 * then (those with `CloseWatcher`) need no more; for the others going back leads to an entry of its own, for the same address, that keeps the
 * state which the page's own router reads.
 * @returns gives it back to the page
 */
export function closeWithBack(panel: HTMLElement): () => void {
  if (globalOf('CloseWatcher' as keyof Window)) return () => {}
  const isOurs = (): boolean => !!history.state?.linnet
  const enter = (): void => {
    if (!isOurs()) history.pushState({ ...history.state, linnet: true }, '')
  }
  const onPop = (): void => {
    if (isOurs()) return
    escapeFrom(focusedIn(panel))
    // There may be more to take away the next time.
    requestAnimationFrame(() => panel.isConnected && enter())
  }
  enter()
  addEventListener('popstate', onPop)
  return () => {
    removeEventListener('popstate', onPop)
    if (isOurs()) history.back()
  }
}
