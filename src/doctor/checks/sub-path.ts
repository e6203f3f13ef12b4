import { ok, problem, skipped, type Verdict } from '../finding.ts'
import { Unreachable } from '../probe.ts'
import { attempt, type Situation, versionIn } from '../situation.ts'

/** Rocket.Chat is right there, not further up: `/livechat` and `/home` are pages of it, not its address. */
export async function subPath({ server, info, version, probe }: Situation): Promise<Verdict> {
  if (info instanceof Unreachable) return skipped('Nobody answered.')
  if (info.leadsTo !== undefined) return skipped('The address sends everybody on.')
  const { pathname } = new URL(server)
  if (version !== undefined)
    return ok(pathname === '/' ? 'Rocket.Chat is there.' : `Rocket.Chat is there, under ${pathname}.`)
  for (const base of above(server)) {
    if (versionIn(await attempt(probe, `${base}/api/info`)) !== undefined)
      return problem(`Rocket.Chat is not at ${server} but at ${base}.`, `Write data-server="${base}".`)
  }
  if (info.status >= 502 && info.status <= 504)
    return problem(
      `A proxy answers at ${server} and does not reach Rocket.Chat (${info.status}).`,
      'Look at the proxy’s log; nginx needs “proxy_ssl_server_name on” before a server of https (README, Server settings).',
    )
  return problem(
    `${server}/api/info answered ${info.status}, which is not what Rocket.Chat says.`,
    'Write the address as it stands in Rocket.Chat under Administration → Settings → General → Site URL; if a proxy stands before it, let it pass everything under that address on.',
  )
}

/** `https://example.com/a/b` → `https://example.com/a`, `https://example.com` */
function above(server: string): string[] {
  const { origin, pathname } = new URL(server)
  const parts = pathname.split('/').filter(Boolean)
  return parts.map((_, i) => [origin, ...parts.slice(0, parts.length - 1 - i)].join('/'))
}
