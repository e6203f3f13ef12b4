import { waitFor } from '@testing-library/dom'
import { expect } from 'chai'
import { itIn } from '../engine.ts'
import { openShop, type Scene } from './shop.ts'
import type { Visitor } from './visitor.ts'

const LONG_PAGE = '<style>body { height: 3000px }</style>'

const withPhone = (head = ''): Promise<Scene> => openShop({}, { width: 360, head: `${LONG_PAGE}${head}` })

const pageMoves = ({ page }: Visitor): boolean =>
  page.getComputedStyle(page.document.documentElement).overflowY !== 'hidden'

/** Until the page is held, what goes with a phone has not come. */
async function opensPanel(visitor: Visitor): Promise<void> {
  await visitor.opensPanel()
  await waitFor(() => expect(pageMoves(visitor)).to.equal(false))
}

describe('On a phone', () => {
  // The first one: the history is one for all frames of the page, and in WebKit those that have gone are still in the way.
  it('the back button closes the panel where the browser has nothing for it, and the history is as it was', async () => {
    const { visitor } = await withPhone(
      '<script>delete window.CloseWatcher; history.replaceState({ page: 1 }, "")</script>',
    )
    const { history } = visitor.page
    await opensPanel(visitor)
    expect(history.state).to.deep.equal({ page: 1, linnet: true })
    history.back()
    await visitor.losesSightOf('dialog')
    expect(history.state).to.deep.equal({ page: 1 })
    await opensPanel(visitor)
    await visitor.closesPanel()
    await waitFor(() => expect(history.state).to.deep.equal({ page: 1 }))
    expect(visitor.has('dialog')).to.equal(false)
  })

  it('the panel stays above the keyboard', async () => {
    const { visitor } = await withPhone()
    await opensPanel(visitor)
    const panel = await visitor.finds('dialog')
    await waitFor(() => expect(panel.getBoundingClientRect().height).to.equal(700))
    const view = visitor.page.visualViewport as VisualViewport
    Object.defineProperty(view, 'height', { value: 380, configurable: true })
    Object.defineProperty(view, 'offsetTop', { value: 40, configurable: true })
    view.dispatchEvent(new Event('resize'))
    await waitFor(() => expect(panel.getBoundingClientRect()).to.include({ top: 40, height: 380 }))
    const send = (await visitor.finds('button', 'Send')).getBoundingClientRect()
    expect(send.bottom).to.be.lessThan(420)
  })

  it('the page behind is held while the panel is open, and then is where it was', async () => {
    const { visitor } = await withPhone()
    const { page } = visitor
    page.scrollTo(0, 400)
    await opensPanel(visitor)
    await visitor.closesPanel()
    await waitFor(() => expect(pageMoves(visitor)).to.equal(true))
    expect(page.scrollY).to.equal(400)
    expect(page.document.adoptedStyleSheets).to.have.lengthOf(0)
    expect(page.document.documentElement.getAttribute('style')).to.equal(null)
  })

  itIn(['chromium', 'firefox'], 'WebKit has nothing for it')(
    'the back button takes away what is on top, then the panel',
    async () => {
      const { visitor } = await withPhone()
      // What a browser asks of a modal dialog when the visitor goes back.
      const back = async (): Promise<void> => ((await visitor.finds('dialog')) as HTMLDialogElement).requestClose()
      await opensPanel(visitor)
      await visitor.writes('Hello')
      await visitor.clicks('End chat')
      await visitor.finds('alertdialog')
      await back()
      await visitor.losesSightOf('alertdialog')
      await visitor.finds('dialog')
      await back()
      await visitor.losesSightOf('dialog')
    },
  )

  it('Escape takes away one thing at a time', async () => {
    const { visitor } = await withPhone()
    await opensPanel(visitor)
    await visitor.writes('Hello')
    await visitor.clicks('End chat')
    await visitor.finds('alertdialog')
    await visitor.presses('Escape')
    await visitor.losesSightOf('alertdialog')
    await visitor.finds('textbox', 'Message')
    await visitor.presses('Escape')
    await visitor.losesSightOf('dialog')
  })

  it('fields are large enough for the browser not to zoom in', async () => {
    const { visitor } = await withPhone()
    await opensPanel(visitor)
    const { fontSize } = visitor.page.getComputedStyle(await visitor.finds('textbox', 'Message'))
    expect(Number.parseFloat(fontSize)).to.be.at.least(16)
  })

  it('the field is no higher than its words when the phone is turned', async () => {
    const { visitor } = await withPhone()
    await opensPanel(visitor)
    const field = await visitor.finds('textbox', 'Message')
    await visitor.finds('button', 'Emoji')
    const one = field.offsetHeight
    await visitor.types('There is an old ivy by the shed, and it faces north.')
    await waitFor(() => expect(field.offsetHeight).to.be.greaterThan(one))
    visitor.frame.width = '800'
    visitor.frame.height = '360'
    await waitFor(() => expect(field.offsetHeight).to.equal(one))
  })

  it('the panel fills the screen in landscape too, and gives the page back when there is room', async () => {
    const { visitor } = await withPhone()
    visitor.frame.width = '800'
    visitor.frame.height = '360'
    await opensPanel(visitor)
    const panel = await visitor.finds('dialog')
    await waitFor(() => expect(panel.getBoundingClientRect()).to.include({ left: 0, top: 0, width: 800, height: 360 }))
    visitor.frame.height = '800'
    await waitFor(() => expect(panel.getBoundingClientRect()).to.include({ width: 365, height: 525 }))
    await waitFor(() => expect(pageMoves(visitor)).to.equal(true))
  })
})
