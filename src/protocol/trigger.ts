import { type Json, list, record, text } from './json.ts'

/** When something is said to a visitor who has said nothing yet, and what. */
export interface Trigger {
  id: string
  /** Never again in this browser. */
  once: boolean
  when: 'page-url' | 'time-on-site' | 'chat-opened-by-visitor' | 'after-guest-registration'
  /** For `page-url` a regular expression, for `time-on-site` seconds. */
  value: string
  /** Who says it: the agent who is next, or somebody of this name. */
  sender: 'queue' | 'custom'
  name: string
  /** What is said; of a service, what is said if that has nothing to say. */
  words: string
  /** The words come from an external service. */
  asks: boolean
}

const CONDITIONS = ['page-url', 'time-on-site', 'chat-opened-by-visitor', 'after-guest-registration'] as const

/** The triggers of a configuration. Of each the server means the first condition and the first action. */
export const parseTriggers = (config: Json): Trigger[] => list(config['triggers']).map(record).flatMap(parseTrigger)

function parseTrigger(trigger: Json): Trigger[] {
  const condition = record(list(trigger['conditions'])[0])
  const action = record(list(trigger['actions'])[0])
  const params = record(action['params'])
  const when = CONDITIONS.find((name) => name === condition['name'])
  const asks = action['name'] === 'use-external-service'
  if (!when || !(asks || action['name'] === 'send-message')) return []
  const fallback = text(params['serviceFallbackMessage'])
  return [
    {
      id: text(trigger['_id']),
      once: trigger['runOnce'] === true,
      when,
      value: String(condition['value'] ?? ''),
      sender: params['sender'] === 'custom' ? 'custom' : 'queue',
      name: text(params['name']),
      words: asks ? fallback : text(params['msg']),
      asks,
    },
  ]
}
