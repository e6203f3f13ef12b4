import { RequestError } from '../../protocol/errors.ts'
import { makeToken } from '../../protocol/id.ts'
import type { Person } from '../../protocol/message.ts'
import type { Trigger } from '../../protocol/trigger.ts'
import { askService, getNextAgent } from '../../protocol/trigger-rest.ts'
import { noteTyping } from '../agent-typing.ts'
import { $config } from '../config.ts'
import { $details } from '../details.ts'
import { $look } from '../look.ts'
import { server } from '../server.ts'
import { $site } from '../site.ts'
import { $visitor } from '../visitor.ts'
import { $words } from '../words.ts'

/** Nobody's id: what is said by a trigger is said by no account. */
const NOBODY = 'invitation'

/** For a visitor who has no token, one that nothing is kept under. */
const anyToken = (): string => $visitor.get()?.token ?? makeToken()

/** Who says it. An agent whose details are hidden has the name of the chat. */
export async function speaker({ sender, name }: Trigger): Promise<Person> {
  const chat = { id: NOBODY, name: name || $look.get().title || $words.get().title, username: '' }
  if (sender === 'custom' || $config.get()?.agentsHidden) return chat
  const agent = $site.get().agent ?? (await nextAgent())
  return agent?.username ? { id: NOBODY, name: agent.name, username: agent.username } : chat
}

const nextAgent = (): ReturnType<typeof getNextAgent> =>
  getNextAgent(server(), anyToken(), $details.get()['department'] || undefined).catch(orNothing(null))

/** What is said; a service that has nothing to say is spoken for. */
export async function wordsOf({ id, asks, words }: Trigger, { name }: Person): Promise<string[]> {
  const fallback = words ? [words] : []
  if (!asks) return fallback
  noteTyping(name, true)
  const said = await askService(server(), id, anyToken(), $site.get().metadata ?? {}).catch(orNothing([]))
  noteTyping(name, false)
  return said.length ? said : fallback
}

/** An invitation that cannot be had is none; nobody waits for it. */
const orNothing =
  <T>(nothing: T) =>
  (error: unknown): T => {
    if (error instanceof RequestError) return nothing
    throw error
  }
