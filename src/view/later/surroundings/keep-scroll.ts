/**
 * Keeps what is scrolled where it is when the page takes the chat out and it is put back: browsers forget it then.
 * @returns stops
 */
export function keepScroll(root: ShadowRoot): () => void {
  const stop = new AbortController()
  const { signal } = stop
  const places = new Map<Element, number>()
  const note = (element: Element): void => {
    // What is in no page is not scrolled.
    if (root.host.isConnected) places.set(element, element.scrollTop)
  }
  // It was scrolled before this file came.
  for (const element of root.querySelectorAll('[role=log]')) note(element)
  root.addEventListener('scroll', ({ target }) => note(target as Element), { signal, capture: true })
  root.host.addEventListener(
    'put',
    () => {
      for (const [element, top] of places) {
        if (element.isConnected) element.scrollTop = top
        else places.delete(element)
      }
    },
    { signal },
  )
  return () => stop.abort()
}
