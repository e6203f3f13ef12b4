import { waitFor } from '@testing-library/dom'
import { sendKeys } from '@web/test-runner-commands'
import { expect } from 'chai'
import { beginConversation, openShop, scriptAlone } from './shop.ts'
import type { Visitor } from './visitor.ts'

const focused = async (visitor: Visitor, role: string, name: string): Promise<void> => {
  const target = await visitor.finds(role, name)
  await waitFor(() => expect(visitor.widget!.activeElement).to.equal(target))
}

describe('The panel', () => {
  it('has the title of the chat, like its launcher', async () => {
    const { visitor } = await openShop({ Livechat_title: 'Ask the shop' })
    const launcher = await visitor.finds('button', 'Ask the shop')
    expect(launcher.getAttribute('aria-expanded')).to.equal('false')
    await visitor.opensPanel()
    await visitor.finds('dialog', 'Ask the shop')
    expect(launcher.getAttribute('aria-expanded')).to.equal('true')
  })

  it('brings the focus to the composer, and back to the launcher', async () => {
    const { visitor } = await openShop()
    await visitor.opensPanel()
    await focused(visitor, 'textbox', 'Message')
    await visitor.closesPanel()
    await visitor.losesSightOf('dialog')
    await focused(visitor, 'button', 'Rocket.Chat')
  })

  it('leaves the focus alone that is elsewhere in the page', async () => {
    const { visitor, agent } = await beginConversation()
    const search = visitor.page.document.body.appendChild(visitor.page.document.createElement('input'))
    search.focus()
    await agent.closes()
    await visitor.finds('heading', 'Chat ended')
    expect(visitor.page.document.activeElement).to.equal(search)
    await visitor.reloads()
    await visitor.finds('dialog')
    expect(visitor.page.document.activeElement).to.equal(visitor.page.document.body)
  })

  it('brings the focus to the farewell when the composer goes', async () => {
    const { visitor, agent } = await beginConversation()
    await focused(visitor, 'textbox', 'Message')
    await agent.closes()
    await focused(visitor, 'heading', 'Chat ended')
  })

  it('closes with Escape and opens with the keyboard', async () => {
    const { visitor } = await openShop()
    await visitor.opensPanel()
    await focused(visitor, 'textbox', 'Message')
    await sendKeys({ press: 'Escape' })
    await visitor.losesSightOf('dialog')
    await focused(visitor, 'button', 'Rocket.Chat')
    await sendKeys({ press: 'Enter' })
    await visitor.finds('dialog')
  })

  it('closes by its launcher too', async () => {
    const { visitor } = await openShop()
    await visitor.opensPanel()
    await visitor.clicks('Rocket.Chat')
    await visitor.losesSightOf('dialog')
  })

  it('keeps what the visitor has begun to write', async () => {
    const { visitor } = await openShop()
    await visitor.opensPanel()
    await visitor.types('I wonder whether')
    await visitor.closesPanel()
    await visitor.opensPanel()
    expect(((await visitor.finds('textbox', 'Message')) as HTMLTextAreaElement).value).to.equal('I wonder whether')
  })

  it('counts what was said while it was closed', async () => {
    const { visitor, agent } = await beginConversation()
    await visitor.closesPanel()
    await agent.replies('One')
    await visitor.finds('status', '1 unread message')
    await agent.replies('Two')
    await visitor.finds('status', '2 unread messages')
    await visitor.opensPanel()
    await visitor.losesSightOf('status', /unread/)
  })

  it('stands on the side that the admin chose, in their colour', async () => {
    const { visitor } = await openShop({ Livechat_widget_position: 'left', Livechat_title_color: '#006644' })
    await visitor.opensPanel()
    const launcher = await visitor.finds('button', 'Rocket.Chat')
    await waitFor(() => expect(launcher.getBoundingClientRect().left).to.equal(16))
    expect(visitor.paint(launcher)).to.equal('rgb(0, 102, 68)')
  })

  it('has the size of the official one, and fills a phone', async () => {
    const { visitor } = await openShop()
    await visitor.opensPanel()
    const dialog = await visitor.finds('dialog')
    const size = (): [number, number] => [dialog.clientWidth, dialog.clientHeight]
    expect(size()).to.deep.equal([365, 525])
    visitor.frame.width = '360'
    await waitFor(() => expect(size()).to.deep.equal([360, 700]))
  })

  it('opens its menu and walks through it by keyboard', async () => {
    const { visitor } = await beginConversation()
    ;(await visitor.finds('button', 'Options')).focus()
    await sendKeys({ press: 'Enter' })
    await focused(visitor, 'menuitem', 'Download conversation')
    await sendKeys({ press: 'ArrowUp' })
    await focused(visitor, 'menuitem', 'Forget me')
    await sendKeys({ press: 'ArrowDown' })
    await focused(visitor, 'menuitem', 'Download conversation')
    await sendKeys({ press: 'Escape' })
    await visitor.losesSightOf('menu')
    await focused(visitor, 'button', 'Options')
    await visitor.finds('dialog')
  })

  it('offers to forget the visitor even where the further files are missing', async () => {
    const { visitor } = await beginConversation({}, { head: scriptAlone })
    await visitor.clicks('Options')
    await visitor.finds('menuitem', 'Forget me')
    expect(visitor.has('menuitem', 'Download conversation')).to.equal(false)
  })

  it('adds to its menu what comes late, and leaves the focus where it is', async () => {
    const { visitor } = await beginConversation({}, { script: '/held/dist/linnet.js' })
    ;(await visitor.finds('button', 'Options')).focus()
    await sendKeys({ press: 'Enter' })
    await focused(visitor, 'menuitem', 'Forget me')
    await fetch('/held/release')
    await visitor.finds('menuitem', 'Download conversation')
    await focused(visitor, 'menuitem', 'Forget me')
  })
})
