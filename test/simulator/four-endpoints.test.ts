import { expect } from 'chai'
import { newVisitor, register } from './visitor.ts'
import { newWorkspace, type SignedIn, type Workspace } from './workspace.ts'

/**
 * The literal answers of the four endpoints, by generation of the server. The numbers in the titles are sections of the protocol
 * reference. RID, TOKEN, VISITOR and DATE stand for what differs from run to run.
 */
type Generation = 6 | 7 | 8 | 9
const GENERATIONS: Generation[] = [6, 7, 8, 9]

/** Status and body, by the first generation that answers so. */
type Answers = Partial<Record<Generation, string>>

interface Scene {
  workspace: Workspace
  agent: SignedIn
  admin: SignedIn
  /** A visitor whose room is open. */
  token: string
  rid: string
  _id: string
}

interface Row {
  when: string
  /** What an administrator has set before. */
  settings?: Record<string, unknown>
  /** What has happened before. */
  before?(scene: Scene): Promise<unknown>
  as?: 'stranger' | 'agent' | 'admin' | 'colleague'
  path?: string
  body?: Record<string, unknown>
  answers: Answers
}

const invalid = (words: string): Answers => ({
  6: `400 {"success":false,"error":"${words} [invalid-params]","errorType":"invalid-params"}`,
})
const plain = (error: string): Answers => ({ 6: `400 {"success":false,"error":"${error}"}` })

const notLoggedIn: Answers = {
  6: '401 {"status":"error","message":"You must be logged in to do this."}',
  7: '401 {"success":false,"error":"You must be logged in to do this.","status":"error","message":"You must be logged in to do this."}',
  9: '401 {"success":false,"error":"You must be logged in to do this."}',
}
const notPermitted =
  '403 {"success":false,"error":"User does not have the permissions required for this action [error-unauthorized]"}'
const unknownRoute = '404 {"status":"error","message":"API endpoint does not exist"}'

const closeByVisitor = ({ workspace, token, rid }: Scene): Promise<unknown> =>
  workspace.post('livechat/room.close', { token, rid })
const breaks =
  (over: string, error?: string) =>
  ({ workspace }: Scene): Promise<unknown> =>
    workspace.backstage('trouble', { kind: 'stumble', over, ...(error && { error }) })

/** §2.1 */
const roomClose: Row[] = [
  { when: 'nothing is sent', answers: invalid("must have required property 'token'") },
  { when: 'the room is missing', body: { token: 'a' }, answers: invalid("must have required property 'rid'") },
  {
    when: 'there is an unknown key',
    body: { token: 'a', rid: 'b', comment: 'c' },
    answers: invalid('must NOT have additional properties'),
  },
  { when: 'the token is an object', body: { token: {}, rid: 'b' }, answers: invalid('must be string') },
  { when: 'the token is a number', body: { token: 1, rid: 2 }, answers: plain('invalid-token') },
  {
    when: 'visitors may not close, whoever asks',
    settings: { Omnichannel_allow_visitors_to_close_conversation: false },
    body: { token: 'nobody', rid: 'nowhere' },
    answers: plain('error-not-allowed-to-close-conversation'),
  },
  { when: 'the token is unknown', body: { token: 'nobody', rid: 'RID' }, answers: plain('invalid-token') },
  { when: 'the room is unknown', body: { token: 'TOKEN', rid: 'nowhere' }, answers: plain('invalid-room') },
  {
    when: 'the room is another visitor’s',
    before: async (scene) => Object.assign(scene, { token: await register(scene.workspace) }),
    body: { token: 'TOKEN', rid: 'RID' },
    answers: plain('invalid-room'),
  },
  {
    when: 'the room is closed',
    before: closeByVisitor,
    body: { token: 'TOKEN', rid: 'RID' },
    answers: plain('room-closed'),
  },
  ...['error-room-cannot-be-closed-try-again', 'Error removing inquiry', 'Error closing room'].map((error) => ({
    when: `another close is faster: ${error}`,
    before: breaks('close', error),
    body: { token: 'TOKEN', rid: 'RID' },
    answers: plain(error),
  })),
  {
    when: 'all is well',
    body: { token: 'TOKEN', rid: 'RID' },
    answers: { 6: '200 {"rid":"RID","comment":"Closed by visitor","success":true}' },
  },
]

