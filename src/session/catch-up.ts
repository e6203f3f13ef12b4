import { document } from '../unclobbered.ts'
import { $agent } from './agent.ts'
import { inBackground } from './background.ts'
import { loadRecentHistory, noteGap } from './history.ts'
import { keepTrying } from './keep-trying.ts'
import { $messages } from './messages.ts'
import { refresh } from './refresh.ts'
import { $endedRoom } from './room.ts'
import { $part } from './tabs.ts'
import { asVisitor } from './visitor.ts'

/** Who is being brought up to date. */
let running: AbortSignal | undefined
/** The room that is next. */
let wanted = ''

/** Brings the conversation up to date, whatever was missed. While it does so, being asked once more makes it begin once more. */
export async function catchUp(room: string): Promise<void> {
  const { signal } = asVisitor()
  noteGap()
  wanted = room
  if (running === signal) return
  running = signal
  try {
    while (wanted) {
      const rid = wanted
      wanted = ''
      await whenNeeded(signal)
      await keepTrying(() => fetchNews(rid), signal)
    }
  } finally {
    if (running === signal) running = undefined
  }
}

async function fetchNews(rid: string): Promise<void> {
  const isFirst = !$messages.get().length
  await loadRecentHistory(rid)
  // A close or a transfer may have been missed. What comes first follows a configuration that has just been read; only the agent may
  // have been found since.
  if (!isFirst || !$agent.get()) await refresh()
}

/** The last words may have come when this tab was hanging up already. */
$endedRoom.listen((room) => {
  if (room) inBackground(keepTrying(() => loadRecentHistory(room.id), asVisitor().signal))
})

/** Of many tabs only those that somebody sees ask the server. */
function whenNeeded(signal: AbortSignal): Promise<void> {
  if ($part.get() !== 'follows' || !document.hidden) return Promise.resolve()
  return new Promise((resolve) => {
    document.addEventListener('visibilitychange', () => resolve(), { once: true, signal })
  })
}
