import { render } from 'preact'
import { $shown } from '../session/panel.ts'
import { document } from '../unclobbered.ts'
import { keepInPage } from './keep-in-page.ts'
import { listenToOpeners } from './openers.ts'
import css from './styles.css'
import { submitByClick } from './submit-by-click.ts'
import { styleHost } from './theme.ts'
import { Widget } from './widget.tsx'

/**
 * Puts the widget at the end of the page and keeps it there: a shadow root keeps its style in and the page's out. The name of the host is its
 * own, so that a library that morphs one page into the next takes it for no element of the other page.
 * @returns takes everything away again
 */
export function mount(): () => void {
  const host = document.createElement('linnet-host')
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
  const stopKeeping = keepInPage(host)
  const stopListening = listenToOpeners(root)
  return () => {
    clearTimeout(drawing)
    stopKeeping()
    stopListening()
    stopStyling()
    render(null, root)
    host.remove()
  }
}