const forbidAgents = ({ admin }: Scene): Promise<unknown> =>
  admin.post('permissions.update', { permissions: [{ _id: 'close-livechat-room', roles: ['admin'] }] })

/** §2.2 */
const closeByUser: Row[] = [
  { when: 'nobody is signed in', as: 'stranger', answers: notLoggedIn },
  {
    when: 'the permission and the room are missing',
    before: forbidAgents,
    answers: { ...invalid("must have required property 'rid'"), 7: notPermitted },
  },
  { when: 'the permission is missing', before: forbidAgents, body: { rid: 'RID' }, answers: { 6: notPermitted } },
  { when: 'the room is missing', answers: invalid("must have required property 'rid'") },
  {
    when: 'the transcript has no destination',
    body: { rid: 'RID', transcriptEmail: {} },
    answers: invalid("must have required property 'sendToVisitor'"),
  },
  {
    when: 'there is an unknown key',
    body: { rid: 'RID', token: 'a' },
    answers: invalid('must NOT have additional properties'),
  },
  {
    when: 'it should close by force',
    before: closeByVisitor,
    as: 'admin',
    body: { rid: 'RID', comment: 'bye', forceClose: true },
    answers: {
      ...invalid('must NOT have additional properties'),
      7: '400 {"success":false,"error":"error-room-already-closed"}',
    },
  },
  { when: 'the room is unknown', body: { rid: 'nowhere' }, answers: plain('error-invalid-room') },
  {
    when: 'the agent is not in the room',
    as: 'colleague',
    body: { rid: 'RID' },
    answers: plain('error-not-authorized'),
  },
  {
    when: 'the room is closed',
    before: closeByVisitor,
    as: 'admin',
    body: { rid: 'RID' },
    answers: plain('error-room-already-closed'),
  },
  { when: 'the comment is blank', body: { rid: 'RID', comment: '  ' }, answers: plain('error-comment-is-required') },
  { when: 'all is well', body: { rid: 'RID', comment: 'bye' }, answers: { 6: '200 {"success":true}' } },
]

/** The room of the scene becomes a call of its visitor. */
const placeCall = async (scene: Scene): Promise<unknown> => {
  const { room, error } = await scene.workspace.backstage('call', { token: scene.token })
  return error ?? Object.assign(scene, { rid: room._id })
}

/** §2.3 */
const voipClose: Row[] = [
  { when: 'nobody is signed in', as: 'stranger', answers: { ...notLoggedIn, 8: unknownRoute, 9: unknownRoute } },
  {
    when: 'the permission and the room are missing',
    as: 'admin',
    answers: { ...invalid("must have required property 'rid'"), 7: notPermitted, 8: unknownRoute },
  },
  {
    when: 'the permission is missing',
    as: 'admin',
    body: { rid: 'RID', token: 'TOKEN' },
    answers: { 6: notPermitted, 8: unknownRoute },
  },
  { when: 'the room is missing', answers: { ...invalid("must have required property 'rid'"), 8: unknownRoute } },
  {
    when: 'the token is missing',
    body: { rid: 'RID' },
    answers: { ...invalid("must have required property 'token'"), 8: unknownRoute },
  },
  {
    when: 'there is an unknown key',
    body: { rid: 'RID', token: 'TOKEN', comment: 'a' },
    answers: { ...invalid('must NOT have additional properties'), 8: unknownRoute },
  },
  {
    when: 'the token is unknown',
    before: placeCall,
    body: { rid: 'RID', token: 'nobody' },
    answers: { ...plain('invalid-token'), 8: unknownRoute },
  },
  {
    when: 'the room is unknown',
    body: { rid: 'nowhere', token: 'TOKEN' },
    answers: { ...plain('invalid-room'), 8: unknownRoute },
  },
  {
    when: 'the call has ended',
    before: async (scene) => {
      await placeCall(scene)
      await scene.agent.post('voip/room.close', { rid: scene.rid, token: scene.token })
    },
    body: { rid: 'RID', token: 'TOKEN' },
    answers: { ...plain('room-closed'), 8: unknownRoute },
  },
  {
    when: 'the service fails',
    before: async (scene) => {
      await placeCall(scene)
      await breaks('call')(scene)
    },
    body: { rid: 'RID', token: 'TOKEN' },
    answers: { 6: '400 {"success":false}', 8: unknownRoute },
  },
  {
    when: 'all is well',
    before: placeCall,
    body: { rid: 'RID', token: 'TOKEN' },
    answers: { 6: '200 {"rid":"RID","success":true}', 8: unknownRoute },
  },
]

