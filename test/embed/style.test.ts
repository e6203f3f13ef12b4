import { waitFor } from '@testing-library/dom'
import { emulateMedia, executeServerCommand } from '@web/test-runner-commands'
import { expect } from 'chai'
import { itIn } from '../engine.ts'
import { pageWith } from '../story/shop.ts'
import { Visitor } from '../story/visitor.ts'
import { Workspace } from '../story/workspace.ts'

/** Style that pages have, and that changes nothing in the chat. What is around it stays white, so that pictures can be compared. */
const HOSTILE = {
  'a reset':
    '*, *::before, *::after { margin: 0; padding: 0; border: 0; font: inherit; box-sizing: content-box; list-style: none }',
  'a reset of everything': '* { all: initial !important } script, style, title { display: none !important }',
  'everything red, upright, huge and spaced': `body * { color: red !important; letter-spacing: 9px !important; word-spacing: 1em !important;
    text-transform: uppercase !important; font: italic 40px/3 serif !important; text-align: right !important; opacity: 0.5 !important }`,
  'a huge font of the document': 'html { font-size: 400% !important; line-height: 4 }',
  'a tiny font of the document': 'html { font-size: 1px }',
  'vertical writing': 'html { writing-mode: vertical-rl; text-orientation: upright }',
  'another direction': 'html { direction: rtl }',
  'positions and sizes for every element': `div { position: static !important; width: 10px !important; height: 10px !important; overflow: hidden !important;
    transform: rotate(9deg) !important; filter: blur(9px) !important; float: left !important; display: flex !important; inset: 50px !important }`,
  'nothing to press':
    'body * { pointer-events: none !important; visibility: hidden !important; user-select: none !important }',
  'transitions and animations':
    'body * { transition: all 9s !important; animation: spin 9s infinite !important } @keyframes spin { to { rotate: 1turn } }',
  'properties of our names': `* { --color: lime; --accent: lime; --surface: lime; --text: lime; --radius: 0; --offset: 90px; --line: lime }`,
  'a body that is turned, zoomed and made smaller':
    'body { rotate: 3deg; zoom: 1.4; transform: scale(0.8); min-height: 3000px }',
  'a document that is turned and zoomed': 'html { rotate: 2deg; zoom: 0.7; min-height: 3000px }',
  'a body that blurs and cuts off': 'body { filter: blur(3px); contain: strict; height: 200px; overflow: clip }',
  layers: 'body > * { z-index: 0 !important; position: relative !important } body { isolation: isolate }',
}

/** What makes an element the place that fixed ones keep to, or scales it. */
const CONFINING =
  `transform: translate(9px, 9px); translate: 9px; rotate: 2deg; scale: 0.9; perspective: 90px; filter: blur(1px);
  backdrop-filter: blur(1px); contain: paint; contain: layout; will-change: transform; zoom: 1.25; zoom: 0.5`.replace(
    /\s+/g,
    ' ',
  )

const own = (step: object): Promise<{ said?: unknown; picture?: string }> =>
  executeServerCommand<{ said?: unknown; picture?: string }, object>('own window', step as never)
const says = async (script: string): Promise<unknown> => (await own({ do: 'says', script })).said

const WHITE = 'html, body { background: #fff !important } h1 { display: none !important }'

/** How many pixels of two pictures differ by more than the smoothing of an edge does from one time to the next. */
async function differing(one: string, other: string): Promise<number> {
  const [a, b] = await Promise.all([one, other].map(pixels))
  if (!a || !b || a.length !== b.length) return Number.POSITIVE_INFINITY
  const faults = new Set<number>()
  for (const [i, value] of a.entries()) if (Math.abs(value - (b[i] ?? 0)) > 24) faults.add(i >> 2)
  return faults.size
}

