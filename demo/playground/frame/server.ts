// A chat server inside the page: nothing leaves it. It knows what a conversation needs and answers everything else with yes.

export const address = 'https://chat.example.com'

/** How this server is set up. */
export interface Setup {
  online: boolean
  form: boolean
  consent: boolean
}

type Fields = Record<string, unknown>

const visitor = { _id: 'visitor', username: 'guest-1' }
const agent = { _id: 'amira', username: 'amira', name: 'Amira Haddad', status: 'online' }

let setup: Setup
let known: Fields | undefined
let room: Fields | undefined
let messages: Fields[] = []
let tell: (stream: string, event: string, ...args: unknown[]) => void = () => undefined
let count = 0

/** @param onTell what happens on the server, for whoever holds a line to it */
export function openServer(wanted: Setup, onTell: typeof tell): void {
  setup = wanted
  tell = onTell
}

function post(message: Fields): Fields {
  const ts = new Date().toISOString()
  const posted = { _id: `message-${count++}`, rid: 'room', ts, _updatedAt: ts, ...message }
  messages = [...messages.filter(({ _id }) => _id !== posted._id), posted]
  tell('stream-room-messages', 'room', posted)
  return posted
}

/** What an agent does. */
export const desk = {
  takes(): void {
    if (room) room['servedBy'] = agent
    tell('stream-livechat-room', 'room', { type: 'agentData', data: agent })
    post({ t: 'uj', msg: 'amira', u: agent })
  },
  types: (is: boolean): void =>
    tell('stream-notify-room', 'room/user-activity', agent.username, is ? ['user-typing'] : []),
  says: (msg: string, more: Fields = {}): Fields => post({ msg, u: agent, ...more }),
  closes(): void {
    post({ t: 'livechat-close', msg: '', u: agent })
    room = undefined
  },
}

const config = (): Fields => ({
  enabled: true,
  online: setup.online,
  settings: {
    registrationForm: setup.form,
    nameFieldRegistrationForm: true,
    emailFieldRegistrationForm: true,
    displayOfflineForm: true,
    forceAcceptDataProcessingConsent: setup.consent,
    fileUpload: true,
    transcript: true,
    visitorsCanCloseChat: true,
  },
  theme: {
    title: 'Ask us',
    color: '#1f5a43',
    offlineTitle: 'Leave a message',
    offlineColor: '#5b6b62',
    position: 'right',
  },
  messages: {
    registrationFormMessage: 'Tell us who you are and we will be with you in a minute.',
    offlineMessage: 'We are at the bench or asleep. Leave a line and we will write back.',
    dataProcessingConsentText: 'We keep what you write here for thirty days, to answer you and nothing else.',
  },
  departments: [{ _id: 'advice', name: 'Advice', showOnRegistration: true, showOnOfflineForm: true }],
  ...(known && { guest: known }),
  ...(room && { room, agent: room['servedBy'] }),
})

/** The answer to a request: its method and route as one word, and what was sent with it. */
export function answer(call: string, sent: Fields): Fields {
  if (call === 'GET livechat/config') return { config: config() }
  if (call === 'POST livechat/visitor') {
    const { token, name, email } = sent['visitor'] as Fields
    known = { ...visitor, token, name, ...(email ? { visitorEmails: [{ address: email }] } : {}) }
    return { visitor: known }
  }
  if (call === 'GET livechat/room') {
    room ??= { _id: 'room', t: 'l', open: true, v: known }
    if (!messages.length) post({ t: 'livechat-started', msg: '', u: visitor })
    return { room, newRoom: true }
  }
  if (call === 'POST livechat/message')
    return { message: post({ _id: sent['_id'], msg: sent['msg'], token: sent['token'], u: { ...visitor, ...known } }) }
  if (call.startsWith('GET livechat/messages.history')) return { messages: messages.toReversed() }
  if (call.startsWith('GET livechat/agent.info')) return { agent }
  if (call === 'POST livechat/room.close') {
    post({ t: 'livechat-close', msg: '', u: visitor })
    room = undefined
    return { rid: 'room', comment: 'Closed by visitor' }
  }
  if (call.startsWith('DELETE livechat/visitor')) {
    known = undefined
    messages = []
    return { visitor: { _id: 'visitor', ts: new Date().toISOString() } }
  }
  if (call === 'POST livechat/offline.message') return { message: 'sent' }
  return {}
}
