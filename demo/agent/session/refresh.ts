import { getAccount } from '../../../src/protocol/agent-account.ts'
import { RequestError } from '../../../src/protocol/errors.ts'
import { inBackground } from '../../../src/session/background.ts'
import { asAgent } from './account.ts'
import { fact } from './fact.ts'
import { loadHistory } from './history.ts'
import { $line } from './line.ts'
import { notePresence } from './presence.ts'
import { loadQueue } from './queue.ts'
import { loadConversations } from './rooms.ts'
import { loadRules } from './rules.ts'
import { $shownId } from './shown.ts'
import { loadTeam } from './team.ts'

/** Whether there is anything on the desk yet. */
export const $desk = fact<'loading' | 'ready' | RequestError>('loading')

/** While the line is down the desk is read this often; the server allows ten times a minute. */
const OFTEN = 30_000
/** A line that is going to open has opened by then. */
const SOON = 3000

/** Reads the desk anew whenever the line opens, for nothing is told twice; and now and then while it does not. */
export function keepFresh(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const within = (ms: number): void => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      inBackground(refresh())
      within(OFTEN)
    }, ms)
  }
  const stop = $line.subscribe((line) => {
    clearTimeout(timer)
    if (line === 'open') inBackground(refresh())
    else within(line === 'connecting' ? SOON : OFTEN)
  })
  return () => {
    stop()
    clearTimeout(timer)
  }
}

/** Reads everything that lies on the desk. */
export async function refresh(): Promise<void> {
  try {
    await Promise.all([loadConversations(), loadTeam().then(loadQueue), loadRules()])
    $desk.set('ready')
  } catch (error) {
    if (error instanceof RequestError && $desk.get() !== 'ready') $desk.set(error)
    throw error
  }
  notePresence(await getAccount(asAgent()))
  if ($line.get() !== 'open' && $shownId.get()) await loadHistory($shownId.get())
}
