import { ok, problem, skipped, type Verdict } from '../finding.ts'
import { Unreachable } from '../probe.ts'
import type { Situation } from '../situation.ts'

/** The server is willing to chat with visitors at all. */
export function chat({ setUp, config, server }: Situation): Verdict {
  if (!setUp) return skipped('There is no Rocket.Chat to ask.')
  if (setUp instanceof Unreachable)
    return problem(`${server}/api/v1/livechat/config does not answer: ${setUp.message}.`, 'Look at the server’s log.')
  if (setUp.leadsTo !== undefined)
    return problem(
      `${server}/api/v1/livechat/config sends on to ${setUp.leadsTo || 'another address'}, which is not followed.`,
      'Let the proxy pass /api/v1/livechat/ on to Rocket.Chat, without a redirect or a login page in front.',
    )
  if (setUp.status === 429) return skipped('The server wants to be left alone for a while; see the rate limit.')
  if (!config)
    return problem(
      `${server}/api/v1/livechat/config answered ${setUp.status}, which is no configuration of a chat.`,
      'If a proxy stands before the server, let it pass /api/v1/livechat/ on; otherwise look at the server’s log.',
    )
  if (config.enabled) return ok('Visitors may chat.')
  return problem(
    'Chats with visitors are switched off, so no page shows a chat.',
    'Switch on Administration → Settings → Omnichannel → Omnichannel enabled.',
  )
}