const invalidToken: Answers = {
  6: '400 {"success":false,"error":"[invalid-token]","errorType":"invalid-token"}',
  9: '400 {"success":false,"error":"Invalid token [invalid-token]","errorType":"invalid-token"}',
}
const deleted: Answers = { 6: '200 {"visitor":{"_id":"VISITOR","ts":"DATE"},"success":true}' }
const path = 'livechat/visitor/TOKEN'

/** §2.4 */
const deleteVisitor: Row[] = [
  { when: 'the token is unknown', path: 'livechat/visitor/nobody', answers: invalidToken },
  {
    when: 'a room is open',
    path,
    answers: {
      6: '400 {"success":false,"error":"Cannot remove visitors with opened rooms [visitor-has-open-rooms]","errorType":"visitor-has-open-rooms"}',
    },
  },
  {
    when: 'a room is open and header data is stored',
    settings: { Livechat_Allow_collect_and_store_HTTP_header_informations: true },
    path,
    answers: deleted,
  },
  {
    when: 'the removal fails',
    before: async (scene) => {
      await closeByVisitor(scene)
      await breaks('forget')(scene)
    },
    path,
    answers: {
      6: '400 {"success":false,"error":"An error ocurred while deleting visitor [error-removing-visitor]","errorType":"error-removing-visitor"}',
      9: '400 {"success":false,"error":"An error occurred while deleting visitor [error-removing-visitor]","errorType":"error-removing-visitor"}',
    },
  },
  {
    when: 'the visitor is deleted already',
    before: async (scene) => {
      await closeByVisitor(scene)
      await scene.workspace.delete(`livechat/visitor/${scene.token}`)
    },
    path,
    answers: invalidToken,
  },
  { when: 'all is well', before: closeByVisitor, path, answers: deleted },
]

const answerOf = (answers: Answers, generation: Generation): string => {
  const since = GENERATIONS.filter((one) => one <= generation && answers[one]).at(-1)
  return (since && answers[since]) ?? ''
}

async function setUp(generation: Generation): Promise<Scene> {
  const workspace = await newWorkspace(generation)
  const [agent, admin] = await Promise.all([workspace.as('agent'), workspace.as('admin')])
  const { token, rid, _id } = await newVisitor(workspace)
  return { workspace, agent, admin, token, rid, _id }
}

/** Asks, and says what came back with the names of the table in it. */
async function asked(method: string, route: string, row: Row, scene: Scene): Promise<string> {
  const { workspace, agent, admin } = scene
  const signedIn = { stranger: undefined, agent, admin, colleague: await workspace.as('agent2') }[row.as ?? 'agent']
  const named = (text: string): string => text.replace('TOKEN', scene.token).replace('RID', scene.rid)
  const response = await fetch(`${workspace.api}/${named(row.path ?? route)}`, {
    method,
    headers: {
      'Content-Type': 'application/json',
      ...(signedIn && { 'X-User-Id': signedIn._id, 'X-Auth-Token': signedIn.token }),
    },
    body: method === 'POST' ? named(JSON.stringify(row.body ?? {})) : null,
  })
  const text = (await response.text())
    .replace(scene.rid, 'RID')
    .replace(scene._id, 'VISITOR')
    .replace(/"\d{4}-\d\d-\d\dT[\d:.]+Z"/, '"DATE"')
  return `${response.status} ${text}`
}

const endpoints: [method: string, route: string, rows: Row[]][] = [
  ['POST', 'livechat/room.close', roomClose],
  ['POST', 'livechat/room.closeByUser', closeByUser],
  ['POST', 'voip/room.close', voipClose],
  ['DELETE', 'livechat/visitor/:token', deleteVisitor],
]

for (const [method, route, rows] of endpoints)
  describe(`${method} ${route} answers literally`, () => {
    for (const row of rows)
      it(`when ${row.when}`, async () => {
        const answers = await Promise.all(
          GENERATIONS.map(async (generation) => {
            const scene = await setUp(generation)
            await row.before?.(scene)
            await scene.workspace.set(row.settings ?? {})
            return asked(method, route, row, scene)
          }),
        )
        expect(answers).to.deep.equal(GENERATIONS.map((generation) => answerOf(row.answers, generation)))
      })
  })
