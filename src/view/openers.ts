import { openPanel } from '../session/panel.ts'
import { document } from '../unclobbered.ts'
import { focusMarked } from './use-focus-on.ts'

/**
 * Links and buttons of the page that are marked `data-linnet-open` open the panel, or move the focus into an open one. Where there is no chat,
 * a link leads where it leads.
 * @returns stops
 */
export function listenToOpeners(root: ShadowRoot): () => void {
  const onClick = (event: MouseEvent): void => {
    // The path leads into shadow roots of the page, and to things that are no elements.
    const opens = event.composedPath().some((node) => (node as HTMLElement).dataset?.['linnetOpen'] != null)
    // A link that is wanted in another tab is not for us, nor one that the page has taken care of.
    if (!opens || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || !root.firstChild) return
    event.preventDefault()
    openPanel()
    const panel = root.querySelector<HTMLElement>('.panel')
    panel?.focus()
    if (panel) focusMarked(panel)
  }
  document.addEventListener('click', onClick)
  return () => document.removeEventListener('click', onClick)
}
