import { waitFor } from '@testing-library/dom'
import { expect } from 'chai'
import { Workspace } from '../story/workspace.ts'
import { MovedPage } from './moved-page.ts'

const open = async (width?: number): Promise<MovedPage> =>
  MovedPage.opensAt(await Workspace.open({ Livechat_registration_form: false }), '', width)

const boxOf = ({ visitor }: MovedPage): HTMLElement =>
  visitor.page.document.querySelector('.rocketchat-widget') as HTMLElement

const sizeOf = (page: MovedPage): [number, number] => {
  const { width, height } = boxOf(page).getBoundingClientRect()
  return [width, height]
}

describe('The box that pages style', () => {
  it('is as large as what is shown, and says what that is', async () => {
    const page = await open()
    const { visitor } = page
    await visitor.finds('button', 'Rocket.Chat')
    const box = boxOf(page)
    expect(visitor.page.getComputedStyle(box)).to.include({ position: 'fixed', zIndex: '12345', bottom: '0px' })
    expect(box.dataset['state']).to.equal('closed')
    expect(sizeOf(page)).to.deep.equal([86, 86])
    expect(box.querySelector(':scope > .rocketchat-container #rocketchat-iframe')).to.equal(
      visitor.page.document.querySelector('.linnet'),
    )
    await visitor.opensPanel()
    expect(box.dataset['state']).to.equal('opened')
    expect(sizeOf(page)).to.deep.equal([397, 611])
    await visitor.closesPanel()
    expect(box.dataset['state']).to.equal('closed')
  })

  it('covers nothing of the page but what can be seen', async () => {
    const page = await open()
    const { visitor } = page
    const launcher = await visitor.finds('button', 'Rocket.Chat')
    const { document } = visitor.page
    const { right, bottom } = launcher.getBoundingClientRect()
    expect(document.elementFromPoint(right - 20, bottom - 20)).to.equal(document.querySelector('.linnet'))
    expect(boxOf(page).contains(document.elementFromPoint(right + 10, bottom + 10))).to.equal(false)
    await visitor.opensPanel()
    await visitor.closesPanel()
    expect(boxOf(page).contains(document.elementFromPoint(right - 100, bottom - 200))).to.equal(false)
  })

  it('stands on the side that the page wants', async () => {
    const page = await open()
    const launcher = await page.visitor.finds('button', 'Rocket.Chat')
    expect(boxOf(page).getBoundingClientRect().right).to.equal(1000)
    page.calls('setTheme', { position: 'left' })
    await waitFor(() => expect(launcher.getBoundingClientRect().left).to.equal(16))
    expect(boxOf(page).getBoundingClientRect().left).to.equal(0)
  })

  it('fills a phone while the chat is open, and the document says so', async () => {
    const page = await open(400)
    const { visitor } = page
    const { body } = visitor.page.document
    await visitor.opensPanel()
    expect(body.className).to.equal('rc-livechat-mobile-full-screen')
    expect(sizeOf(page)).to.deep.equal([400, 700])
    await waitFor(async () => expect((await visitor.finds('dialog')).getBoundingClientRect().height).to.equal(700))
    await visitor.closesPanel()
    expect(body.className).to.equal('')
    expect(sizeOf(page)).to.deep.equal([86, 86])
  })
})
