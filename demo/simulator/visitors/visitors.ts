import type { ILivechatVisitor } from '@rocket.chat/core-typings'
import type { Workspace } from '../workspace/workspace.ts'

/** The person behind a token; nobody when it was never heard of, or has been forgotten. */
export const findVisitor = (workspace: Workspace, token: string): ILivechatVisitor | undefined =>
  workspace.visitors.get(workspace.visitorIds.get(token) ?? '')

export function visitorWhere(
  workspace: Workspace,
  matches: (visitor: ILivechatVisitor) => boolean | undefined,
): ILivechatVisitor | undefined {
  for (const visitor of workspace.visitors.values()) if (!visitor.disabled && matches(visitor)) return visitor
  return undefined
}
