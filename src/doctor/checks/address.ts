import { ok, problem, type Verdict } from '../finding.ts'
import { type Reason, Unreachable } from '../probe.ts'
import type { Situation } from '../situation.ts'

const REMEDIES: Partial<Record<Reason, string>> = {
  name: 'Look for a slip of the pen in the address; if the server is new, its name may not be known everywhere yet.',
  refused: 'Look whether the server runs, and whether the port is right.',
  silent: 'Look whether the server runs, and whether a firewall stands in between.',
  network: 'Open the address in a browser: what it says there is what stands in the way.',
  unreadable:
    'Open the address in a browser: there is something else than Rocket.Chat, or a proxy that takes its headers away.',
}

/** Somebody answers at the address, and does not send on to another one. */
export function address({ server, info }: Situation): Verdict {
  if (info instanceof Unreachable) {
    const remedy = REMEDIES[info.reason]
    // The others have a check of their own, and somebody is there.
    return remedy ? problem(`Nobody answers at ${server}: ${info.message}.`, remedy) : ok(`${server} is an address.`)
  }
  if (info.leadsTo !== undefined) return redirected(server, info.leadsTo)
  const base = baseOf(info.url)
  if (!base || base === server) return ok(`Somebody answers at ${server}.`)
  return problem(
    `${server} sends everybody on to ${base}, and browsers do not follow for most of what a chat sends.`,
    `Write data-server="${base}".`,
  )
}

/** `https://example.com/api/info` → `https://example.com`; undefined for what is no address of Rocket.Chat's. */
const baseOf = (url: string): string | undefined => /^(.+)\/api\/info$/.exec(url)?.[1]

/** The address is a stranger's word: it is named, and not asked. */
function redirected(server: string, to: string): Verdict {
  if (!to)
    return problem(
      `${server} sends everybody on to another address, which a page may not see.`,
      `Open ${server}/api/info in a browser: the address that it ends at, without /api/info, is the one for data-server, if the server there is yours.`,
    )
  const base = baseOf(to)
  if (!base || base === server)
    return problem(
      `${server} sends everybody on to ${to}, which is not followed.`,
      'Let the proxy pass /api/ on to Rocket.Chat, without a redirect or a login page in front.',
    )
  return problem(
    `${server} sends everybody on to ${base}, which is not followed; browsers do not follow for most of what a chat sends either.`,
    `If the server there is yours, write data-server="${base}".`,
  )
}
