import { render } from 'preact'
import { $shown } from '../session/panel.ts'
import { document } from '../unclobbered.ts'
import { listenToOpeners } from './openers.ts'
import css from './styles.css'
import { submitByClick } from './submit-by-click.ts'
import { styleHost } from './theme.ts'
import { Widget } from './widget.tsx'

/**
 * Puts the widget at the end of the page, as soon as there is one, and keeps it there: a shadow root keeps its style in and the page's out.
 * @returns takes everything away again
 */
export function mount(): () => void {
  const host = document.createElement('div')
  host.className = 'linnet'
  const root = host.attachShadow({ mode: 'open' })
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  root.adoptedStyleSheets = [sheet]
  submitByClick(root)
  const stopStyling = styleHost(root)
  // A task of its own: where processors are slow, the page gets its turn between the start of a session and the drawing of it.
  const restored = $shown.get()
  const drawing = setTimeout(() => render(<Widget host={host} restored={restored} />, root))
  const stopKeeping = keepInBody(host)
  const stopListening = listenToOpeners(() => !!root.firstChild)
  return () => {
    clearTimeout(drawing)
    stopKeeping()
    stopListening()
    stopStyling()
    render(null, root)
    host.remove()
  }
}

/** A script in the head runs before there is a body, and a page may put another body, or nothing, in its place: the widget goes along. */
function keepInBody(host: Element): () => void {
  const put = (): void => {
    const { body, documentElement } = document
    for (const place of [documentElement, body]) if (place) observer.observe(place, { childList: true })
    if (!host.isConnected) body?.append(host)
  }
  const observer = new MutationObserver(put)
  put()
  return () => observer.disconnect()
}
