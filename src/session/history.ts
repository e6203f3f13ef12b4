import { RequestError } from '../protocol/errors.ts'
import type { Message } from '../protocol/message.ts'
import { getHistory } from '../protocol/message-rest.ts'
import { isShown } from './conversation.ts'
import { fact } from './fact.ts'
import { $messages, removeMessages } from './messages.ts'
import { hearMessages, roomOnScreen } from './room.ts'
import { $visitor, asVisitor } from './visitor.ts'

/** What is known of the time before the oldest message on screen. */
export const $history = fact<'unknown' | 'loading' | 'more' | 'complete' | 'failed'>('unknown', 'conversation')

const PAGE = 50

/** More than this is not fetched again to see what has become of it. */
const MOST = 500

/** Asked for at once where a page has nothing to show. */
const LARGEST = 2000

/** Fetches the last page, or, where messages are known, everything since and what has become of the known ones. */
export async function loadRecentHistory(rid: string): Promise<void> {
  const known = $messages.get()
  const ids = new Set(known.map(({ id }) => id))
  const limit = Math.min(PAGE + known.length, MOST)
  let page = await historyPage(rid, limit)
  takeIn(rid, page, known, limit)
  if (!known.length) return $history.set(page.length < PAGE ? 'complete' : 'more')
  // A page that brings nothing older would do so for ever.
  let end: number | undefined
  while (page.length >= PAGE && page.at(-1)?.at !== end && !page.some(({ id }) => ids.has(id))) {
    end = page.at(-1)?.at
    page = await historyPage(rid, PAGE, end)
    takeIn(rid, page, known, PAGE)
  }
}

/**
 * What was known before a page was asked for, lies within it and is not in it has been deleted. The newest page has everything that is newer
 * than its oldest message; what has come since is not among the known.
 * @param limit how many were asked for; with fewer than that in it, nothing is before the page
 */
function takeIn(rid: string, page: readonly Message[], known: readonly Message[], limit: number): void {
  if (roomOnScreen()?.id !== rid) return
  const oldest = page.length < limit ? 0 : (page.at(-1)?.at ?? 0)
  const ids = new Set(page.map(({ id }) => id))
  const gone = known.filter(({ id, at }) => at > oldest && !ids.has(id))
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
    const { length, 0: oldest } = $messages.get()
    const page = await historyPage(room.id, PAGE, oldest?.at)
    hearMessages(page)
    $history.set(page.length < PAGE || $messages.get().length === length ? 'complete' : 'more')
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
  let page = await ask(before && before + 1)
  if (before && page.length === limit && page.at(-1)?.at === before) page = await ask(before)
  // Of a page full of what is not shown, as a bot's notes, the visitor sees nothing.
  return page.length < limit || limit === LARGEST || page.some(isShown) ? page : historyPage(rid, LARGEST, before)
}
