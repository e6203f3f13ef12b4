/**
 * Events that pages listen to before they arrive, and whose copies the chat can do with. Keys are not among them: a copy presses a button a
 * second time in WebKit, and Firefox never comes to an end with it.
 */
const COPIED = ['focus', 'blur', 'focusin', 'focusout'] as const

/** Events that do their work without any handler. */
const HIDDEN = ['wheel', 'touchmove', 'compositionstart', 'compositionupdate', 'compositionend']

const FOCUSABLE = 'button,a[href],input,textarea,select,summary,[tabindex]'

/**
 * Keys, fingers that scroll, what is dragged, copied and pasted: pages have shortcuts, smooth scrolling and drop zones. Pointer events are
 * not among them: menus of the page close on a click elsewhere, and owners count clicks.
 */
const OURS = /^on(key|drag|drop|wheel|touchm|copy|cut|paste|cont|selects|(before)?inp)/

/**
 * Keeps the chat's own events from handlers of the page, those of the focus also from handlers that are called before they arrive: dialogs
 * that hold the focus. From such handlers of the window nothing can be kept, nor keys from any that are called before the keys arrive.
 * @returns stops
 */
export function shieldEvents(root: ShadowRoot): () => void {
  const stop = new AbortController()
  const options = { capture: true, passive: true, signal: stop.signal }
  const { host } = root
  const isOurs = (event: Event): boolean => event.target === host
  /** While the focus is given again to what the page has taken it from, the page does not hear that it loses it. */
  let isSecret = false
  const focus = (element: HTMLElement): void => {
    isSecret = true
    element.focus({ preventScroll: true })
    isSecret = false
  }
  const onFocus = (event: FocusEvent): void => {
    if (isSecret && event.relatedTarget === host) event.stopPropagation()
    if (isOurs(event)) redirect(event)
  }
  for (const name of COPIED) window.addEventListener(name, onFocus, options)
  for (const name in host)
    if (OURS.test(name))
      host.addEventListener(name.slice(2), (event) => event.stopPropagation(), { passive: true, signal: stop.signal })
  for (const name of HIDDEN) window.addEventListener(name, (event) => isOurs(event) && event.stopPropagation(), options)
  for (const [name, restore] of [
    ['mousedown', focus],
    ['click', clickAgain],
  ] as const)
    window.addEventListener(name, (event) => isOurs(event) && afterwards(event, root, restore), options)
  return () => stop.abort()
}

/** Gives an event to what it is for in the chat, as a copy that the page does not hear of. */
function redirect(event: FocusEvent): void {
  event.stopPropagation()
  const { type, bubbles, relatedTarget } = event
  event.composedPath()[0]?.dispatchEvent(new FocusEvent(type, { bubbles, relatedTarget }))
}

/**
 * Does what an event of the pointer is for when the page has kept it from being done: it has prevented the event, or let it not arrive.
 * The page still hears of it.
 */
function afterwards(event: Event, root: ShadowRoot, restore: (target: HTMLElement) => void): void {
  const target = (event.composedPath()[0] as Element).closest<HTMLElement>(FOCUSABLE)
  let isSound = false
  const arrive = (arrived: Event): void => {
    isSound ||= arrived === event && !event.defaultPrevented
  }
  root.addEventListener(event.type, arrive, { capture: true })
  setTimeout(() => {
    root.removeEventListener(event.type, arrive, { capture: true })
    // What was prevented here was meant to be.
    const isMeant = isSound && event.defaultPrevented
    const isDone = event.type === 'click' ? isSound : !target || root.activeElement === target
    if (target && !isMeant && !isDone) restore(target)
  })
}

const clickAgain = (target: HTMLElement): void => {
  target.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }))
}
