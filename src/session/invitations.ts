import type { Message } from '../protocol/message.ts'
import { fact } from './fact.ts'

/** What is said to a visitor of whom nobody knows anything yet. It is nowhere but on their screen. */
export const $invitations = fact<readonly Message[]>([], 'conversation')

export const setInvitations = (invitations: readonly Message[]): void => $invitations.set(invitations)
