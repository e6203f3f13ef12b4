/**
 * Keeps the panel in the part of the screen that the keyboard leaves: browsers lay a fixed element out behind it.
 * @returns stops
 */
export function keepInView(panel: HTMLElement): () => void {
  const view = window.visualViewport
  if (!view) return () => {}
  const place = (): void => {
    // Whoever zooms in wants to see a part of it, not the whole in a part.
    if (view.scale > 1.01) return
    panel.style.setProperty('--view-top', `${view.offsetTop}px`)
    panel.style.setProperty('--view-height', `${view.height}px`)
  }
  view.addEventListener('resize', place)
  view.addEventListener('scroll', place)
  place()
  return () => {
    view.removeEventListener('resize', place)
    view.removeEventListener('scroll', place)
    for (const name of ['--view-top', '--view-height']) panel.style.removeProperty(name)
  }
}
