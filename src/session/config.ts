import type { Config } from '../protocol/config.ts'
import { getConfig } from '../protocol/rest.ts'
import { fact } from './fact.ts'
import { server } from './server.ts'
import { $visitor } from './visitor.ts'

/** What the admin set up, as last heard; null until the server has answered once. Nothing in it is about a person. */
export const $config = fact<Omit<Config, 'visitor' | 'room' | 'agent'> | null>(null)

/** Whether the server could be asked. */
export const $reach = fact<'unknown' | 'asking' | 'answered' | 'unreachable'>('unknown')

/** Whose configuration is asked for: one department's, one business unit's. */
export const $about = fact<{ department?: string | undefined; businessUnit?: string | undefined }>({})

/** From now on the configuration is asked for as it is for one business unit, or one department; `undefined` takes that back. */
export const askAbout = (about: { department?: string | undefined; businessUnit?: string | undefined }): void =>
  $about.set({ ...$about.get(), ...about })

/** Asks for the configuration, in the visitor's name if there is a visitor. */
export async function loadConfig(): Promise<Config> {
  if ($reach.get() !== 'answered') $reach.set('asking')
  try {
    const config = await getConfig(server(), { ...$about.get(), token: $visitor.get()?.token })
    const { visitor: _visitor, room: _room, agent: _agent, ...site } = config
    $config.set(site)
    $reach.set('answered')
    return config
  } catch (error) {
    if ($reach.get() === 'asking') $reach.set('unreachable')
    throw error
  }
}

/** The server refused to start a chat because nobody is there, whatever it said before. */
export function noteOffline(): void {
  const config = $config.get()
  if (config) $config.set({ ...config, online: false })
}
