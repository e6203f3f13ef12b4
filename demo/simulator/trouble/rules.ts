import type { Workspace } from '../workspace/workspace.ts'
import type { TroubleRule } from './state.ts'

const fits = (pattern: string, route: string, path: string): boolean =>
  pattern === route || pattern === path || (pattern.endsWith('*') && path.startsWith(pattern.slice(0, -1)))

/** The first rule that speaks of this request; one that has been used up is gone. */
export function takeRule(
  workspace: Workspace,
  asked: { method: string; route: string; path: string },
): TroubleRule | undefined {
  const { rules } = workspace.trouble
  const rule = rules.find(({ match: { method = '', path = '*' } }) => {
    // A preflight is only meant when it is named: it is the browser's, not the page's.
    const methodFits = method ? method === asked.method : asked.method !== 'OPTIONS'
    return methodFits && fits(path, asked.route, asked.path)
  })
  if (rule && --rule.times <= 0) rules.splice(rules.indexOf(rule), 1)
  return rule
}

export const isAway = ({ trouble }: Workspace): boolean => trouble.awayUntil > Date.now()
