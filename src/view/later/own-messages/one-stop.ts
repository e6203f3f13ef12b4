/** Which button Tab reaches, by list. */
const stops = new WeakMap<Element, HTMLElement>()
const unsettled = new Set<Element>()

/**
 * Makes the button of the newest own message the one that Tab reaches; arrows lead to the others. A conversation would otherwise have as many
 * stops between header and composer as the visitor has said things.
 * @returns leaves the list again
 */
export function joinStops(button: HTMLElement): () => void {
  const list = button.closest('[role=log]')
  if (!list) return () => {}
  const settleSoon = (): void => {
    if (!unsettled.size) queueMicrotask(settle)
    unsettled.add(list)
  }
  settleSoon()
  return settleSoon
}

/** The newest own message has the stop, unless the visitor is at another one. A page of history settles once. */
function settle(): void {
  for (const list of unsettled) {
    const newest = neighbour(list.firstElementChild?.lastElementChild, 'previousElementSibling')
    if (newest && !stops.get(list)?.matches(':focus')) makeStop(list, newest)
  }
  unsettled.clear()
}

function makeStop(list: Element, button: HTMLElement): void {
  const before = stops.get(list)
  if (before) before.tabIndex = -1
  button.tabIndex = 0
  stops.set(list, button)
}

/** Moves the focus to the button of the own message before or after. @returns whether the key was one for that */
export function moveAmongOwn({ key }: KeyboardEvent, button: HTMLElement): boolean {
  const direction = ({ ArrowUp: 'previousElementSibling', ArrowDown: 'nextElementSibling' } as const)[key]
  const list = button.closest('[role=log]')
  if (!direction || !list) return false
  const next = neighbour(button.closest('article')?.[direction], direction)
  if (next) makeStop(list, next)
  next?.focus()
  return true
}

type Direction = 'previousElementSibling' | 'nextElementSibling'

/** The first button of an own message from here on. */
function neighbour(from: Element | null | undefined, direction: Direction): HTMLElement | undefined {
  for (let row = from; row; row = row[direction]) {
    const button = row.querySelector<HTMLElement>('.own-more')
    if (button) return button
  }
  return undefined
}
