// Rocket.Chat's own page API, for pages that carry its snippet. It is fetched only there.
import { list } from '../protocol/json.ts'
import { server } from '../session/server.ts'
import { globalOf } from '../unclobbered.ts'
import { wearFrame } from './frame.ts'
import { tellHappenings, tellWhatIsThere } from './happenings.ts'
import { complain } from './in-turn.ts'
import { restoreChoices } from './kept.ts'
import { forgetListeners, guarded } from './listeners.ts'
import { livechat } from './livechat.ts'
import { followVisitor } from './visitor.ts'

type Snippet = { _?: unknown } | undefined

/**
 * Puts `window.RocketChat` in the place of the snippet's function and makes the calls that were waiting, `this` being the API.
 * It stays there when the snippet runs again: a second one would lose the calls of the first.
 * @param before what the snippet had left when the script began; it may have run once more since
 */
export function install(before: Snippet): void {
  if (!before && globalOf('initRocket'))
    complain('warn', 'initRocket is the old form of the snippet; Rocket.Chat has a newer one.')
  const RocketChat = Object.assign(run, { livechat })
  const queues = new Set([before?._, globalOf('RocketChat')?._])
  Object.defineProperty(window, 'RocketChat', { configurable: true, enumerable: true, get: () => RocketChat, set() {} })
  restoreChoices()
  const stops = [followVisitor(), tellHappenings(), wearFrame(), forgetListeners]
  for (const queue of queues) for (const callback of list(queue)) guarded(() => run(callback))
  tellWhatIsThere()
  server().signal.addEventListener('abort', () => {
    for (const stop of stops) stop()
    delete window.RocketChat
  })
}

function run(callback: unknown): void {
  if (typeof callback === 'function') callback.call(livechat)
}
