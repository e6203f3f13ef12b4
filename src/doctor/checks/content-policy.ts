import { ok, problem, skipped, type Verdict, warning } from '../finding.ts'
import { Unreachable } from '../probe.ts'
import type { Situation } from '../situation.ts'

/** The page lets in what a chat needs. Without pictures and sounds there is still a chat. */
export async function contentPolicy({ server, info, probe }: Situation): Promise<Verdict> {
  // A browser follows with pictures and sounds, and would ask a stranger.
  if (probe.place === 'page' && !(info instanceof Unreachable) && info.leadsTo !== undefined)
    return skipped('The address sends everybody on.')
  const blocked = await probe.policy(server)
  if (typeof blocked === 'string') return skipped(blocked)
  if (!blocked.length) return ok('The page’s content policy lets in what a chat needs.')
  const lines = [...new Set(blocked.map(({ directive, source }) => `${directive} ${source}`))]
  const needed = blocked.some(({ directive }) => directive === 'script-src' || directive === 'connect-src')
  const say = needed ? problem : warning
  return say(
    `The page’s content policy keeps out ${needed ? 'what a chat needs' : 'pictures or sounds'}: ${lines.join('; ')}.`,
    `Add to Content-Security-Policy: ${lines.join('; ')}.`,
  )
}
