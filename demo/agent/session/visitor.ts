import type { AgentRoom } from '../../../src/protocol/agent-rooms.ts'
import {
  getPageVisits,
  getVisitorDetails,
  type PageVisit,
  type VisitorDetails,
} from '../../../src/protocol/agent-visitor.ts'
import { RequestError } from '../../../src/protocol/errors.ts'
import { inBackground } from '../../../src/session/background.ts'
import { asAgent } from './account.ts'
import { fact } from './fact.ts'
import { $shown } from './shown.ts'

export interface Known {
  details: VisitorDetails
  pages: readonly PageVisit[]
}

/** What is known of the visitor in each room that was looked at … */
export const $known = fact<Record<string, Known>>({})
/** … or why nothing is. */
export const $unknown = fact<Record<string, RequestError>>({})

/** Where a visitor reads mail, as far as is known. */
export const emailOf = (known: Known | undefined): string => known?.details.emails[0] ?? ''

/** Finds out about the visitor on screen, once for each room. */
export const startKnowing = (): (() => void) => {
  const asked = new Set<string>()
  return $shown.subscribe((room) => {
    if (!room || asked.has(room.id)) return
    asked.add(room.id)
    inBackground(getToKnow(room))
  })
}

export async function getToKnow({ id, visitor }: AgentRoom): Promise<void> {
  try {
    const [details, pages] = await Promise.all([getVisitorDetails(asAgent(), visitor.id), getPageVisits(asAgent(), id)])
    $known.set({ ...$known.get(), [id]: { details, pages } })
  } catch (error) {
    if (error instanceof RequestError) $unknown.set({ ...$unknown.get(), [id]: error })
    throw error
  }
}
