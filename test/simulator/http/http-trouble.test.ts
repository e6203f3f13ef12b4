import { waitFor } from '@testing-library/dom'
import { expect } from 'chai'
import { history, newVisitor } from '../visitor.ts'
import { newWorkspace, type Workspace } from '../workspace.ts'

const cause = (workspace: Workspace, ...orders: object[]): Promise<unknown> => workspace.backstage('trouble', orders)

/** What a page gets: an answer, or nothing at all. */
const outcome = (call: Promise<{ status: number }>): Promise<number | 'nothing'> =>
  call.then(
    ({ status }) => status,
    () => 'nothing',
  )

describe('Trouble with requests', () => {
  it('can refuse one before any work is done', async () => {
    const visitor = await newVisitor()
    await cause(visitor.workspace, { kind: 'refuse', match: { path: 'livechat/message' }, times: 1 })
    const { token, rid, workspace } = visitor
    const send = (): Promise<number | 'nothing'> =>
      outcome(workspace.post('livechat/message', { token, rid, msg: 'Hello' }))
    expect([await send(), await send()]).to.deep.equal(['nothing', 200])
    expect((await history(visitor)).filter(({ msg }) => msg === 'Hello')).to.have.length(1)
  })

  it('can lose the answer after the work is done', async () => {
    const visitor = await newVisitor()
    await cause(visitor.workspace, { kind: 'lose', match: { path: 'livechat/message' }, times: 1 })
    const { token, rid, workspace } = visitor
    const answer = await outcome(workspace.post('livechat/message', { token, rid, msg: 'Hello' }))
    expect(answer).to.equal('nothing')
    expect((await history(visitor)).filter(({ msg }) => msg === 'Hello')).to.have.length(1)
    const { requests } = await workspace.backstage('log')
    expect(requests.filter(({ route }: { route: string }) => route === 'livechat/message')).to.have.length(1)
  })

  it('can be a delay', async () => {
    const workspace = await newWorkspace()
    await cause(workspace, { kind: 'delay', ms: 150, match: { path: 'livechat/config' }, times: 1 })
    const began = performance.now()
    await workspace.get('livechat/config')
    expect(performance.now() - began).to.be.above(140)
  })

  it('can be a late answer to work that is done at once', async () => {
    const visitor = await newVisitor()
    const { token, rid, workspace } = visitor
    await cause(workspace, { kind: 'delay', ms: 20_000, after: true, match: { path: 'livechat/message' }, times: 1 })
    let answered = false
    void workspace.post('livechat/message', { token, rid, msg: 'Hello' }).then(() => {
      answered = true
    })
    await waitFor(async () => expect((await history(visitor)).some(({ msg }) => msg === 'Hello')).to.equal(true))
    expect(answered).to.equal(false)
  })

  it('can be another answer, in the usual words or in any', async () => {
    const workspace = await newWorkspace()
    const match = { path: 'livechat/config' }
    const wishes = [
      { status: 429, seconds: 42 },
      { status: 500 },
      { status: 503 },
      { status: 418, body: { tea: true } },
    ]
    await cause(workspace, ...wishes.map((wish) => ({ kind: 'answer', times: 1, match, ...wish })))
    const answers = []
    for (const _ of wishes) answers.push(await workspace.get('livechat/config'))
    expect(answers.map(({ status }) => status)).to.deep.equal([429, 500, 503, 418])
    expect(answers[0]?.body.error).to.contain('You must wait 42 seconds')
    expect(answers[1]?.body).to.deep.equal({ success: false, error: 'Internal server error' })
    expect(answers[3]?.body).to.deep.equal({ tea: true })
  })

  it('can be garbage of many kinds', async () => {
    const { api, ...workspace } = await newWorkspace()
    const texts: Record<string, RegExp> = {
      html: /^<!doctype html>/,
      truncated: /^\{"config".*[^}]$/,
      null: /^null$/,
      array: /^\[\]$/,
      empty: /^$/,
      type: /"success":true\}$/,
    }
    for (const [form, text] of Object.entries(texts)) {
      await workspace.backstage('trouble', [{ kind: 'garbage', form, times: 1 }])
      const response = await fetch(`${api}/livechat/config`)
      expect(response.status).to.equal(200)
      expect(await response.text()).to.match(text)
      const isJson = response.headers.get('content-type') === 'application/json'
      expect(isJson).to.equal(form !== 'html' && form !== 'type')
    }
  })

  it('meets only what it is meant for', async () => {
    const workspace = await newWorkspace()
    await cause(workspace, {
      kind: 'answer',
      status: 500,
      match: { method: 'DELETE', path: 'livechat/visitor/:token' },
    })
    expect((await workspace.get('livechat/visitor/nobody')).status).to.equal(400)
    expect((await workspace.delete('livechat/visitor/nobody')).status).to.equal(500)
    await cause(workspace, { kind: 'clear' })
    expect((await workspace.delete('livechat/visitor/nobody')).status).to.equal(400)
  })

  it('never meets a preflight unless it is named', async () => {
    const workspace = await newWorkspace()
    const visitor = { token: 't' }
    await cause(workspace, { kind: 'answer', status: 500, match: { path: 'livechat/visitor' }, times: 1 })
    expect((await workspace.post('livechat/visitor', { visitor })).status).to.equal(500)
    // A browser remembers leave for a few seconds, so this one asks for something else.
    await cause(workspace, { kind: 'refuse', match: { method: 'OPTIONS' }, times: 1 })
    expect(await outcome(workspace.post('livechat/room.close', visitor))).to.equal('nothing')
    expect(await outcome(workspace.post('livechat/room.close', visitor))).to.equal(400)
  })

  it('is refused in a sentence when nobody knows it', async () => {
    const { backstage } = await newWorkspace()
    expect((await backstage('trouble', { kind: 'rain' })).error).to.match(/^kind must be one of refuse, /)
  })
})
