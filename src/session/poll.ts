import type { ReadableAtom } from 'nanostores'
import { RequestError } from '../protocol/errors.ts'
import { document } from '../unclobbered.ts'
import { inBackground } from './background.ts'
import { loadRecentHistory } from './history.ts'
import { pause } from './hope.ts'
import { $messages } from './messages.ts'
import { $shown } from './panel.ts'
import { refresh } from './refresh.ts'
import { tellTabs } from './tabs.ts'

/** A line that comes back within this time is not missed. */
const GRACE = 6_000
/** Six times a minute, of the ten that a server allows for every route and address … */
const OFTEN = 10_000
/** … or once, while nobody looks. */
const SELDOM = 60_000

/**
 * Asks for news again and again while there is no line, as where a proxy refuses WebSockets.
 * @param onAnswer told after every round whether the server answered
 * @returns stops it
 */
export function startPolling(
  $line: ReadableAtom<string>,
  rid: string,
  onAnswer: (answered: boolean) => void,
): () => void {
  const stop = new AbortController()
  const { signal } = stop
  let polling = false
  const isDown = (): boolean => !signal.aborted && $line.get() !== 'open'
  const poll = async (): Promise<void> => {
    // Where there was none yet, as behind a proxy that refuses WebSockets, there is nothing to wait for.
    if ($line.get() !== 'connecting') await pause(GRACE, signal, { heedHope: false })
    for (let asked = 0; isDown(); ) {
      if (isWatched() || Date.now() - asked >= SELDOM) {
        asked = Date.now()
        onAnswer(await askForNews(rid))
      }
      await pause(OFTEN, signal)
    }
  }
  const stopWatching = $line.subscribe(() => {
    if (polling || !isDown()) return
    polling = true
    inBackground(
      poll().finally(() => {
        polling = false
      }),
    )
  })
  return () => {
    stop.abort()
    stopWatching()
  }
}

const isWatched = (): boolean => $shown.get() && !document.hidden

/** @returns false when the server could not be asked */
async function askForNews(rid: string): Promise<boolean> {
  const known = new Set($messages.get())
  try {
    await loadRecentHistory(rid)
    const news = $messages.get().filter((message) => !known.has(message))
    // Somebody has come or gone.
    if (news.some(({ kind }) => kind)) await refresh()
    if (news.length) tellTabs({ is: 'stale' })
    return true
  } catch (error) {
    if (error instanceof RequestError) return false
    throw error
  }
}
