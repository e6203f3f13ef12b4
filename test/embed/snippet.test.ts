import { waitFor } from '@testing-library/dom'
import { expect } from 'chai'
import { Visitor } from '../story/visitor.ts'
import { Workspace } from '../story/workspace.ts'
import { MovedPage, pageWith, snippet } from './moved-page.ts'

type Page = Window & { said: unknown[]; RocketChat?: { (callback: () => void): void; livechat?: object; _?: unknown } }

const pageOf = (visitor: Visitor): Page => visitor.page as unknown as Page

const calls = (words: string): string =>
  `<script>window.said = window.said || []; RocketChat(function () { said.push(['${words}', this === RocketChat.livechat]) })</script>`

describe('A page with Rocket.Chat’s own snippet', () => {
  let server: string
  let workspace: Workspace
  before(async () => {
    workspace = await Workspace.open({ Livechat_registration_form: false })
    server = workspace.address
  })

  for (const [where, html] of Object.entries({
    'at the end of the body': (code: string) => pageWith(code),
    'in the head, before there is a body': (code: string) => pageWith('', code),
  })) {
    it(`has a chat when only the script’s address was changed, ${where}`, async () => {
      const visitor = await Visitor.opens(html(snippet(server)))
      await visitor.opensPanel()
      await visitor.finds('textbox', 'Message')
      await waitFor(() => expect(visitor.page.document.querySelector('.rocketchat-widget .linnet')).not.to.equal(null))
    })
  }

  it('has a chat when it was pasted years ago, as a list', async () => {
    const old = `<script>window.initRocket = ['${server}/livechat']</script><script async src="/dist/linnet.js"></script>`
    const visitor = await Visitor.opens(pageWith(old))
    await visitor.opensPanel()
    await waitFor(() => expect(pageOf(visitor).RocketChat?.livechat).to.be.an('object'))
    const { printed } = visitor.page as unknown as { printed: string[] }
    expect(printed).to.have.lengthOf(1)
    expect(printed[0]).to.match(/^warn: \[linnet\] .*initRocket/)
  })

  it('has one chat when it carries the snippet twice, and no call is lost', async () => {
    const page = await MovedPage.opensAt(workspace, calls('first') + snippet(server) + calls('second'))
    await waitFor(() => expect(pageOf(page.visitor).said).to.deep.include(['second', true]))
    expect(page.visitor.page.document.querySelectorAll('.rocketchat-widget, .linnet')).to.have.lengthOf(2)
  })

  it('keeps its API when the snippet runs again later', async () => {
    const { visitor, livechat } = await MovedPage.opensAt(workspace)
    const { document } = visitor.page
    const again = document.createElement('script')
    again.text = snippet(server).replace(/<\/?script[^>]*>/g, '')
    document.body.append(again)
    const late = document.createElement('script')
    late.text = calls('late').replace(/<\/?script[^>]*>/g, '')
    document.body.append(late)
    expect(pageOf(visitor).said).to.deep.equal([['late', true]])
    expect(pageOf(visitor).RocketChat?.livechat).to.equal(livechat)
  })

  it('makes the calls that waited, in order, with the API as “this”', async () => {
    const { visitor } = await MovedPage.opensAt(workspace, calls('one') + calls('two'))
    await waitFor(() =>
      expect(pageOf(visitor).said).to.deep.equal([
        ['one', true],
        ['two', true],
      ]),
    )
  })

  it('goes on with the next call when one throws', async () => {
    const broken = '<script>RocketChat(function () { throw new Error("the page’s own") })</script>'
    const page = await MovedPage.opensAt(workspace, broken + calls('next'))
    await waitFor(() => expect(pageOf(page.visitor).said).to.deep.equal([['next', true]]))
    expect(page.printed).to.have.lengthOf(1)
    expect(page.printed[0]).to.match(/^thrown: .*Error: the page’s own$/)
  })

  it('makes a later call at once', async () => {
    const { visitor } = await MovedPage.opensAt(workspace)
    const { RocketChat } = pageOf(visitor)
    let that: unknown
    RocketChat?.(function (this: unknown) {
      that = this
    })
    expect(that).to.equal(RocketChat?.livechat)
    expect(RocketChat).not.to.have.property('_')
  })

  it('has no chat and no complaint where the address is empty', async () => {
    const visitor = await Visitor.opens(pageWith(snippet('').replace("'/livechat'", "' '")))
    // Where the address is right, there is a chat by now.
    await MovedPage.opensAt(workspace)
    expect(visitor.page.document.querySelector('.linnet')).to.equal(null)
    expect((visitor.page as unknown as { printed: string[] }).printed).to.deep.equal([])
  })

  it('pays for the API only where it is wanted', async () => {
    const tag = `<script async src="/dist/linnet.js" data-server="${server}"></script>`
    const visitor = await Visitor.opens(pageWith(tag))
    await visitor.opensPanel()
    const { performance } = visitor.page
    const fetched = performance.getEntriesByType('resource').map(({ name }) => name)
    expect(fetched.join()).to.contain('linnet.js')
    expect(fetched.filter((name) => name.includes('/install-'))).to.deep.equal([])
    expect('RocketChat' in visitor.page).to.equal(false)
  })

  it('is as before when the chat is removed', async () => {
    const { visitor } = await MovedPage.opensAt(workspace)
    ;(visitor.page as unknown as { Linnet: { stop(): void } }).Linnet.stop()
    const { document } = visitor.page
    expect(document.querySelector('.rocketchat-widget, .linnet')).to.equal(null)
    expect('RocketChat' in visitor.page).to.equal(false)
  })
})
