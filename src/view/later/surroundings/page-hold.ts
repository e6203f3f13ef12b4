import { setOnDocument } from '../../../document-setter.ts'
import { document } from '../../../unclobbered.ts'

/**
 * Holds the page behind the panel still, so that a finger moves what it is on. A sheet of our own does it, which leaves no trace.
 * @returns lets go of it, where it was
 */
export function holdPage(): () => void {
  const [left, top] = [scrollX, scrollY]
  const sheet = new CSSStyleSheet()
  sheet.replaceSync('html,body{overflow:hidden!important;overscroll-behavior:none!important}')
  setOnDocument('adoptedStyleSheets', [...document.adoptedStyleSheets, sheet])
  return () => {
    setOnDocument(
      'adoptedStyleSheets',
      document.adoptedStyleSheets.filter((one) => one !== sheet),
    )
    window.scrollTo({ left, top, behavior: 'instant' })
  }
}
