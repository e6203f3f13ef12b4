import { ok, skipped, type Verdict, warning } from '../finding.ts'
import { Unreachable } from '../probe.ts'
import type { Situation } from '../situation.ts'

/** Certificates and messages' times suffer from more than this. */
const MINUTES = 2

export function clock({ info }: Situation): Verdict {
  if (info instanceof Unreachable) return skipped('Nobody answered.')
  const date = Date.parse(info.header('date') ?? '')
  if (Number.isNaN(date))
    return skipped(
      'A page may not see what time it is on a server of another origin.',
      'The doctor can from a terminal (README, When something does not work).',
    )
  const minutes = Math.round((date - Date.now()) / 60_000)
  if (Math.abs(minutes) <= MINUTES) return ok('The server’s clock and this one agree.')
  return warning(
    `The server’s clock is ${Math.abs(minutes)} minutes ${minutes > 0 ? 'ahead of' : 'behind'} this one, so messages have odd times.`,
    'Let the server, or this machine, set its clock by the network (NTP).',
  )
}
