import { waitFor } from '@testing-library/dom'
import { expect } from 'chai'
import { pageWith } from '../story/shop.ts'
import { Visitor } from '../story/visitor.ts'
import { Workspace } from '../story/workspace.ts'

/** Brand colours that are hard to write on, and some that are easy. */
const BRANDS =
  '#c1272d #ff0000 #e74c3c #ef4444 #ff7a00 #f59e0b #ffd400 #22c55e #008c8c #14b8a6 #3b82f6 #0d6efd #6366f1 #a855f7 #ec4899 #808080 #000 #fff'

/** As the README has it, with an address that a test can be sent to. */
const CONTACT = `
  <style>
    .contact {
      position: fixed; right: 16px; bottom: 16px; width: 54px; height: 54px;
      display: grid; place-items: center; border-radius: 50%; background: #c1272d; color: #fff; text-decoration: none;
    }
  </style>
  <a class="contact" href="#contact" aria-label="Contact us" data-linnet-open>?</a>`

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

  it('opens it from within parts of their page, and has every other click to themselves', async () => {
    const visitor = await opens('')
    const { document, Event, MouseEvent } = visitor.page
    const went = visitor.page as unknown as { wrong: string[] }
    went.wrong = []
    visitor.page.addEventListener('error', ({ message }) => went.wrong.push(message))
    document.dispatchEvent(new Event('click'))
    const root = document.body.appendChild(document.createElement('div')).attachShadow({ mode: 'open' })
    const button = root.appendChild(document.createElement('button'))
    button.dataset['linnetOpen'] = ''
    const stop = (event: Event): void => event.preventDefault()
    button.addEventListener('click', stop)
    button.click()
    button.removeEventListener('click', stop)
    const wanted = new MouseEvent('click', { ctrlKey: true, bubbles: true, composed: true, cancelable: true })
    button.dispatchEvent(wanted)
    expect(wanted.defaultPrevented).to.equal(false)
    expect(visitor.has('dialog')).to.equal(false)
    button.click()
    await visitor.finds('textbox', 'Message')
    expect(went.wrong).to.deep.equal([])
  })

  it('has a link in the corner that the launcher takes the place of, and that is a link where there is none', async () => {
    const visitor = await opens(CONTACT)
    const { document, Linnet } = visitor.page as unknown as Window & { Linnet: { stop(): void } }
    const link = document.querySelector('.contact') as HTMLAnchorElement
    const { left, top, width, height } = link.getBoundingClientRect()
    const there = (): Element | null => document.elementFromPoint(left + width / 2, top + height / 2)
    await waitFor(() => expect(there()?.className).to.contain('linnet'))
    link.click()
    await visitor.finds('textbox', 'Message')
    expect(visitor.page.location.hash).to.equal('')
    Linnet.stop()
    expect(there()).to.equal(link)
    link.click()
    await waitFor(() => expect(visitor.page.location.hash).to.equal('#contact'))
  })
})
