import { render } from 'preact'
import { listenToOpeners } from './openers.ts'
import css from './styles.css'
import { styleHost } from './theme.ts'
import { Widget } from './widget.tsx'

/**
 * Puts the widget at the end of the page, as soon as there is one: a shadow root keeps its style in and the page's out.
 * @returns takes everything away again
 */
export function mount(): () => void {
  const host = document.createElement('div')
  host.className = 'linnet'
  const root = host.attachShadow({ mode: 'open' })
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  root.adoptedStyleSheets = [sheet]
  const stopStyling = styleHost(root)
  render(<Widget />, root)
  const stopWaiting = whenBody((body) => body.append(host))
  const stopListening = listenToOpeners(() => !!root.firstChild)
  return () => {
    stopWaiting()
    stopListening()
    stopStyling()
    render(null, root)
    host.remove()
  }
}

/** A script in the head runs before there is a body. */
function whenBody(then: (body: HTMLElement) => void): () => void {
  const check = (): void => {
    if (!document.body) return
    observer.disconnect()
    then(document.body)
  }
  const observer = new MutationObserver(check)
  observer.observe(document.documentElement, { childList: true })
  check()
  return () => observer.disconnect()
}
