import { executeServerCommand } from '@web/test-runner-commands'
import type { Workspace } from '../workspace.ts'

/** Somebody in a page that carries the snippet of Rocket.Chat's own widget. Every step waits until it can be taken. */
export interface OfficialWidget {
  sees(text: string): Promise<void>
  clicks(name: string): Promise<void>
  fillsIn(field: string, text: string): Promise<void>
  /** Types into the composer, and presses Enter. */
  writes(text: string): Promise<void>
  leaves(): Promise<void>
}

async function take(step: Record<string, string>): Promise<void> {
  await executeServerCommand('official widget', step)
}

/** Opens a shop whose chat is Rocket.Chat's own. */
export async function openOfficialWidget({ address }: Workspace): Promise<OfficialWidget> {
  await take({ do: 'opens', server: address })
  return {
    sees: (text) => take({ do: 'sees', text }),
    clicks: (name) => take({ do: 'clicks', role: 'button', name }),
    fillsIn: (name, text) => take({ do: 'fillsIn', name, text }),
    writes: (text) => take({ do: 'writes', text }),
    leaves: () => take({ do: 'leaves' }),
  }
}
