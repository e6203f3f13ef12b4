import { ok, problem, skipped, type Verdict, warning } from '../finding.ts'
import { Unreachable } from '../probe.ts'
import type { Situation } from '../situation.ts'

/** What a fresh server allows, and what a chat was made for. */
const USUAL = 10

const REMEDY =
  'Behind a proxy every visitor has the proxy’s address until HTTP_FORWARDED_COUNT says how many proxies there are; otherwise raise Administration → Settings → Rate Limiter → API Rate Limiter.'

/** Calls are counted for each address; a server that takes all visitors for one has soon had enough of them. */
export function rateLimit({ setUp, probe }: Situation): Verdict {
  if (!setUp || setUp instanceof Unreachable) return skipped('There is no Rocket.Chat to ask.')
  if (setUp.status === 429) {
    const seconds = /\b(\d{1,9}) seconds/.exec(setUp.body)?.[1] ?? 'some'
    return problem(`The server has had enough calls from here, for ${seconds} seconds.`, REMEDY)
  }
  const limit = Number(setUp.header('x-ratelimit-limit') ?? Number.NaN)
  if (Number.isNaN(limit))
    return ok(probe.place === 'node' ? 'Calls are not limited.' : 'The server takes calls from here.')
  const left = setUp.header('x-ratelimit-remaining')
  if (limit < USUAL) return warning(`The server takes only ${limit} calls a minute from one address.`, REMEDY)
  return ok(`${limit} calls of a kind from one address, ${left} left: enough for a chat.`)
}
