import { waitFor } from '@testing-library/dom'
import { expect } from 'chai'
import { beginConversation, openShop, pageWith, type Scene } from './shop.ts'
import { Visitor } from './visitor.ts'

const visits = async ({ workspace }: Pick<Scene, 'workspace'>): Promise<string[]> =>
  (await workspace.requests('POST livechat/page.visited')).map(({ body }) => {
    const { pageInfo } = body as { pageInfo: { change: string; title: string; location: { href: string } } }
    return pageInfo.change === 'title'
      ? pageInfo.title
      : new URL(pageInfo.location.href).href.slice(location.origin.length)
  })

const seen = (scene: Pick<Scene, 'workspace'>, ...pages: string[]): Promise<unknown> =>
  waitFor(async () => expect(await visits(scene)).to.deep.equal(pages))

describe('The pages that a visitor goes to', () => {
  it('are seen by agents while they talk with them, without what stands behind the question mark', async () => {
    const scene = await beginConversation()
    await seen(scene, '/page/shop')
    scene.visitor.page.history.pushState(null, '', '/page/cart?coupon=secret')
    await seen(scene, '/page/shop', '/page/cart')
    scene.visitor.page.history.pushState(null, '', '/page/cart?coupon=other')
    scene.visitor.page.location.hash = 'pay'
    await scene.agent.closes()
    await scene.visitor.finds('heading', 'Chat ended')
    scene.visitor.page.history.pushState(null, '', '/page/thanks')
    expect((await visits(scene)).join())
      .not.to.contain('secret')
      .and.not.to.contain('thanks')
  })

  it('are nobody’s business without a conversation', async () => {
    const scene = await openShop()
    await scene.visitor.opensPanel()
    await scene.visitor.finds('textbox', 'Message')
    for (const address of ['/page/cart', '/page/sizes']) scene.visitor.page.history.pushState(null, '', address)
    await scene.visitor.writes('Hello')
    await seen(scene, '/page/sizes')
  })

  it('are told by their titles where the server keeps those, and never by what an unread message makes of them', async () => {
    const scene = await beginConversation({ Livechat_history_monitor_type: 'title' })
    await seen(scene, 'Shop')
    const { document } = scene.visitor.page
    await scene.visitor.closesPanel()
    document.title = 'Cart'
    await seen(scene, 'Shop', 'Cart')
    ;(scene.visitor.page as typeof window).Document.prototype.hasFocus = () => false
    await scene.agent.replies('Good morning')
    await waitFor(() => expect(document.title).to.equal('1 unread message'), { timeout: 5000 })
    await waitFor(() => expect(document.title).to.equal('Cart'), { timeout: 5000 })
    expect(await visits(scene)).to.deep.equal(['Shop', 'Cart'])
    document.title = 'Boxes'
    await seen(scene, 'Shop', 'Cart', 'Boxes')
  })

  it('are told whole, or not at all, as the owner wants', async () => {
    const scene = await openShop()
    for (const [visitsOption, pages] of [
      ['full', [/\?html=/]],
      ['off', []],
    ] as const) {
      const tag = `data-server="${scene.workspace.address}" data-visits="${visitsOption}"`
      scene.visitor.closesTab()
      localStorage.clear()
      const visitor = await Visitor.opens(pageWith('', { tag }))
      const before = (await visits(scene)).length
      await visitor.opensPanel()
      await visitor.writes('Hello')
      await waitFor(() => expect(visitor.stored()).to.include('room'))
      if (pages.length) await waitFor(async () => expect((await visits(scene)).at(-1)).to.match(pages[0]))
      else {
        visitor.page.history.pushState(null, '', '/page/cart')
        await visitor.writes('Still here')
        await visitor.seesMessages('Hello', 'Still here')
        await visitor.seesNoMore('Sending…')
        expect((await visits(scene)).length).to.equal(before)
      }
      visitor.closesTab()
    }
  })
})
