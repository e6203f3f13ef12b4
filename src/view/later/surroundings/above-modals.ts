import { $site, describeSite } from '../../../session/site.ts'
import { document } from '../../../unclobbered.ts'

/** Pause before a page is answered that makes the chat inert, so that two who insist do not freeze the tab. */
const PAUSE_MS = 50

/**
 * Has an open chat stay usable while the page shows a modal dialog: makes it a part of the dialog, because the browser makes everything else
 * inert, and takes back what libraries set on everything but their dialog.
 * @returns stops
 */
export function stayAboveModals(host: HTMLElement): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  /** Modal dialogs of the page, the one that was opened last at the end. */
  let modals: Element[] = []
  let moved: { home: Element; before: Element | undefined } | undefined
  const move = (home: Element | undefined): void => {
    const before = moved ? moved.before : $site.get().home
    if (home === moved?.home) return
    moved = home && { home, before }
    describeSite({ home: home ?? before })
  }
  const look = (): void => {
    timer = undefined
    host.inert = false
    host.ariaHidden = null
    const all = new Set([...modals, ...document.querySelectorAll('dialog:modal')])
    modals = [...all].filter((one) => one.matches(':modal'))
    move($site.get().placed ? undefined : modals.at(-1))
  }
  const observer = new MutationObserver(() => {
    timer ??= setTimeout(look, PAUSE_MS)
  })
  observer.observe(host.ownerDocument, { subtree: true, attributeFilter: ['open', 'inert', 'aria-hidden'] })
  look()
  return () => {
    clearTimeout(timer)
    observer.disconnect()
    move(undefined)
  }
}
