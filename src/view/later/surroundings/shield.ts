type Kind = new (type: string, init: object) => Event

/** Events that pages listen to before they arrive, and whose copies the chat can do with. */
const COPIED: [Kind, ...string[]][] = [
  [KeyboardEvent, 'keydown', 'keypress', 'keyup'],
  [FocusEvent, 'focus', 'blur', 'focusin', 'focusout'],
]

/** Events that do their work without any handler. */
const HIDDEN = ['wheel', 'touchmove', 'compositionstart', 'compositionupdate', 'compositionend']

const FOCUSABLE = 'button,a[href],input,textarea,select,summary,[tabindex]'

/**
 * Keys, fingers that scroll, what is dragged, copied and pasted: pages have shortcuts, smooth scrolling and drop zones. Pointer events are
 * not among them: menus of the page close on a click elsewhere, and owners count clicks.
 */
const OURS = /^on(key|drag|drop|wheel|touchm|copy|cut|paste|cont|selects|(before)?inp)/

/**
 * Keeps the chat's own events from handlers of the page, also from those that are called before the events arrive: shortcuts, and dialogs that
 * hold the focus. From such handlers of the window nothing can be kept.
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
  for (const [Kind, ...names] of COPIED)
    for (const name of names)
      window.addEventListener(
        name,
        (event) => {
          if (isSecret && (event as FocusEvent).relatedTarget === host) event.stopPropagation()
          if (isOurs(event)) redirect(event, Kind)
        },
        { ...options, passive: false },
      )
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
function redirect(event: Event, Kind: Kind): void {
  const init: Record<string, unknown> = {}
  for (const name in event) init[name] = event[name as keyof Event]
  event.stopPropagation()
  const isWelcome = event.composedPath()[0]?.dispatchEvent(new Kind(event.type, { ...init, composed: false }))
  if (!isWelcome) event.preventDefault()
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
