/** What a screen reader says by itself, oldest first. A page of a story keeps it from its first moment: see `pageWith`. */
declare global {
  interface Window {
    heard?: string[]
  }
}

/**
 * Runs in the page, before the widget does: writes down whatever comes into a live region. Like most screen readers it passes over a status
 * that comes together with its words, and over whatever is inert, hidden, or under a modal dialog.
 */
function listen(): void {
  const LIVE = '[aria-live], [role="log"], [role="status"], [role="alert"]'
  const heard: string[] = []
  window.heard = heard
  const isReached = (region: Element): boolean => {
    const root = region.getRootNode() as ShadowRoot
    const modal = [...root.querySelectorAll('dialog:modal')].at(-1)
    return !region.closest('[inert], [aria-hidden="true"]') && (!modal || modal.contains(region))
  }
  const hear = (node: Node, added: Node[]): void => {
    const element = node instanceof Element ? node : node.parentElement
    const region = element?.closest(LIVE)
    if (!region || region.getAttribute('aria-live') === 'off' || !isReached(region)) return
    if (element?.closest('[aria-hidden="true"]')) return
    const cameWithIt = added.some((one) => one.contains(region))
    if (cameWithIt && region.getAttribute('role') !== 'alert') return
    const words = node instanceof HTMLElement ? node.innerText || node.textContent : node.textContent
    if (words?.trim()) heard.push(words.replace(/\s+/g, ' ').trim())
  }
  const observer = new MutationObserver((records) => {
    const added = records.flatMap(({ type, addedNodes, target }) =>
      type === 'characterData' ? target : [...addedNodes],
    )
    // What came within something that came is said with it.
    for (const node of new Set(added))
      if (!added.some((other) => other !== node && other.contains(node))) hear(node, added)
  })
  const { attachShadow } = Element.prototype
  Element.prototype.attachShadow = function (init) {
    const root = attachShadow.call(this, init)
    observer.observe(root, { childList: true, characterData: true, subtree: true })
    return root
  }
}

/** For the head of a page: the ears of a screen reader. */
export const screenReader = `<script>(${listen})()</script>`

/** How often words were said. */
export const timesHeard = (heard: readonly string[], words: string): number =>
  heard.filter((one) => one.includes(words)).length
