import { tooManyRequests } from '../refusals.ts'
import { may } from '../workspace/permissions.ts'
import { setting } from '../workspace/settings.ts'
import type { User, Workspace } from '../workspace/workspace.ts'
import type { Endpoint } from './endpoint.ts'

/** Counts one more call of a route from an address; past the limit it is refused, and told for how long. */
export function countCall(
  workspace: Workspace,
  { method, route, rules }: Endpoint,
  { address, user, headers }: { address: string; user: User | undefined; headers: Headers },
): void {
  if (!setting(workspace, 'API_Enable_Rate_Limiter')) return
  const own = rules.rate && workspace.generation >= (rules.rate.since ?? 6) ? rules.rate : undefined
  if (user && may(workspace, user, own?.bypass ?? 'api-bypass-rate-limit')) return
  const allowed = own?.calls ?? setting(workspace, 'API_Enable_Rate_Limiter_Limit_Calls_Default')
  const ms = own?.ms ?? setting(workspace, 'API_Enable_Rate_Limiter_Limit_Time_Default')
  const key = `${method} ${route} ${address}`
  const known = workspace.limits.get(key)
  const window = known && known.resetAt > Date.now() ? known : { calls: 0, resetAt: Date.now() + ms }
  workspace.limits.set(key, window)
  window.calls += 1
  headers.set('X-RateLimit-Limit', String(allowed))
  headers.set('X-RateLimit-Remaining', String(Math.max(0, allowed - window.calls)))
  headers.set('X-RateLimit-Reset', String(window.resetAt + workspace.skew))
  if (window.calls > allowed) throw tooManyRequests(Math.ceil((window.resetAt - Date.now()) / 1000))
}
