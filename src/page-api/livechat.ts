import { record, text } from '../protocol/json.ts'
import { closePanel, openPanel } from '../session/panel.ts'
import { describeSite } from '../session/site.ts'
import { store } from '../session/storage.ts'
import { hide } from '../session/visibility.ts'
import { reportVisit } from '../session/visit.ts'
import { setCustomField, setCustomFields } from './custom-field.ts'
import { clearBusinessUnit, clearDepartment, setBusinessUnit, setDepartment, transferChat } from './department.ts'
import { complain, inTurn } from './in-turn.ts'
import { chooseAgent } from './kept.ts'
import { forgetListeners, listener } from './listeners.ts'
import { setTheme } from './theme.ts'
import { registerGuest, setDetail, setGuestToken } from './visitor.ts'

/** Kinds of system messages that can be hidden. */
const KINDS = ['uj', 'ul', 'livechat-close', 'livechat-started', 'livechat_transfer_history']

function setHiddenSystemMessages(kinds: unknown): void {
  if (!Array.isArray(kinds)) throw new Error('"setHiddenSystemMessages" takes a list of kinds.')
  const unknown = kinds.filter((kind) => !KINDS.includes(kind))
  if (unknown.length) complain('warn', `There are no system messages of the kind ${unknown.join(', ')}.`)
  describeSite({ hiddenKinds: kinds.filter((kind) => KINDS.includes(kind)) })
}

function setGuestMetadata(metadata: unknown): void {
  if (typeof metadata !== 'object' || !metadata) throw new Error('"setGuestMetadata" takes an object of texts.')
  describeSite({ metadata: Object.fromEntries(Object.entries(metadata).map(([key, value]) => [key, String(value)])) })
}

function setAgent(agent: unknown): void {
  const { _id, username, name } = record(agent)
  if (text(_id) && text(username))
    chooseAgent({ id: text(_id), username: text(username), name: text(name) || text(username) })
  else complain('warn', '"setAgent" takes an agent with _id and username.')
}

/** Wins over everything else that says something about the language, on the next page too once the visitor is known. */
function setLanguage(given: unknown): void {
  const language = text(given) || undefined
  store('language', language)
  describeSite({ language })
}

/** An address that cannot be read would make every later reading of it throw. */
function setParentUrl(address: unknown): void {
  if (URL.canParse(text(address), location.href)) describeSite({ address: text(address) || undefined })
  else complain('error', `"setParentUrl" takes an address, not "${text(address)}".`)
}

const pageVisited = (change: unknown): void => {
  if (change === 'url' || change === 'title') inTurn(() => reportVisit(change))
}

const setGuestName = setDetail('name')
const setGuestEmail = setDetail('email')

/** What `initialize` knows, in whatever order the page writes it. */
const SETTINGS = new Map<string, (value: unknown) => void>([
  ['customField', (field) => setCustomFields([field])],
  ['setCustomFields', setCustomFields],
  ['theme', setTheme],
  ['department', setDepartment],
  ['businessUnit', setBusinessUnit],
  ['guestToken', setGuestToken],
  ['guestName', setGuestName],
  ['guestEmail', setGuestEmail],
  ['registerGuest', registerGuest],
  ['language', setLanguage],
  ['agent', setAgent],
  ['parentUrl', setParentUrl],
  ['setGuestMetadata', setGuestMetadata],
  ['hiddenSystemMessages', setHiddenSystemMessages],
])

/** Applies several settings in the order of the object's keys; unknown and undefined ones are passed over. */
function initialize(settings: unknown): void {
  for (const [key, value] of Object.entries(record(settings))) if (value !== undefined) SETTINGS.get(key)?.(value)
}

/** The API: `this` in a page's callbacks, and `window.RocketChat.livechat`. */
export const livechat = {
  initialize,
  pageVisited,
  setCustomField,
  setTheme,
  setDepartment,
  clearDepartment,
  setBusinessUnit,
  clearBusinessUnit,
  setGuestToken,
  setGuestName,
  setGuestEmail,
  registerGuest,
  setAgent,
  setLanguage,
  showWidget: () => hide(false),
  hideWidget: () => hide(true),
  maximizeWidget: openPanel,
  minimizeWidget: closePanel,
  setParentUrl,
  setGuestMetadata,
  setHiddenSystemMessages,
  transferChat,
  clearAllCallbacks: forgetListeners,

  onChatMaximized: listener('chat-maximized'),
  onChatMinimized: listener('chat-minimized'),
  onChatStarted: listener('chat-started'),
  onChatEnded: listener('chat-ended'),
  onPrechatFormSubmit: listener('pre-chat-form-submit'),
  onOfflineFormSubmit: listener('offline-form-submit'),
  onWidgetShown: listener('show-widget'),
  onWidgetHidden: listener('hide-widget'),
  onAssignAgent: listener('assign-agent'),
  onAgentStatusChange: listener('agent-status-change'),
  onQueuePositionChange: listener('queue-position-change'),
  onServiceOffline: listener('no-agent-online'),
}
