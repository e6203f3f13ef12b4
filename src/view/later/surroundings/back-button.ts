/** What Chrome has for this purpose; TypeScript does not know it yet. */
interface CloseWatcher {
  onclose: (() => void) | null
  destroy: () => void
}

const { CloseWatcher } = window as { CloseWatcher?: new () => CloseWatcher }

/**
 * The back button of a phone takes away what is on top, as Escape does, and does not leave the page.
 * @returns gives it back to the page
 */
export function closeWithBack(panel: HTMLElement): () => void {
  const takeAway = (): void => {
    const { activeElement } = panel.getRootNode() as ShadowRoot
    const target = panel.contains(activeElement) ? activeElement : panel
    target?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }))
  }
  return CloseWatcher ? watch(CloseWatcher, takeAway) : enterHistory(panel, takeAway)
}

function watch(Watcher: new () => CloseWatcher, takeAway: () => void): () => void {
  let watcher: CloseWatcher
  // A real Escape has done its work when the watcher hears of it.
  let pressed = false
  const note = ({ key, type, isTrusted }: KeyboardEvent): void => {
    // Firefox lets the one from above out of the shadow.
    pressed = isTrusted && key === 'Escape' && type === 'keydown'
  }
  const begin = (): void => {
    watcher = new Watcher()
    watcher.onclose = () => {
      begin()
      if (!pressed) takeAway()
    }
  }
  begin()
  for (const type of ['keydown', 'keyup'] as const) addEventListener(type, note, true)
  return () => {
    for (const type of ['keydown', 'keyup'] as const) removeEventListener(type, note, true)
    watcher.destroy()
  }
}

/** Elsewhere going back leads to an entry of its own, for the same address. It keeps the state that the page's own router reads. */
function enterHistory(panel: HTMLElement, takeAway: () => void): () => void {
  const isOurs = (): boolean => !!history.state?.linnet
  const enter = (): void => {
    if (!isOurs()) history.pushState({ ...history.state, linnet: true }, '')
  }
  const onPop = (): void => {
    if (isOurs()) return
    takeAway()
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
