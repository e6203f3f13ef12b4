// What goes with a live conversation and nobody waits for. It comes in a further file, so none of it may be needed to talk.
import { startAgentTyping } from './agent-typing.ts'
import { startAttention } from './attention.ts'
import { startDroppingFiles } from './cached-files.ts'
import { startDecliningCalls } from './calls.ts'
import { startComposing } from './composing.ts'
import { startWatchingLeader } from './leader.ts'
import { startPresence } from './presence.ts'
import { server } from './server.ts'
import { startVisits } from './visits.ts'
import { startCatchingUpOnWaking } from './waking.ts'

let accompanied: AbortSignal | undefined

/** Begins, once in a session; the session's end ends it. */
export function accompany(): void {
  const { signal } = server()
  if (signal === accompanied || signal.aborted) return
  accompanied = signal
  const starts = [
    startPresence,
    startAttention,
    startVisits,
    startDecliningCalls,
    startDroppingFiles,
    startWatchingLeader,
    startAgentTyping,
    startComposing,
    startCatchingUpOnWaking,
  ]
  for (const start of starts) signal.addEventListener('abort', start())
}
