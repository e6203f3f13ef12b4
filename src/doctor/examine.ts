import { address } from './checks/address.ts'
import { chat } from './checks/chat.ts'
import { clock } from './checks/clock.ts'
import { contentPolicy } from './checks/content-policy.ts'
import { cors } from './checks/cors.ts'
import { departments } from './checks/departments.ts'
import { encryption } from './checks/encryption.ts'
import { rateLimit } from './checks/rate-limit.ts'
import { subPath } from './checks/sub-path.ts'
import { version } from './checks/version.ts'
import { webSocket } from './checks/web-socket.ts'
import type { Finding, Report, Verdict } from './finding.ts'
import { plain } from './plain.ts'
import type { Probe } from './probe.ts'
import { look, type Situation } from './situation.ts'

/** One list for the command and the page, in the order in which one thing depends on another. */
const CHECKS: [check: string, title: string, run: (situation: Situation) => Verdict | Promise<Verdict>][] = [
  ['address', 'Address', address],
  ['encryption', 'Encryption', encryption],
  ['sub-path', 'Sub-path', subPath],
  ['version', 'Version', version],
  ['chat', 'Chat enabled', chat],
  ['cors', 'CORS', cors],
  ['websocket', 'WebSocket', webSocket],
  ['departments', 'Somebody online', departments],
  ['rate-limit', 'Rate limit', rateLimit],
  ['clock', 'Clock', clock],
  ['content-policy', 'Content policy', contentPolicy],
]

/** Looks at everything that goes wrong in practice, one thing after the other: a server that counts calls has not many to give. */
export async function examine(server: string, probe: Probe): Promise<Report> {
  const situation = await look(server, probe)
  const findings: Finding[] = []
  for (const [check, title, run] of CHECKS) findings.push({ check, title, ...harmless(await run(situation)) })
  const healthy = findings.every(({ status }) => status !== 'problem')
  return { server: plain(server), origin: plain(probe.origin), at: new Date().toISOString(), healthy, findings }
}

/** What servers, proxies and pages have said is in the sentences, and reaches a terminal. */
const harmless = ({ status, sentence, remedy }: Verdict): Verdict => ({
  status,
  sentence: plain(sentence),
  ...(remedy !== undefined && { remedy: plain(remedy) }),
})
