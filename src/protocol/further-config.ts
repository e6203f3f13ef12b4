import { type Json, list, record, text } from './json.ts'

/** What only further files read of the configuration. */
export interface FurtherConfig {
  /** Title of the screen that is shown while nobody is there; empty where the admin has not set any. */
  offlineTitle: string
  /** Otherwise only the text `offlineUnavailableMessage` is shown when nobody is there. */
  offlineForm: boolean
  /** The visitor may ask for a transcript by e-mail. */
  transcript: boolean
  /** Questions of the rating (`satisfaction`, …) and the answers each takes (`1` … `5`). */
  survey: { items: string[]; values: string[] }
  /** The visitor may change the department. */
  mayChangeDepartment: boolean
  /** By id: where a department lets conversations be passed to. One that lets them go anywhere is not in it. */
  forwarding: Map<string, string[]>
  /** The chat may not be made large. */
  expandHidden: boolean
  /** Address of the sound of a new message; empty for none. */
  sound: string
  /** Of the pages that a visitor goes to, the server keeps titles instead of addresses. */
  watchesTitles: boolean
  /** CSS background of the conversation; empty for none. */
  background: string
  /** Address of the picture on the launcher, perhaps relative to the server; empty for none. */
  logo: string
  /** Whether the server wants its maker named under the composer. Servers that do not say do not. */
  watermark: boolean
}

/** @param more what `parseConfig` left */
export function parseFurtherConfig(more: Json): FurtherConfig {
  const settings = record(more['settings'])
  const theme = record(more['theme'])
  const survey = record(more['survey'])
  const logo = record(settings['livechatLogo'])
  return {
    // What servers have that nobody has set is nobody's words, and ours are in the visitor's language.
    offlineTitle: text(theme['offlineTitle']).replace(/^Leave a message$/, ''),
    offlineForm: settings['displayOfflineForm'] !== false,
    transcript: !!settings['transcript'],
    survey: { items: list(survey['items']).map(text), values: list(survey['values']).map(text) },
    mayChangeDepartment: settings['allowSwitchingDepartments'] !== false,
    forwarding: new Map(list(more['departments']).flatMap(parseForwarding)),
    expandHidden: !!theme['hideExpandChat'],
    sound: text(record(more['resources'])['sound']),
    watchesTitles: settings['historyMonitorType'] === 'title',
    background: text(theme['background']),
    logo: text(logo['url']),
    watermark: settings['hideWatermark'] === false,
  }
}

/** 7.2 and later; the ids are a list, or a text with commas. */
function parseForwarding(value: unknown): [string, string[]][] {
  const { _id, departmentsAllowedToForward: given } = record(value)
  const ids = typeof given === 'string' ? given.split(',') : list(given).map(text)
  const allowed = ids.map((id) => id.trim()).filter(Boolean)
  return allowed.length ? [[text(_id), allowed]] : []
}
