import { getRoomHistory, type RoomMessage } from '../../../src/protocol/agent-messages.ts'
import { RequestError } from '../../../src/protocol/errors.ts'
import { asAgent } from './account.ts'
import { fact } from './fact.ts'
import { $messages, receiveMessages } from './messages.ts'

/** What is known of each room's past: nothing yet (no word), or whether there is more of it. */
export const $history = fact<Record<string, 'loading' | 'more' | 'complete' | 'failed'>>({})

const PAGE = 50

/** Fetches what was said since the newest message that is known, or the last page if none is. */
export async function loadHistory(rid: string): Promise<void> {
  const known = knownIn(rid)
  const before = $history.get()[rid]
  await noting(rid, async () => {
    let { page, isLast } = await fetchPage(rid)
    if (before !== 'more' && before !== 'complete') return isLast
    while (!isLast && !page.some(({ id }) => known.has(id))) ({ page, isLast } = await fetchPage(rid, page.at(-1)?.at))
    return isLast || before === 'complete'
  })
}

/** Fetches the page before the oldest message that is known. */
export async function loadEarlier(rid: string): Promise<void> {
  if ($history.get()[rid] === 'loading') return
  await noting(rid, async () => (await fetchPage(rid, $messages.get()[rid]?.[0]?.at)).isLast)
}

const knownIn = (rid: string): Set<string> => new Set($messages.get()[rid]?.map(({ id }) => id))

/** Those of the same millisecond come again; a page of nothing else would come for ever, so it counts as the last. */
async function fetchPage(rid: string, before?: number): Promise<{ page: RoomMessage[]; isLast: boolean }> {
  const known = knownIn(rid)
  const page = await getRoomHistory(asAgent(), rid, { count: PAGE, before })
  receiveMessages(rid, page)
  return { page, isLast: page.length < PAGE || (!!before && page.every(({ id }) => known.has(id))) }
}

/** @param load says whether there is nothing before it */
async function noting(rid: string, load: () => Promise<boolean>): Promise<void> {
  const note = (state: 'loading' | 'more' | 'complete' | 'failed'): void =>
    $history.set({ ...$history.get(), [rid]: state })
  note('loading')
  try {
    note((await load()) ? 'complete' : 'more')
  } catch (error) {
    if (error instanceof RequestError) note('failed')
    throw error
  }
}
