import { executeServerCommand } from '@web/test-runner-commands'
import { engine } from '../engine.ts'
import type { Visitor } from './visitor.ts'

/** For people to look at, where somebody asked for pictures: `npm run bench -- gallery`. */
export async function portray(visitor: Visitor, name: string): Promise<void> {
  if (engine !== 'chromium') return
  settle(visitor)
  const { x, y, width, height } = visitor.frame.getBoundingClientRect()
  const clip = { x: x + scrollX, y: y + scrollY, width, height }
  await executeServerCommand('picture', { name: name.replace(/[^a-z]+/gi, '-'), clip })
}

/** What fades in is judged once it is there. */
export function settle(visitor: Visitor): void {
  for (const moving of visitor.widget?.getAnimations() ?? [])
    if (Number.isFinite(moving.effect?.getComputedTiming().endTime)) moving.finish()
}
