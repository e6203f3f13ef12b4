import { document, globalOf } from '../unclobbered.ts'
import { inBackground } from './background.ts'
import { $config } from './config.ts'
import { on } from './events.ts'
import { exclusively } from './lock.ts'
import { $look } from './look.ts'
import { $messages } from './messages.ts'
import { openPanel } from './panel.ts'
import { rereadStorage, store, stored } from './storage.ts'
import { $visitor } from './visitor.ts'
import { $words } from './words.ts'

/** Long enough for a tab that is looked at to say so. */
const PATIENCE = 700
/** More than this nobody reads on a desktop. */
const LONGEST = 200

export const canNotify = (): boolean => !!globalOf('Notification') && isSecureContext

/** The visitor wants messages on their desktop, and the browser allows it. */
export const isNotifying = (): boolean =>
  canNotify() && stored('notify') === 'on' && Notification.permission === 'granted'

export const stopNotifying = (): void => store('notify', undefined)

/**
 * Asks the browser, which asks the visitor; what it will look like is shown at once.
 * @returns false when they said no, now or before, or where the browser shows none to pages
 */
export async function beginNotifying(sample: string): Promise<boolean> {
  if ((await Notification.requestPermission()) !== 'granted') return false
  if (!show($look.get().title || $words.get().title, sample)) return false
  store('notify', 'on')
  return true
}

interface News {
  text: string
  agent: string
}

/** Shows what agents write while no tab is looked at, once over all tabs. */
export function startNotifying(): () => void {
  const stops = [
    on('message', (news: News) => inBackground(tell(news, $messages.get().at(-1)?.at ?? 0))),
    $visitor.listen((visitor) => visitor ?? takeBack()),
  ]
  // Nobody could take it back later.
  window.addEventListener('pagehide', takeBack)
  return () => {
    for (const stop of stops) stop()
    window.removeEventListener('pagehide', takeBack)
  }
}

/** What is shown of the conversation. */
let shown: Notification | undefined

function takeBack(): void {
  shown?.close()
  shown = undefined
}

async function tell({ text, agent }: News, at: number): Promise<void> {
  if (!isNotifying()) return
  if (!document.hidden) {
    store('told', at)
    return
  }
  await new Promise((done) => setTimeout(done, PATIENCE))
  await exclusively('notify', async () => {
    rereadStorage()
    if (Number(stored('told') ?? 0) >= at || !isNotifying()) return
    store('told', at)
    show($config.get()?.agentsHidden ? $words.get().agent : agent, text.slice(0, LONGEST))
  })
}

/** Phones have notifications for apps alone, and throw. */
function show(title: string, body: string): boolean {
  try {
    const notification = new Notification(title, { body, tag: 'linnet' })
    shown = notification
    notification.onclick = () => {
      window.focus()
      openPanel()
      notification.close()
    }
    return true
  } catch {
    return false
  }
}
