// The shop's workspace on the pretend server, set up as its owner would: through the routes of Rocket.Chat.

/** What differs from a fresh server. */
const settings = {
  Livechat_Routing_Method: 'Manual_Selection', // conversations wait in the console's queue until somebody takes them
  Livechat_title: 'Ask Hollow',
  Livechat_title_color: '#1f5a43',
  Livechat_enable_transcript: true,
  Livechat_registration_form_message: 'Tell us who you are and we will be with you in a minute.',
  Livechat_offline_message: 'We are at the bench or asleep. Leave a line and we will write back.',
  Livechat_conversation_finished_message: 'Thank you, and good birding.',
}

/** Who answers what. */
const departments = [
  { name: 'Which box for which bird', email: 'advice@hollow.example', members: ['agent', 'agent2'] },
  { name: 'Orders and delivery', email: 'orders@hollow.example', members: ['agent'] },
]

/** What agents of a fresh server may not do, and those of the shop may: pass a conversation on, and have a copy of it sent. */
const allowed = ['transfer-livechat-guest', 'send-omnichannel-chat-transcript']

/** What conversations were about, for when they end. */
const tags = ['advice', 'delivery', 'return', 'repair']

/** @typedef {{ get(route: string): Promise<any>, post(route: string, body: object): Promise<any> }} Admin */

/**
 * @param {string} server
 */
export async function setUpWorkspace(server) {
  const admin = await signIn(server)
  for (const [id, value] of Object.entries(settings)) await admin.post(`settings/${id}`, { value })
  await allowAgents(admin)
  const tagDepartments = await addDepartments(admin)
  for (const name of tags) await admin.post('livechat/tags.save', { tagData: { name }, tagDepartments })
}

/**
 * @param {string} server
 * @returns {Promise<Admin>}
 */
async function signIn(server) {
  const { data } = await post(`${server}/api/v1/login`, { user: 'admin', password: 'admin' })
  const headers = { 'X-User-Id': data.userId, 'X-Auth-Token': data.authToken }
  return {
    get: (route) => send(`${server}/api/v1/${route}`, { headers }),
    post: (route, body) => post(`${server}/api/v1/${route}`, body, headers),
  }
}

/**
 * A permission is set with all its roles, so those who have it are asked for first.
 * @param {Admin} admin
 */
async function allowAgents(admin) {
  /** @type {{ update: { _id: string, roles: string[] }[] }} */
  const { update } = await admin.get('permissions.listAll')
  const permissions = update
    .filter(({ _id }) => allowed.includes(_id))
    .map(({ _id, roles }) => ({ _id, roles: [...roles, 'livechat-agent'] }))
  await admin.post('permissions.update', { permissions })
}

/**
 * @param {Admin} admin
 * @returns {Promise<string[]>} their ids
 */
async function addDepartments(admin) {
  /** @type {{ users: { _id: string, username: string }[] }} */
  const { users } = await admin.get('livechat/users/agent')
  const ids = []
  for (const { members, ...department } of departments) {
    const agents = users.filter(({ username }) => members.includes(username))
    const saved = await admin.post('livechat/department', {
      department: { ...department, enabled: true, showOnRegistration: true, showOnOfflineForm: true },
      agents: agents.map(({ _id }) => ({ agentId: _id, count: 0, order: 0 })),
    })
    ids.push(saved.department._id)
  }
  return ids
}

/**
 * @param {string} url
 * @param {object} body
 * @param {Record<string, string>} [headers]
 */
const post = (url, body, headers) =>
  send(url, {
    method: 'POST',
    headers: { ...headers, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })

/**
 * @param {string} url
 * @param {RequestInit} request
 */
async function send(url, request) {
  const answer = await fetch(url, request)
  if (!answer.ok) throw new Error(`${new URL(url).pathname} answered ${answer.status}: ${await answer.text()}`)
  return answer.json()
}
