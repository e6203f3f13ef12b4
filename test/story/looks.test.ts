import { waitFor } from '@testing-library/dom'
import { expect } from 'chai'
import { openShop } from './shop.ts'
import type { Visitor } from './visitor.ts'
import { Workspace } from './workspace.ts'

const style = ({ page, widget }: Visitor, selector: string): CSSStyleDeclaration =>
  page.getComputedStyle(widget?.querySelector(selector) as Element)

describe('The looks that an admin has chosen', () => {
  it('are a background for the conversation', async () => {
    const { visitor } = await openShop({ Livechat_background: 'rgb(1, 2, 3)' })
    await visitor.opensPanel()
    await visitor.finds('log', 'Messages')
    await waitFor(() => expect(style(visitor, '.messages').backgroundColor).to.equal('rgb(1, 2, 3)'))
  })

  it('are a picture on the launcher, once it is there', async () => {
    const { visitor } = await openShop({ Assets_livechat_widget_logo: { url: 'avatar/agent' } })
    await visitor.finds('button', 'Rocket.Chat')
    await waitFor(() => expect(style(visitor, '.launcher').backgroundImage).to.contain('/avatar/agent'))
    expect(style(visitor, '.launcher svg').display).to.equal('none')
    await visitor.opensPanel()
    expect(style(visitor, '.launcher svg').display).not.to.equal('none')
  })

  it('fetch nothing from another server before the visitor turns to the chat', async () => {
    const stranger = await Workspace.open()
    const { visitor } = await openShop({
      Assets_livechat_widget_logo: { url: `${stranger.address}/avatar/agent` },
      Livechat_background: `rgb(1, 2, 3) url("${stranger.address}/avatar/agent2")`,
    })
    const fetched = (): string[] =>
      visitor.page.performance
        .getEntriesByType('resource')
        .map(({ name }) => name)
        .filter((name) => name.startsWith(`${stranger.address}/`))
    await visitor.finds('button', 'Rocket.Chat')
    // What few admins choose is here.
    await waitFor(() => expect(style(visitor, '.launcher').backgroundSize).to.equal('30px 30px'))
    expect(fetched()).to.deep.equal([])
    await visitor.opensPanel()
    await waitFor(() => expect(style(visitor, '.messages').backgroundImage).to.contain('/avatar/agent2'))
    await waitFor(() => expect(fetched()).to.have.lengthOf(2))
  })

  it('name the maker of the server, unless the admin hides that', async () => {
    const { visitor, workspace } = await openShop({ Livechat_hide_watermark: false })
    await visitor.opensPanel()
    await visitor.sees('Powered by Rocket.Chat')
    await workspace.sets('Livechat_hide_watermark', true)
    visitor.closesTab()
    const next = await visitor.opensAnotherTab()
    await next.opensPanel()
    await next.finds('button', 'Attach files')
    expect(next.visibleText()).not.to.contain('Powered')
  })
})
