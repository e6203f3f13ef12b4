import { MeteorError } from '../refusals.ts'
import { setting } from '../workspace/settings.ts'
import type { Workspace } from '../workspace/workspace.ts'

interface Window {
  calls: number
  resetAt: number
}

/** A line has limits of its own: so many calls altogether, and so many of each method. */
export class LineLimits {
  readonly #windows = new Map<string, Window>()

  count(workspace: Workspace, method: string): void {
    if (setting(workspace, 'DDP_Rate_Limit_Connection_Enabled')) this.#count('', 600, 60_000)
    if (setting(workspace, 'DDP_Rate_Limit_Connection_By_Method_Enabled')) this.#count(method, 10, 10_000)
  }

  #count(name: string, allowed: number, ms: number): void {
    const known = this.#windows.get(name)
    const window = known && known.resetAt > Date.now() ? known : { calls: 0, resetAt: Date.now() + ms }
    this.#windows.set(name, window)
    if (++window.calls <= allowed) return
    const timeToReset = window.resetAt - Date.now()
    const seconds = Math.ceil(timeToReset / 1000)
    const reason = `Error, too many requests. Please slow down. You must wait ${seconds} seconds before trying again.`
    throw new MeteorError('too-many-requests', reason, { timeToReset })
  }
}
