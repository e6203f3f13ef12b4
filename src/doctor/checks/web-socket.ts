import { ok, problem, skipped, type Verdict } from '../finding.ts'
import type { Situation } from '../situation.ts'

export async function webSocket({ server, version, probe }: Situation): Promise<Verdict> {
  if (version === undefined) return skipped('There is no Rocket.Chat to ask.')
  const url = `${server.replace(/^http/, 'ws')}/websocket`
  const reason = await probe.socket(url)
  if (!reason) return ok('A WebSocket opens and the server speaks on it.')
  return problem(
    `No WebSocket at ${url}: ${reason}. Chats work, but what agents say comes up to ten seconds late.`,
    'Let every proxy on the way pass “Upgrade” and “Connection” on (README, Server settings), and allow wss: in firewalls and in the page’s content policy.',
  )
}
