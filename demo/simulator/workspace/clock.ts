import type { Workspace } from './workspace.ts'

/** What the clock of this server says; tests may set it wrong. */
export const now = (workspace: Workspace): Date => new Date(Date.now() + workspace.skew)
