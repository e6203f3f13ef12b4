/**
 * Makes a panel that fills the screen modal: the page behind it is out of reach for keys, fingers and screen readers, and nothing in the page
 * is touched for it.
 * @returns makes it an ordinary panel again
 */
export function makeModal(panel: HTMLDialogElement): () => void {
  const stop = new AbortController()
  const { signal } = stop
  const show = (): void => {
    const focused = focusedIn(panel)
    // Browsers would move the focus to the first button, and an open menu would close.
    focused.autofocus = true
    panel.open = false
    panel.showModal()
    focused.autofocus = false
    panel.ariaModal = 'true'
  }
  // The back gesture of a phone asks a modal dialog to close. The browser may do so without asking where the visitor has touched nothing yet.
  const onCancel = (event: Event): void => {
    event.preventDefault()
    escapeFrom(focusedIn(panel))
  }
  const onClose = (): void => {
    if (panel.open) return
    escapeFrom(panel)
    // One step back may have taken away a question, a page or a menu.
    requestAnimationFrame(() => panel.isConnected && !signal.aborted && show())
  }
  panel.addEventListener('cancel', (event) => event.target === panel && onCancel(event), { signal })
  panel.addEventListener('close', (event) => event.target === panel && onClose(), { signal })
  const root = panel.getRootNode() as ShadowRoot
  // An enlarged picture stays on top; the panel takes its turn after it.
  const picture = root.querySelector('dialog:modal')
  if (picture) picture.addEventListener('close', show, { signal })
  else show()
  // A page that takes the chat out and in makes the panel an ordinary one.
  root.host.addEventListener('put', show, { signal })
  return () => {
    stop.abort()
    if (!panel.matches(':modal')) return
    const focused = focusedIn(panel)
    panel.close()
    panel.ariaModal = null
    if (!panel.isConnected) return
    panel.open = true
    focused.focus({ preventScroll: true })
  }
}

/** What has the focus in the panel, or the panel. */
export function focusedIn(panel: HTMLElement): HTMLElement {
  const { activeElement } = panel.getRootNode() as ShadowRoot
  return activeElement && panel.contains(activeElement) ? (activeElement as HTMLElement) : panel
}

/** Takes away what is on top, as the key does. */
export const escapeFrom = (element: Element): boolean =>
  element.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }))
