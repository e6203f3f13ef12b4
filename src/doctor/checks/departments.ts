import type { Department } from '../../protocol/config.ts'
import { parseJson, record } from '../../protocol/json.ts'
import { ok, skipped, type Verdict, warning } from '../finding.ts'
import { Unreachable } from '../probe.ts'
import { attempt, type Situation } from '../situation.ts'

/** Each costs a call, and a server gives ten a minute by default. */
const MOST = 5

const REMEDY =
  'An agent takes chats when they are online or away in Rocket.Chat, available in Omnichannel → Contact Center, and listed under Omnichannel → Agents.'

/** Somebody would answer, in each department. Nobody there is no fault, but it is the first thing that owners ask about. */
export async function departments(situation: Situation): Promise<Verdict> {
  const { config } = situation
  if (!config?.enabled) return skipped('There is no chat to ask about.')
  if (!config.online) return warning('Nobody is there, so visitors can only leave a message.', REMEDY)
  const asked = config.departments.slice(0, MOST)
  const empty: Department[] = []
  for (const department of asked) if (await isEmpty(situation, department)) empty.push(department)
  const more = config.departments.length - asked.length
  const rest = more ? ` ${more} more were not asked about.` : ''
  if (empty.length)
    return warning(`Somebody is there, but nobody in ${empty.map(({ name }) => name).join(', ')}.${rest}`, REMEDY)
  if (!asked.length) return ok('Somebody is there; there are no departments with agents.')
  return ok(`Somebody is there, in ${asked.map(({ name }) => name).join(', ')} too.${rest}`)
}

async function isEmpty({ server, probe }: Situation, { id }: Department): Promise<boolean> {
  const answer = await attempt(probe, `${server}/api/v1/livechat/config?department=${encodeURIComponent(id)}`)
  if (answer instanceof Unreachable) return false
  return record(record(parseJson(answer.body))['config'])['online'] === false
}
