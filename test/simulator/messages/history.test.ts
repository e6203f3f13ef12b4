import { expect } from 'chai'
import { history, newVisitor, register, type Visitor } from '../visitor.ts'
import { malformed, refused } from '../workspace.ts'

async function talkative(count: number): Promise<Visitor> {
  const visitor = await newVisitor()
  await visitor.workspace.backstage('fill', { rid: visitor.rid, count })
  return visitor
}

const texts = (messages: { msg: string }[]): number[] => messages.map(({ msg }) => Number.parseInt(msg, 10))

describe('GET livechat/messages.history/:rid', () => {
  it('needs the token', async () => {
    const { workspace, rid } = await newVisitor()
    const answer = await workspace.get(`livechat/messages.history/${rid}`)
    expect(answer).to.deep.equal(malformed("must have required property 'token'"))
  })

  it('refuses a number that is none', async () => {
    const { workspace, rid, token } = await newVisitor()
    const answer = await workspace.get(`livechat/messages.history/${rid}?token=${token}&limit=many`)
    expect(answer).to.deep.equal(malformed('must be number'))
  })

  it('knows neither a strange token nor a strange room', async () => {
    const { workspace, rid, token } = await newVisitor()
    const read = (id: string, who: string): Promise<unknown> =>
      workspace.get(`livechat/messages.history/${id}?token=${who}`)
    expect(await read(rid, 'nobody')).to.deep.equal(refused('invalid-token'))
    expect(await read('nowhere', token)).to.deep.equal(refused('invalid-room'))
    expect(await read(rid, await register(workspace))).to.deep.equal(refused('invalid-room'))
  })

  it('gives the newest twenty, newest first', async () => {
    const visitor = await talkative(30)
    const messages = await history(visitor)
    expect(messages).to.have.length(20)
    const moments = messages.map(({ ts }) => ts)
    expect(moments).to.deep.equal([...moments].sort().reverse())
  })

  it('gives as many as asked for', async () => {
    expect(await history(await talkative(60), '&limit=50')).to.have.length(50)
  })

  it('pages by an offset', async () => {
    const visitor = await talkative(10)
    const messages = await history(visitor, '&limit=4&offset=3')
    expect(texts(messages)).to.deep.equal([1, 2, 3, 4])
  })

  it('pages by a moment, which it leaves out', async () => {
    const visitor = await talkative(10)
    const [oldest] = (await history(visitor, '&limit=5')).reverse()
    const earlier = await history(visitor, `&limit=3&end=${oldest.ts}`)
    expect(texts(earlier)).to.deep.equal([3, 4, 5])
  })

  it('pays no heed to `ls`', async () => {
    const visitor = await talkative(5)
    const messages = await history(visitor, `&ls=${new Date().toISOString()}`)
    expect(messages).to.have.length(8)
  })

  it('leaves out what is hidden', async () => {
    const visitor = await newVisitor()
    const { workspace, token, rid } = visitor
    const pageInfo = { change: 'url', title: 'Pricing', location: { href: 'https://shop.example/pricing' } }
    await workspace.post('livechat/page.visited', { token, rid, pageInfo })
    expect((await history(visitor)).map(({ t }) => t)).to.not.include('livechat_navigation_history')
  })

  it('leaves out the kinds of lines that the workspace hides', async () => {
    const visitor = await newVisitor()
    await visitor.workspace.set({ Hide_System_Messages: ['uj'] })
    expect((await history(visitor)).map(({ t }) => t)).to.deep.equal(['command', 'livechat-started'])
  })
})
