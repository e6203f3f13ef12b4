import { document } from '../unclobbered.ts'
import { address, onAddress } from './address.ts'
import { inBackground } from './background.ts'
import { furtherConfig } from './further-config.ts'
import { $room } from './room.ts'
import { pageTitle } from './title.ts'
import { reportVisit } from './visit.ts'

/** A page that goes somewhere else gives itself its title a moment later. */
const SETTLED = 300

/** Tells agents which pages a visitor is on while they talk with them; the server keeps addresses or titles, and is told of no others. */
export function startVisits(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let told = ''
  const tell = (): void => {
    const change = furtherConfig().watchesTitles ? 'title' : 'url'
    const page = `${$room.get()?.id} ${change === 'title' ? pageTitle() : address()}`
    // Of many tabs the one that is looked at is where the visitor is.
    if (page === told || !$room.get() || document.hidden) return
    told = page
    inBackground(reportVisit(change))
  }
  const soon = (): void => {
    clearTimeout(timer)
    timer = setTimeout(tell, SETTLED)
  }
  const titles = new MutationObserver(() => furtherConfig().watchesTitles && soon())
  titles.observe(document.head, { subtree: true, childList: true, characterData: true })
  document.addEventListener('visibilitychange', soon)
  const stops = [onAddress(soon), $room.subscribe(soon)]
  return () => {
    clearTimeout(timer)
    titles.disconnect()
    document.removeEventListener('visibilitychange', soon)
    for (const stop of stops) stop()
  }
}
