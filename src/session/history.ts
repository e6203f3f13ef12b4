import { RequestError } from '../protocol/errors.ts'
import type { Message } from '../protocol/message.ts'
import { getHistory } from '../protocol/message-rest.ts'
import { fact } from './fact.ts'
import { $messages, removeMessages } from './messages.ts'
import { hearMessages, roomOnScreen } from './room.ts'
import { $visitor, asVisitor } from './visitor.ts'

/** What is known of the time before the oldest message on screen. */
export const $history = fact<'unknown' | 'loading' | 'more' | 'complete' | 'failed'>('unknown', 'conversation')

const PAGE = 50

/** More than this is not fetched again to see what has become of it. */
const MOST = 500

/** Fetches the last page, or, where messages are known, everything since and what has become of the known ones. */
export async function loadRecentHistory(rid: string): Promise<void> {
  const known = $messages.get()
  const ids = new Set(known.map(({ id }) => id))
  let page = await historyPage(rid, Math.min(PAGE + known.length, MOST))
  takeIn(rid, page)
  if (!known.length) return $history.set(page.length < PAGE ? 'complete' : 'more')
  const seen = new Set<string>()
  // A page that brings nothing new would do so for ever.
  while (page.length >= PAGE && !page.some(({ id }) => ids.has(id)) && page.some(({ id }) => !seen.has(id))) {
    for (const { id } of page) seen.add(id)
    page = await historyPage(rid, PAGE, page.at(-1)?.at)
    takeIn(rid, page)
  }
}

/** What lies within a page and is not in it has been deleted. */
function takeIn(rid: string, page: readonly Message[]): void {
  if (roomOnScreen()?.id !== rid) return
  const [newest, oldest] = [page[0]?.at ?? 0, page.at(-1)?.at ?? 0]
  const ids = new Set(page.map(({ id }) => id))
  const gone = $messages.get().filter(({ id, at }) => at > oldest && at < newest && !ids.has(id))
  if (gone.length) removeMessages(gone.map(({ id }) => id))
  hearMessages(page)
}

/** Fetches the page before the oldest message on screen. */
export async function loadEarlierMessages(): Promise<void> {
  const room = roomOnScreen()
  const state = $history.get()
  if (!room || state === 'loading' || state === 'complete') return
  $history.set('loading')
  try {
    const ids = new Set($messages.get().map(({ id }) => id))
    const page = await historyPage(room.id, PAGE, $messages.get()[0]?.at)
    hearMessages(page)
    $history.set(page.length < PAGE || page.every(({ id }) => ids.has(id)) ? 'complete' : 'more')
  } catch (error) {
    if (error instanceof RequestError) $history.set('failed')
    throw error
  }
}

/**
 * The newest page, or the one before a time. The server's limit is exclusive and messages may share a millisecond, so the page begins
 * one later: some come twice, which is merged, instead of never. Only if they fill the page is there no way around them.
 */
async function historyPage(rid: string, limit: number, before?: number): Promise<Message[]> {
  const key = { rid, token: $visitor.get()?.token ?? '' }
  const ask = (end?: number): Promise<Message[]> => getHistory(asVisitor(), key, { limit, before: end })
  const page = await ask(before && before + 1)
  return before && page.length === limit && page.at(-1)?.at === before ? ask(before) : page
}