async function pixels(picture: string): Promise<Uint8ClampedArray> {
  const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${picture}`)).blob())
  const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d') as OffscreenCanvasRenderingContext2D
  canvas.drawImage(image, 0, 0)
  return canvas.getImageData(0, 0, image.width, image.height).data
}

describe('The style of a page', () => {
  let address = ''
  const token = crypto.randomUUID()

  before(async () => {
    const workspace = await Workspace.open({ Livechat_registration_form: false })
    await workspace.ask('livechat/visitor', { visitor: { token, name: 'Ada' } })
    const { room } = await workspace.ask(`livechat/room?token=${token}`)
    for (const msg of ['Hello', 'Where is *my* order?\n- a box\n- `No. 45`'])
      await workspace.ask('livechat/message', { token, rid: (room as { _id: string })._id, msg })
    address = workspace.address
  })

  afterEach(() => own({ do: 'closes' }))

  /** Opens the chat in a page with this style. */
  async function opensWith(style: string): Promise<void> {
    await own({ do: 'opens', address: pageWith(address, { head: `<style>${style} ${WHITE}</style>` }) })
    await waitFor(async () => expect(await says('typeof Linnet.identify')).to.equal('function'))
    await says(`Linnet.identify({ token: '${token}' }).then(() => Linnet.open())`)
    const root = `document.querySelector('.linnet').shadowRoot`
    const whole = `/Sent/.test(${root}.textContent) && !!${root}.querySelector('[title=Emoji]') && !!${root}.querySelector('li')`
    await waitFor(async () => expect(await says(whole)).to.equal(true))
    // Further files bring style as well.
    await own({ do: 'rests' })
    await says('scrollTo(0, 300)')
    // A caret blinks.
    await says(`${root}.activeElement?.blur()`)
  }

  const pictured = async (): Promise<string> => (await own({ do: 'is pictured' })).picture ?? ''

  /** The chat as it looks once nothing changes any more. */
  async function settled(): Promise<string> {
    const pictures = [await pictured(), await pictured(), await pictured()]
    while (new Set(pictures.slice(-3)).size > 1 && pictures.length < 20) pictures.push(await pictured())
    return pictures.at(-1) ?? ''
  }

  itIn(['chromium'], 'one browser is enough to compare pictures')(
    'changes nothing in the chat that can be seen',
    async function () {
      this.timeout(90_000)
      await opensWith('')
      const bare = await settled()
      for (const [name, style] of Object.entries(HOSTILE)) {
        await opensWith(style)
        await waitFor(async () => expect(await differing(await pictured(), bare), name).to.be.below(20))
      }
      await opensWith('.linnet { --linnet-radius: 15px }')
      expect(await differing(await settled(), bare)).to.be.above(20)
    },
  )

  const opens = async (style: string): Promise<Visitor> => {
    const visitor = await Visitor.opens(pageWith(address, { head: `<style>${style}</style>` }))
    await visitor.opensPanel()
    await visitor.finds('textbox', 'Message')
    return visitor
  }

  it('leaves the chat at its place in the window, whatever moves, holds or scales the page, and whenever', async () => {
    const visitor = await opens('html { scrollbar-width: none } body { min-height: 3000px }')
    const [dialog, launcher] = [await visitor.finds('dialog'), await visitor.finds('button', 'Rocket.Chat')]
    const { document } = visitor.page
    const field = await visitor.finds('textbox', 'Message')
    const places = (): number[] =>
      [dialog, launcher].flatMap((one) => {
        const { left, top, width, height } = one.getBoundingClientRect()
        return [left, top, width, height].map(Math.round)
      })
    await Promise.all(dialog.getAnimations().map(({ finished }) => finished))
    const usual = places()
    visitor.page.scrollTo(0, 200)
    for (const element of [document.body, document.documentElement])
      for (const style of CONFINING.split('; ')) {
        element.setAttribute('style', style)
        await waitFor(() => expect(places(), `${element.tagName} with ${style}`).to.deep.equal(usual))
        element.removeAttribute('style')
        await waitFor(() => expect(places(), `${element.tagName} without ${style}`).to.deep.equal(usual))
      }
    expect(document.querySelector('.linnet')?.matches(':popover-open')).to.equal(false)
    expect(visitor.widget?.activeElement).to.equal(field)
  })

  it('has the chat above a modal dialog of the page only as a part of it, where it can be used', async () => {
    const visitor = await opens('body { min-height: 3000px }')
    const { document } = visitor.page
    const host = document.querySelector('.linnet') as HTMLElement
    const dialog = document.body.appendChild(document.createElement('dialog'))
    dialog.showModal()
    document.body.setAttribute('style', 'scale: 0.9')
    await waitFor(() => {
      if (host.parentNode !== dialog) expect(host.matches(':popover-open')).to.equal(false)
      expect([host.parentNode === dialog, host.matches(':popover-open')]).to.deep.equal([true, true])
    })
    dialog.close()
    await waitFor(() =>
      expect([host.parentNode === document.body, host.matches(':popover-open')]).to.deep.equal([true, true]),
    )
  })

  it('lets messages be selected where nothing else can be', async () => {
    const visitor = await opens(
      'html, body, body * { -webkit-user-select: none !important; user-select: none !important }',
    )
    await (visitor.page as unknown as { Linnet: { identify(who: object): Promise<void> } }).Linnet.identify({ token })
    await visitor.sees('Where is')
    const bubble = (await visitor.finds('log', 'Messages')).querySelector('.bubble') as HTMLElement
    const selection = visitor.page.getSelection() as Selection
    selection.selectAllChildren(bubble)
    await waitFor(() => expect(selection.toString().trim()).to.equal('Hello'))
  })

  it('may say whether the chat is light or dark', async () => {
    for (const [scheme, paint] of Object.entries({ light: 'rgb(255, 255, 255)', dark: 'rgb(23, 25, 30)' })) {
      const visitor = await opens(`html { --linnet-color-scheme: ${scheme} }`)
      expect(visitor.paint(await visitor.finds('dialog'))).to.equal(paint)
    }
  })

  itIn(['chromium'], 'no other driver can pretend it')('is printed without the chat', async () => {
    const visitor = await opens('')
    const dialog = await visitor.finds('dialog')
    expect(dialog.checkVisibility()).to.equal(true)
    await emulateMedia({ media: 'print' })
    expect(dialog.checkVisibility()).to.equal(false)
    await emulateMedia({ media: 'screen' })
    expect(dialog.checkVisibility()).to.equal(true)
  })
})
