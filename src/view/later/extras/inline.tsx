import { useLayoutEffect, useRef } from 'preact/hooks'
import { $site, describeSite } from '../../../session/site.ts'
import { document } from '../../../unclobbered.ts'
import { fromStore } from '../../from-store.ts'
import css from './inline.css'

const site = fromStore($site)

/** A page that builds itself anew is done by then. */
const SETTLED_MS = 50

/** Has the chat stand in an element of the page, and only then shows the panel, so that nothing is seen to jump. */
export function Inline() {
  const mark = useRef<HTMLElement>(null)
  const { inline = '', placed } = site.value
  useLayoutEffect(() => followPlace(inline, (mark.current as HTMLElement).ownerDocument), [inline])
  useLayoutEffect(() => {
    const root = mark.current?.getRootNode() as ShadowRoot
    if (!placed) return
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(css)
    root.adoptedStyleSheets.push(sheet)
    return () => {
      root.adoptedStyleSheets = root.adoptedStyleSheets.filter((one) => one !== sheet)
    }
  }, [placed])
  return <i ref={mark} hidden />
}

/**
 * Finds the element again when the page has replaced it or goes to and fro; the chat stands in the corner while there is none.
 * @returns stops
 */
function followPlace(selector: string, whole: Document): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const look = (): void => {
    timer = undefined
    const { home, placed } = $site.get()
    if (home?.isConnected) return
    const place = found(selector) ?? undefined
    if (place || placed !== false) describeSite({ home: place, placed: !!place })
  }
  const observer = new MutationObserver(() => {
    if (!$site.get().home?.isConnected) timer ??= setTimeout(look, SETTLED_MS)
  })
  observer.observe(whole, { childList: true, subtree: true })
  look()
  return () => {
    clearTimeout(timer)
    observer.disconnect()
  }
}

/** What a page calls a selector may not be one. */
function found(selector: string): Element | null {
  try {
    return document.querySelector(selector)
  } catch {
    return null
  }
}
