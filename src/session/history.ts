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

/** More than this is not fetched again to see what has become of it, nor to fill a gap. */
const MOST = 500

/** Asked for at once where a page has nothing to show. */
const LARGEST = 2000

/** The messages that were known before something may have been missed. What comes by the line meanwhile is newer than what is missing. */
const $beforeGap = fact<readonly string[] | undefined>(undefined, 'conversation')

/** Something may be missing until the recent history has been loaded. */
export function noteGap(): void {
  $beforeGap.set($beforeGap.get() ?? $messages.get().map(({ id }) => id))
}

/** Fetches the last page, or, where messages are known, everything since and what has become of the known ones. */
export async function loadRecentHistory(rid: string): Promise<void> {
  noteGap()
  const before = $beforeGap.get()
  const known = $messages.get()
  let limit = Math.min(PAGE + known.length, MOST)
  let end: number | undefined
  let page: Message[]
  let left = MOST
  do {
    page = await historyPage(rid, limit, end)
    takeIn(rid, page, known, limit, end)
    if ($history.get() === 'unknown') $history.set(page.length < PAGE ? 'complete' : 'more')
    // A page that brings nothing older would do so for ever.
    if (!before?.length || page.length < PAGE || page.at(-1)?.at === end || page.some(({ id }) => before.includes(id)))
      return $beforeGap.set(undefined)
    end = page.at(-1)?.at
    limit = PAGE
    left -= PAGE
  } while (left)
  forgetBefore(rid, before)
}

/** Leaves a gap that is too long to the visitor: what was known before it comes again with the earlier messages. */
function forgetBefore(rid: string, before: readonly string[]): void {
  if (roomOnScreen()?.id !== rid) return
  removeMessages(before)
  $beforeGap.set(undefined)
  $history.set('more')
}

/**
 * What was known before a page was asked for, lies within it and is not in it has been deleted. The newest page has everything that is newer
 * than its oldest message; what has come since is not among the known.
 * @param limit how many were asked for; with fewer than that in it, nothing is before the page
 * @param end where the page was to end
 */
function takeIn(
  rid: string,
  page: Message[],
  known: readonly Message[],
  limit: number,
  end = Number.POSITIVE_INFINITY,
) {
  if (roomOnScreen()?.id !== rid) return
  const oldest = page.length < limit ? 0 : (page.at(-1)?.at ?? 0)
  const ids = new Set(page.map(({ id }) => id))
  const gone = known.filter(({ id, at }) => at > oldest && at < end && !ids.has(id))
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
