import { waitFor } from '@testing-library/dom'
import { expect } from 'chai'
import '../story/shop.ts'

/** The page, and the page within it. */
async function opens() {
  const outer = document.createElement('iframe')
  outer.width = '1200'
  outer.height = '800'
  outer.src = '/dist/demo/playground/index.html'
  document.body.append(outer)
  const page = await waitFor(() => {
    const found = outer.contentDocument?.querySelector('#scenes button') && outer.contentDocument
    if (!found) throw new Error('the playground is not there')
    return found
  })
  const inner = page.querySelector('#frame') as HTMLIFrameElement
  const widget = (): ShadowRoot | null | undefined => inner.contentDocument?.querySelector('.linnet')?.shadowRoot
  const presses = (name: string): void =>
    [...page.querySelectorAll('button')].find(({ textContent }) => textContent === name)?.click()
  const sees = (words: string) => waitFor(() => expect(widget()?.textContent).to.contain(words))
  return { page, inner, widget, presses, sees }
}

describe('The playground', () => {
  it('plays a conversation without a server, shows what an owner chooses, and the tag for it', async () => {
    const { page, inner, widget, presses, sees } = await opens()
    await sees('That is our No. 50.')
    presses('Opened')
    const title = page.querySelector('#options input') as HTMLInputElement
    title.focus()
    title.value = 'Ask "Hollow"'
    title.dispatchEvent(new Event('input', { bubbles: true }))
    await sees('How can we help?')
    const launcher = (): Element | null | undefined => widget()?.querySelector('[part~=launcher]')
    await waitFor(() => expect(launcher()?.getAttribute('aria-label')).to.equal('Ask "Hollow"'))
    expect(page.querySelector('#tag')?.textContent).to.contain('data-title="Ask &quot;Hollow&quot;"')
    expect(page.activeElement === title).to.equal(true)
    const layer = page.querySelector('#looks label:last-child input') as HTMLInputElement
    layer.value = '7'
    layer.dispatchEvent(new Event('input', { bubbles: true }))
    await waitFor(() => expect(page.querySelector('#tag')?.textContent).to.contain('--linnet-z-index: 7;'))
    const zIndex = (): string => {
      const host = inner.contentDocument?.querySelector('.linnet')
      return host ? (inner.contentWindow?.getComputedStyle(host).zIndex ?? '') : ''
    }
    await waitFor(() => expect(zIndex()).to.equal('7'))
    presses('Phone')
    expect(inner.contentWindow?.innerWidth).to.equal(390)
    const isDark = (): boolean => inner.contentWindow?.matchMedia('(prefers-color-scheme: dark)').matches === true
    const hasThemes = !(page.querySelector('#themes') as HTMLElement).hidden
    if (hasThemes) presses('Dark')
    await waitFor(() => expect(isDark()).to.equal(hasThemes))
    presses('Nobody there')
    await sees('We are at the bench or asleep.')
    await waitFor(() =>
      expect((page.querySelector('#contrast') as HTMLOutputElement).value).to.match(/^\d+\.\d : 1, AA/),
    )
  })
})
