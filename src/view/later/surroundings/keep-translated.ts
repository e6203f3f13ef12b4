/**
 * Lets a translator of the browser do its work. It puts a `<font>` in the place of each text; the text itself, which the chat goes on
 * writing to, is out of the document then: its new words are never seen, and what should stand before it cannot be drawn. So the text
 * stands, empty, before the translation, which goes as soon as the text has other words or goes itself. This goes on for as long as there is
 * the root: the count on the launcher is translated too.
 */
export function keepTranslated(root: ShadowRoot): void {
  if (kept.has(root)) return
  kept.add(root)
  const translations = new WeakMap<Node, Element>()
  const drop = (text: Node): void => {
    translations.get(text)?.remove()
    translations.delete(text)
  }
  const onRemoved = (text: Node, near: (Node | null)[]): void => {
    if (text.isConnected || !(text instanceof Text)) return
    if (translations.has(text)) {
      drop(text)
      return
    }
    const translation = near.find(isTranslation)
    if (!translation?.isConnected) return
    translations.set(text, translation)
    translation.before(text)
    text.data = ''
  }
  const observer = new MutationObserver((records) => {
    for (const { type, target, removedNodes, addedNodes, previousSibling, nextSibling } of records) {
      if (type === 'childList')
        for (const node of removedNodes) onRemoved(node, [...addedNodes, previousSibling, nextSibling])
      else if ((target as Text).data) drop(target)
    }
  })
  observer.observe(root, { subtree: true, childList: true, characterData: true })
}

const kept = new WeakSet<ShadowRoot>()

/** Nothing of ours is a `<font>`. */
const isTranslation = (node: Node | null): node is HTMLFontElement => node?.nodeName === 'FONT'
