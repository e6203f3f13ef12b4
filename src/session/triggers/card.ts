import { fact } from '../fact.ts'
import { setInvitations } from '../invitations.ts'
import { $panel } from '../panel.ts'

/** An invitation stands beside the launcher. */
export const $card = fact(false)

/** Something was said that the visitor has not seen. */
export function showCard(): void {
  if ($panel.get() === 'closed') $card.set(true)
}

/** The visitor has come to the chat, and reads it there. */
export const hideCard = (): void => $card.set(false)

/** The visitor does not want to hear of it. */
export function declineInvitation(): void {
  hideCard()
  setInvitations([])
}
