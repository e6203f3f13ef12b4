import { expect } from 'chai'
import { newVisitor } from '../visitor.ts'
import { type Answer, newWorkspace, type Workspace } from '../workspace.ts'

async function limited(settings = {}): Promise<Workspace> {
  const workspace = await newWorkspace()
  await workspace.set({ API_Enable_Rate_Limiter: true, ...settings })
  return workspace
}

async function times<Value>(count: number, call: () => Promise<Value>): Promise<Value[]> {
  const values: Value[] = []
  for (let done = 0; done < count; done++) values.push(await call())
  return values
}

/** How many calls a route lets pass before it says no. */
async function patience(call: () => Promise<Answer>): Promise<number> {
  return (await times(12, call)).findIndex(({ status }) => status === 429)
}

describe('The rate limiter', () => {
  it('is off here unless it is switched on', async () => {
    const { get } = await newWorkspace()
    expect(await patience(() => get('livechat/config'))).to.equal(-1)
  })

  it('lets ten calls of a route pass, and says how long to wait', async () => {
    const { get } = await limited()
    const answers = await times(11, () => get('livechat/config'))
    expect(answers[9]?.status).to.equal(200)
    const { status, body } = answers[10] as Answer
    expect(status).to.equal(429)
    expect(Object.keys(body)).to.deep.equal(['success', 'error'])
    const sentence =
      /^Error, too many requests\. Please slow down\. You must wait (\d+) seconds before trying this endpoint again\. \[error-too-many-requests\]$/
    expect(Number(sentence.exec(body.error)?.[1])).to.be.within(55, 60)
  })

  it('lets five registrations and five rooms pass, one offline message and ten transcripts', async () => {
    const { get, post } = await limited()
    const visitor = { token: 't' }
    expect(await patience(() => post('livechat/visitor', { visitor }))).to.equal(5)
    expect(await patience(() => get('livechat/room?token=t'))).to.equal(5)
    const offline = { name: 'Ada', email: 'ada@example.com', message: 'Hello' }
    expect(await patience(() => post('livechat/offline.message', offline))).to.equal(1)
    expect(await patience(() => post('livechat/transcript', { rid: 'a', token: 't', email: 'a@b.c' }))).to.equal(10)
  })

  it('counts every route and method by itself', async () => {
    const { get, delete: remove } = await limited()
    await times(10, () => get('livechat/visitor/nobody'))
    expect((await get('livechat/visitor/nobody')).status).to.equal(429)
    expect((await remove('livechat/visitor/nobody')).status).to.equal(400)
    expect((await get('livechat/config')).status).to.equal(200)
  })

  it('tells the state in headers that pages of other origins cannot see', async () => {
    const { api, backstage } = await limited({ API_Enable_Rate_Limiter_Limit_Calls_Default: 3 })
    const seen = await fetch(`${api}/livechat/config`)
    expect(seen.headers.get('x-ratelimit-limit')).to.equal(null)
    const { headers } = await backstage('ask', { path: '/api/v1/livechat/config' })
    expect(headers).to.include({ 'x-ratelimit-limit': '3', 'x-ratelimit-remaining': '1' })
    expect(Number(headers['x-ratelimit-reset'])).to.be.within(Date.now(), Date.now() + 60_000)
    expect(headers).to.not.have.any.keys('access-control-expose-headers', 'retry-after')
  })

  it('comes after who may, and before the form of a legacy route', async () => {
    const { post } = await limited()
    const route = 'livechat/room.closeByUser'
    expect(await patience(() => post(route, {}))).to.equal(-1)
    expect(await patience(() => post('livechat/room.close', {}))).to.equal(10)
  })

  it('comes after the form of a typed route', async () => {
    const { post } = await limited()
    expect(await patience(() => post('livechat/page.visited', {}))).to.equal(-1)
  })

  it('does not count people who may do more', async () => {
    const workspace = await limited()
    const [admin, agent] = await Promise.all([workspace.as('admin'), workspace.as('agent')])
    expect(await patience(() => admin.get('livechat/custom-fields'))).to.equal(-1)
    expect(await patience(() => agent.get('livechat/custom-fields'))).to.equal(10)
  })

  it('limits messages, which are most of a conversation', async () => {
    const { workspace, token, rid } = await newVisitor()
    await workspace.set({ API_Enable_Rate_Limiter: true })
    expect(await patience(() => workspace.post('livechat/message', { token, rid, msg: 'Hi' }))).to.equal(10)
  })

  it('forgets after a while', async () => {
    const { get } = await limited({ API_Enable_Rate_Limiter_Limit_Time_Default: 300 })
    await times(11, () => get('livechat/config'))
    let status = 429
    while (status === 429) status = (await get('livechat/config')).status
    expect(status).to.equal(200)
  })
})
