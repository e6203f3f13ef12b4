import { expect } from 'chai'
import { history, newVisitor, register } from '../visitor.ts'
import { malformed, newWorkspace, wrongForm } from '../workspace.ts'

describe('POST livechat/page.visited', () => {
  const route = 'livechat/page.visited'
  const pageInfo = { change: 'url', title: 'Pricing', location: { href: 'https://shop.example/pricing' } }

  it('takes any token at all', async () => {
    const { post } = await newWorkspace()
    const page = { msg: 'Pricing - https://shop.example/pricing', navigation: { page: pageInfo, token: 'anybody' } }
    const answer = await post(route, { token: 'anybody', pageInfo })
    expect(answer).to.deep.equal({ status: 200, body: { page, success: true } })
  })

  it('stores nothing of a kind that is not watched', async () => {
    const { post } = await newWorkspace()
    const answer = await post(route, { token: 'a', pageInfo: { ...pageInfo, change: 'title' } })
    expect(answer).to.deep.equal({ status: 200, body: { success: true } })
  })

  it('belongs to the room that is opened later', async () => {
    const workspace = await newWorkspace()
    const token = await register(workspace)
    await workspace.post(route, { token, pageInfo })
    const { room } = (await workspace.get(`livechat/room?token=${token}`)).body
    const agent = await workspace.as('agent')
    const { pages } = (await agent.get(`livechat/visitors.pagesVisited/${room._id}`)).body
    expect(pages[0]).to.include({ msg: 'Pricing - https://shop.example/pricing', _hidden: true })
  })

  it('is a line for everybody where the workspace wants it', async () => {
    const visitor = await newVisitor()
    await visitor.workspace.set({ Livechat_Visitor_navigation_as_a_message: true })
    await visitor.workspace.post(route, { token: visitor.token, rid: visitor.rid, pageInfo })
    expect((await history(visitor))[0]).to.include({ t: 'livechat_navigation_history' })
  })

  it('refuses in the words of a typed route', async () => {
    const { post } = await newWorkspace()
    expect(await post(route, {})).to.deep.equal(wrongForm("must have required property 'token'"))
    const nested = await post(route, { token: 'a', pageInfo: { ...pageInfo, location: {} } })
    expect(nested).to.deep.equal(wrongForm("must have required property 'href'"))
    const seven = await (await newWorkspace(7)).post(route, {})
    expect(seven).to.deep.equal(malformed("must have required property 'token'"))
  })
})
