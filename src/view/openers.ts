import { openPanel } from '../session/panel.ts'

/**
 * Links and buttons of the page that are marked `data-linnet-open` open the panel. Where there is no chat, a link leads where it leads.
 * @param isThere whether there is a panel to open
 * @returns stops
 */
export function listenToOpeners(isThere: () => boolean): () => void {
  const onClick = (event: MouseEvent): void => {
    const opener = (event.target as Element).closest('[data-linnet-open]')
    // A link that is wanted in another tab is not for us.
    if (!opener || event.ctrlKey || event.metaKey || event.shiftKey || !isThere()) return
    event.preventDefault()
    openPanel()
  }
  document.addEventListener('click', onClick)
  return () => document.removeEventListener('click', onClick)
}
