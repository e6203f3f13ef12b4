import { type Config, parseConfig } from '../protocol/config.ts'
import { parseJson, record, text } from '../protocol/json.ts'
import { type Answer, type Probe, Unreachable } from './probe.ts'

/** What several checks look at, asked once. */
export interface Situation {
  server: string
  probe: Probe
  /** What the server says at `/api/info`, or why it says nothing. */
  info: Answer | Unreachable
  /** Version of the Rocket.Chat that answered; undefined when none did. */
  version: string | undefined
  /** What the server answers a chat that asks how it is set up; undefined when there is no Rocket.Chat to ask. */
  setUp: Answer | Unreachable | undefined
  /** The same, understood; undefined when it is no configuration. */
  config: Config | undefined
}

export async function look(server: string, probe: Probe): Promise<Situation> {
  const info = await attempt(probe, `${server}/api/info`)
  const version = versionIn(info)
  const setUp = version === undefined ? undefined : await attempt(probe, `${server}/api/v1/livechat/config`)
  return { server, probe, info, version, setUp, config: setUp && configIn(setUp) }
}

export const attempt = (probe: Probe, url: string): Promise<Answer | Unreachable> =>
  probe.get(url).catch((error: unknown) => {
    if (error instanceof Unreachable) return error
    throw error
  })

/** Before version 6 the number was one level further in; empty when a server keeps it to itself. */
export function versionIn(answer: Answer | Unreachable): string | undefined {
  if (answer instanceof Unreachable || answer.status !== 200) return undefined
  const info = record(parseJson(answer.body))
  if (info['success'] !== true && !info['version'] && !info['info']) return undefined
  return text(info['version']) || text(record(info['info'])['version'])
}

function configIn(answer: Answer | Unreachable): Config | undefined {
  if (answer instanceof Unreachable || answer.status !== 200) return undefined
  const body = record(parseJson(answer.body))
  return body['config'] ? parseConfig(body['config']) : undefined
}
