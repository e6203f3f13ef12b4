import { record, text } from '../protocol/json.ts'
import { $site, describeSite, type Site, type Theme } from '../session/site.ts'
import { complain } from './in-turn.ts'

const asText = (value: unknown): string | undefined => text(value) || undefined
const asSwitch = (value: unknown): boolean | undefined => (typeof value === 'boolean' ? value : undefined)

const SITE: [key: string, ours: 'color' | 'title'][] = [
  ['color', 'color'],
  ['title', 'title'],
]

const THEME: [key: string, ours: keyof Theme, parse: (value: unknown) => Theme[keyof Theme]][] = [
  ['offlineTitle', 'offlineTitle', asText],
  ['fontColor', 'fontColor', asText],
  ['iconColor', 'iconColor', asText],
  ['background', 'background', asText],
  ['guestBubbleBackgroundColor', 'ownBubble', asText],
  ['agentBubbleBackgroundColor', 'theirBubble', asText],
  ['hideGuestAvatar', 'hideOwnAvatar', asSwitch],
  ['hideAgentAvatar', 'hideAgentAvatar', asSwitch],
]

/** Changes the looks: what is not mentioned stays, what is `undefined` is the server's to say again. The object itself is left alone. */
export function setTheme(value: unknown): void {
  const given = record(value)
  const pick = <Row extends readonly [string, ...unknown[]]>(rows: Row[]): Row[] => rows.filter(([key]) => key in given)
  const site = Object.fromEntries(pick(SITE).map(([key, ours]) => [ours, asText(given[key])]))
  const theme = Object.fromEntries(pick(THEME).map(([key, ours, parse]) => [ours, parse(given[key])]))
  describeSite({ ...site, ...positionIn(given), theme: { ...$site.get().theme, ...theme } })
}

function positionIn(given: Record<string, unknown>): Site {
  if (!('position' in given)) return {}
  const { position } = given
  if (position === undefined || position === 'left' || position === 'right') return { position }
  complain('warn', `"position" is "left" or "right", not "${String(position)}".`)
  return {}
}
