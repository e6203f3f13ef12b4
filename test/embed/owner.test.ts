import { waitFor } from '@testing-library/dom'
import { expect } from 'chai'
import { pageWith } from '../story/shop.ts'
import { Visitor } from '../story/visitor.ts'
import { Workspace } from '../story/workspace.ts'

/** Brand colours that are hard to write on, and some that are easy. */
const BRANDS =
  '#c1272d #ff0000 #e74c3c #ef4444 #ff7a00 #f59e0b #ffd400 #22c55e #008c8c #14b8a6 #3b82f6 #0d6efd #6366f1 #a855f7 #ec4899 #808080 #000 #fff'

/** How far apart two colours are, as WCAG counts it: 1 to 21. */
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [one, other].map(luminance).sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

function luminance(rgb: string): number {
  const [r = 0, g = 0, b = 0] = [...rgb.matchAll(/\d+/g)].map(([value]) => {
    const part = Number(value) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

describe('The owner of a page', () => {
  let server: string

  before(async () => {
    server = (await Workspace.open({ Livechat_registration_form: false })).address
  })

  const opens = async (head: string): Promise<Visitor> => {
    const visitor = await Visitor.opens(pageWith(server, { head }))
    await visitor.finds('button', 'Rocket.Chat')
    return visitor
  }

  it('may have any colour: what is written on it can be read', async () => {
    const visitor = await opens('')
    await visitor.opensPanel()
    const header = (await visitor.finds('dialog')).querySelector('.header') as Element
    for (const brand of BRANDS.split(' ')) {
      visitor.page.document.documentElement.style.setProperty('--linnet-color', brand)
      const [under, over] = [visitor.paint(header), visitor.paint(header, 'color')]
      expect(contrast(under, over), `${brand} became ${under} under ${over}`).to.be.at.least(4.5)
    }
  })

  it('has the size, the distance and the layer that they wrote into their style', async () => {
    const visitor = await opens(`<style>
      .linnet { --linnet-offset: 40px; --linnet-width: 300px; --linnet-height: 400px; --linnet-z-index: 7; --linnet-radius: 0 }
    </style>`)
    await visitor.opensPanel()
    const panel = await visitor.finds('dialog')
    await waitFor(() =>
      expect(panel.getBoundingClientRect()).to.include({ width: 300, height: 400, right: 960, bottom: 590 }),
    )
    const { page } = visitor
    expect(page.getComputedStyle(page.document.querySelector('.linnet') as Element).zIndex).to.equal('7')
    expect(page.getComputedStyle(panel).borderRadius).to.equal('0px')
  })

  it('reaches the parts that have a name', async () => {
    const parts = ['launcher', 'panel', 'header', 'message', 'composer']
    const visitor = await opens(`<style>
      ${parts.map((part, i) => `.linnet::part(${part}) { outline: ${i + 3}px solid }`).join('\n')}
    </style>`)
    await visitor.opensPanel()
    await visitor.writes('Hello')
    await visitor.finds('article')
    for (const [i, part] of parts.entries()) {
      const element = visitor.widget?.querySelector(`[part~="${part}"]`) as Element
      expect(visitor.page.getComputedStyle(element).outlineWidth, part).to.equal(`${i + 3}px`)
    }
  })

  it('opens the chat with links and buttons of their own', async () => {
    const visitor = await opens('')
    const { document } = visitor.page
    const link = document.createElement('a')
    link.href = '#contact'
    link.dataset['linnetOpen'] = ''
    link.append(Object.assign(document.createElement('b'), { textContent: 'Contact us' }))
    document.body.append(link)
    link.querySelector('b')?.click()
    await visitor.finds('textbox', 'Message')
    expect(visitor.page.location.hash).to.equal('')
    await visitor.closesPanel()
    ;(visitor.page as unknown as { Linnet: { stop(): void } }).Linnet.stop()
    link.click()
    await waitFor(() => expect(visitor.page.location.hash).to.equal('#contact'))
    expect(visitor.widget).to.equal(undefined)
  })
})
