import { type Agent, parseAgent } from './agent.ts'
import { type Json, list, record, text } from './json.ts'
import { parseRoom, type Room } from './room.ts'
import { parseVisitor, type Visitor } from './visitor.ts'

export interface Department {
  id: string
  name: string
  /** Offered on the registration form. */
  onRegistration: boolean
  /** Offered on the offline form. */
  onOffline: boolean
}

/** What the admin has set up, and what the server knows about the token it was asked with. */
export interface Config {
  /** Chat is switched on. When it is off the server says nothing else. */
  enabled: boolean
  /** Somebody is there, or chats are accepted with nobody there. */
  online: boolean
  /** Tag of the workspace's language; English where nobody has set it. */
  language: string
  title: string
  /** A CSS colour as the admin wrote it; empty for none. */
  color: string
  offlineColor: string
  position: 'left' | 'right'
  /** Which fields of the registration form are shown; none at all when the form is off. */
  registration: { name: boolean; email: boolean; department: boolean }
  /** Custom fields that the visitor may fill in, as the server sent them; `parseFormFields` makes sense of them. */
  fields: readonly unknown[]
  /** The visitor must agree to the text `dataProcessingConsentText` before anything about them is processed. */
  consent: boolean
  /** Sorted by name. */
  departments: Department[]
  /** Nothing may be left in the browser after the end of a conversation. */
  clearsAtEnd: boolean
  /** The visitor may end the chat. Servers before 7.x do not say, and allow it. */
  visitorsMayClose: boolean
  /** The visitor may send files. */
  fileUpload: boolean
  /** Most UTF-16 units in a message; `Infinity` for no limit. */
  textLimit: number
  /** Message kinds that the admin hides: `uj`, `ul`, `livechat-close`, `livechat-started`, `livechat_transfer_history`. */
  hiddenKinds: string[]
  /** Nothing personal of agents may be shown: neither name nor picture. */
  agentsHidden: boolean
  /** Admin texts by their key, e.g. `offlineMessage`; a key without text is left out. Plain text or Markdown. */
  messages: Record<string, string>
  /** The admin has what few have: triggers, a background or a picture for the launcher. */
  hasExtras: boolean
  /** Only when the request's token is a visitor's. */
  visitor: Visitor | null
  /** The visitor's open room. */
  room: Room | null
  /** Who serves that room. */
  agent: Agent | null
  /** The answer without the three above, for what only further files read: see `further-config.ts`. */
  more: Json
}

/** Missing keys get the server's own defaults, so that older servers work; unknown ones are ignored. */
export function parseConfig(value: unknown): Config {
  const { guest, room, agent, ...more } = record(value)
  const settings = record(more['settings'])
  const theme = record(more['theme'])
  const departments = list(more['departments']).map(parseDepartment)
  const form = isOn(settings, 'registrationForm')
  return {
    enabled: isOn(more, 'enabled'),
    online: isOn(more, 'online'),
    language: text(settings['language']),
    title: text(theme['title']),
    color: text(theme['color']),
    offlineColor: text(theme['offlineColor']),
    position: theme['position'] === 'left' ? 'left' : 'right',
    registration: {
      name: form && isOn(settings, 'nameFieldRegistrationForm'),
      email: form && isOn(settings, 'emailFieldRegistrationForm'),
      department: form && departments.some(({ onRegistration }) => onRegistration),
    },
    fields: list(more['customFields']),
    consent: !!settings['forceAcceptDataProcessingConsent'],
    clearsAtEnd: !!settings['clearLocalStorageWhenChatEnded'],
    departments: departments.sort((a, b) => a.name.localeCompare(b.name)),
    visitorsMayClose: isOn(settings, 'visitorsCanCloseChat'),
    fileUpload: isOn(settings, 'fileUpload'),
    textLimit: Number(settings['limitTextLength']) || Number.POSITIVE_INFINITY,
    hiddenKinds: list(settings['hiddenSystemMessages']).map(text).filter(Boolean),
    agentsHidden: !!settings['agentHiddenInfo'],
    messages: texts(record(more['messages'])),
    hasExtras: !!(list(more['triggers'])[0] || theme['background'] || record(settings['livechatLogo'])['url']),
    visitor: record(guest)['token'] ? parseVisitor(guest) : null,
    room: record(room)['_id'] ? parseRoom(room) : null,
    agent: parseAgent(agent),
    more,
  }
}

const isOn = (settings: Json, key: string): boolean => settings[key] !== false

const parseDepartment = (value: unknown): Department => {
  const department = record(value)
  return {
    id: text(department['_id']),
    name: text(department['name']),
    onRegistration: !!department['showOnRegistration'],
    onOffline: !!department['showOnOfflineForm'],
  }
}

const texts = (messages: Json): Record<string, string> =>
  Object.fromEntries(Object.entries(messages).filter((entry): entry is [string, string] => !!text(entry[1]).trim()))
