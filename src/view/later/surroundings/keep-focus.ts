import { document } from '../../../unclobbered.ts'
import { bringsKeyboard } from '../../use-focus-on.ts'

const FOCUSABLE = 'button,a,input,textarea,select,summary,[tabindex]'

/** Where an element was: its place in one of the elements around it, and what was beside it. */
interface Place {
  parent: Element
  child: Element
  siblings: Element[]
}

/**
 * Gives a lost focus to its successor. When what has the focus goes or is disabled, browsers forget the focus, and a screen reader starts
 * again at the top of the page. The successor is the first control of what came in its place, else the next row of a list, else where the
 * screen begins, else the panel or the launcher.
 * @returns stops
 */
export function keepFocus(root: ShadowRoot): () => void {
  const stop = new AbortController()
  const { signal } = stop
  let last: Element | undefined
  let trail: Place[] = []
  const remember = (target: Element): void => {
    last = target
    trail = placesOf(target)
  }
  // Some browsers tell that it is gone while an element is being removed.
  const forget = (): void =>
    queueMicrotask(() => {
      if (last && !root.activeElement && isUsable(last)) last = undefined
    })
  const look = (): void => {
    if (!last || root.activeElement || document.activeElement !== document.body || isUsable(last)) return
    giveFocus(successorOf(trail) ?? beginningOf(root))
  }
  // The page has taken the chat out, with the focus in it.
  const putBack = (): void => {
    if (last && document.activeElement === document.body) (last as HTMLElement).focus({ preventScroll: true })
  }
  if (root.activeElement) remember(root.activeElement)
  const observer = new MutationObserver(look)
  observer.observe(root, { childList: true, subtree: true, attributes: true, attributeFilter: ['disabled', 'inert'] })
  root.addEventListener('focusin', ({ target }) => remember(target as Element), { signal })
  root.addEventListener('focusout', forget, { signal })
  root.host.addEventListener('put', putBack, { signal })
  return () => {
    stop.abort()
    observer.disconnect()
  }
}

function placesOf(element: Element): Place[] {
  const places: Place[] = []
  for (let child = element; child.parentElement; child = child.parentElement)
    places.push({ child, parent: child.parentElement, siblings: [...child.parentElement.children] })
  return places
}

const isUsable = (element: Element): boolean => element.isConnected && !element.matches(':disabled,[inert] *')

const canTakeFocus = (element: Element): boolean =>
  element.matches(FOCUSABLE) &&
  isUsable(element) &&
  ((element as HTMLElement).tabIndex >= 0 || element.matches('[data-focus]')) &&
  element.getClientRects().length > 0

const firstIn = (element: Element | undefined): Element | undefined =>
  element && [element, ...element.querySelectorAll(FOCUSABLE)].find(canTakeFocus)

function successorOf(trail: Place[]): Element | undefined {
  for (const { parent, child, siblings } of trail) {
    // What arrives in the list of messages has nothing to do with what goes there.
    const isAmongMessages = parent.closest('[role=log]') && !parent.closest('article')
    if (!parent.isConnected || isAmongMessages) continue
    const now = [...parent.children]
    const found =
      now
        .filter((one) => !siblings.includes(one))
        .map(firstIn)
        .find(Boolean) ?? firstIn(nextRow(child, siblings))
    const marked = now.find((one) => one.matches('[data-focus]') && canTakeFocus(one))
    if (found ?? marked) return found ?? marked
  }
  return undefined
}

/** The row after one that was removed, or before it. */
function nextRow(removed: Element, siblings: Element[]): Element | undefined {
  if (removed.isConnected) return undefined
  const rows = siblings.filter((one) => one.isConnected && one.className === removed.className)
  const at = siblings.indexOf(removed)
  return rows.find((row) => siblings.indexOf(row) > at) ?? rows.at(-1)
}

const beginningOf = (root: ShadowRoot): Element | null =>
  [...root.querySelectorAll('[data-focus]')].filter(canTakeFocus).at(-1) ?? root.querySelector('.panel,.launcher')

function giveFocus(element: Element | null): void {
  const target = element && bringsKeyboard(element) ? element.closest('.panel') : element
  ;(target as HTMLElement | null | undefined)?.focus({ preventScroll: true })
}
