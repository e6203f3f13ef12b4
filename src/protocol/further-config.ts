import { type Json, list, record, text } from './json.ts'

/** What only further files read of the configuration. */
export interface FurtherConfig {
  /** Title of the screen that is shown while nobody is there. */
  offlineTitle: string
  /** Otherwise only the text `offlineUnavailableMessage` is shown when nobody is there. */
  offlineForm: boolean
  /** The visitor may ask for a transcript by e-mail. */
  transcript: boolean
  /** Questions of the rating (`satisfaction`, …) and the answers each takes (`1` … `5`). */
  survey: { items: string[]; values: string[] }
  /** The visitor may change the department; to those named, by id, where the department names any. */
  mayChangeDepartment: boolean
  /** Nothing may be left in the browser after the end of a conversation. */
  clearsAtEnd: boolean
  /** The chat may not be made large. */
  expandHidden: boolean
  /** Address of the sound of a new message; empty for none. */
  sound: string
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
    offlineTitle: text(theme['offlineTitle']),
    offlineForm: settings['displayOfflineForm'] !== false,
    transcript: !!settings['transcript'],
    survey: { items: list(survey['items']).map(text), values: list(survey['values']).map(text) },
    mayChangeDepartment: settings['allowSwitchingDepartments'] !== false,
    clearsAtEnd: !!settings['clearLocalStorageWhenChatEnded'],
    expandHidden: !!theme['hideExpandChat'],
    sound: text(record(more['resources'])['sound']),
    background: text(theme['background']),
    logo: text(logo['url']),
    watermark: settings['hideWatermark'] === false,
  }
}
