import { ok, problem, skipped, type Verdict, warning } from '../finding.ts'
import type { Situation } from '../situation.ts'

const [OLDEST, NEWEST] = [6, 8]

export function version({ version }: Situation): Verdict {
  if (version === undefined) return skipped('There is no Rocket.Chat to ask.')
  const major = Number.parseInt(version, 10)
  if (Number.isNaN(major))
    return warning('The server does not say its version.', `Make sure that it is ${OLDEST} or newer.`)
  if (major < OLDEST)
    return problem(`Rocket.Chat ${version} is older than what Linnet knows.`, `Update it to ${OLDEST} or newer.`)
  if (major > NEWEST)
    return warning(
      `Rocket.Chat ${version} is newer than what this Linnet was tried with.`,
      'Look for a newer Linnet, and hold a chat to see.',
    )
  return ok(`Rocket.Chat ${version}.`)
}
