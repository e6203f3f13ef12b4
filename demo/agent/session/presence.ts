import {
  type Account,
  type Presence,
  parsePresence,
  type Service,
  setPresence,
  setService,
} from '../../../src/protocol/agent-account.ts'
import { asAgent } from './account.ts'
import { fact } from './fact.ts'

/** What others see beside the agent's name. */
export const $presence = fact<Presence>('offline')

/** Whether conversations are given to the agent; empty for an account that is no agent. */
export const $service = fact<Service | ''>('')

export function notePresence({ presence, service }: Account): void {
  $presence.set(presence)
  $service.set(service)
}

export async function choosePresence(presence: Presence): Promise<void> {
  await setPresence(asAgent(), presence)
  $presence.set(presence)
}

export async function chooseService(service: Service): Promise<void> {
  $service.set(await setService(asAgent(), service))
}

/** The server changes it too: by the hour, or because of another window. */
export function hearPresence([news]: unknown[]): void {
  const { userId, presence } = parsePresence(news)
  if (userId === asAgent().userId) $presence.set(presence)
}
