import { waitFor } from '@testing-library/dom'
import { sendKeys } from '@web/test-runner-commands'
import { expect } from 'chai'
import '../story/shop.ts'
import { Visitor } from '../story/visitor.ts'
import { Workspace } from '../story/workspace.ts'
import { hostPage, printed } from './host-page.ts'

const library = (path: string): string => `<script src="/node_modules/${path}"></script>`

const JQUERY = library('jquery/dist/jquery.min.js')

/** A field of the page, and what else a page with a dialog has. */
const FIELD = '<form action="/page/away"><input aria-label="Search"></form>'

let server = ''
before(async () => {
  server = (await Workspace.open({ Livechat_registration_form: false })).address
})

/** A page with a chat, whose own script runs before the chat's or after it. */
async function opens(script: string, { head = '', body = FIELD, tag = '', last = false } = {}): Promise<Visitor> {
  const theirs = `<script>window.taken = []; ${script}</script>`
  const ours = `<script src="/dist/linnet.js" data-server="${server}" ${tag}></script>`
  return Visitor.opens(hostPage(body + (last ? ours + theirs : theirs + ours), { head }))
}

/** What the page has taken of what was the chat's. */
const taken = ({ page }: Visitor): unknown[] => (page as unknown as { taken: unknown[] }).taken

/** The panel is open and all that takes care of it has come. */
async function opensPanel(visitor: Visitor): Promise<void> {
  await visitor.opensPanel()
  await isCaredFor(visitor)
}

const isCaredFor = async (visitor: Visitor): Promise<void> => {
  await waitFor(() => expect(visitor.widget?.querySelector('.panel > i')).to.exist)
}

async function expectTyped(visitor: Visitor, text: string): Promise<void> {
  const field = (await visitor.finds('textbox', 'Message')) as HTMLTextAreaElement
  await waitFor(() => expect(field.value).to.equal(text))
}

/** What a page does with keys that it takes for its own. */
const SHORTCUTS: Record<string, { head?: string; script: string }> = {
  'with tinykeys': {
    head: library('tinykeys/dist/tinykeys.umd.js'),
    script: `
      const take = (event) => { event.preventDefault(); taken.push(event.key) }
      tinykeys.tinykeys(window, { s: take, '/': take, 'g i': take, Enter: take, Escape: take, Space: take })`,
  },
  'with jQuery': {
    head: JQUERY,
    script: `
      $(document).on('keydown', (event) => {
        if (!'s/gi '.includes(event.key)) return
        event.preventDefault()
        taken.push(event.key)
      })
      $(document).on('keypress', (event) => event.which === 13 && $('form').trigger('submit'))
      $('form').on('submit', (event) => { event.preventDefault(); taken.push('submit') })`,
  },
  'as an attribute of the body': {
    script: `
      addEventListener('DOMContentLoaded', () => {
        document.body.setAttribute('onkeydown', 'taken.push(event.key); return false')
      })`,
  },
}

describe('A page with shortcuts', () => {
  for (const [how, { head = '', script }] of Object.entries(SHORTCUTS))
    it(`that takes keys ${how} leaves those of the chat to the visitor`, async () => {
      const visitor = await opens(script, { head })
      await opensPanel(visitor)
      await visitor.types('is it /spring g i')
      await expectTyped(visitor, 'is it /spring g i')
      await visitor.presses('Enter')
      await visitor.seesMessages('is it /spring g i')
      await visitor.presses('Escape')
      await visitor.losesSightOf('dialog')
      expect(taken(visitor)).to.deep.equal([])
      ;(visitor.widget as ShadowRoot & { activeElement: HTMLElement }).activeElement.blur()
      await sendKeys({ press: 's' })
      expect(taken(visitor)).to.include('s')
      expect(printed(visitor)).to.deep.equal([])
    })

  it('has an inline chat within its form, and Enter sends the message alone', async () => {
    const body =
      '<form action="/page/away"><input><div id="chat" style="height: 500px"></div><button>Buy</button></form>'
    const visitor = await opens(`document.forms[0].addEventListener('submit', () => taken.push('submit'))`, {
      body,
      tag: 'data-inline="#chat"',
    })
    await visitor.finds('region')
    await visitor.writes('Hello')
    await visitor.seesMessages('Hello')
    expect(taken(visitor)).to.deep.equal([])
    expect(visitor.page.location.pathname).to.equal('/page/host')
  })
})

/** Events that belong to the chat, and those that pages need to close their menus and to count. */
const OURS =
  'keydown keyup keypress beforeinput input compositionstart compositionupdate compositionend wheel touchmove focusin focusout dragstart dragenter dragover dragleave dragend drop copy cut paste contextmenu selectstart'.split(
    ' ',
  )
const THEIRS = 'click dblclick auxclick pointerdown pointerup mousedown mouseup touchstart touchend'.split(' ')

describe('A page that listens to everything', () => {
  it('hears of clicks in the chat, and of nothing else', async () => {
    const visitor = await opens(`
      for (const name of ${JSON.stringify([...OURS, ...THEIRS])})
        for (const target of [window, document, document.documentElement, document.body])
          target.addEventListener(name, ({ type }) => taken.push(type))`)
    await opensPanel(visitor)
    const field = await visitor.finds('textbox', 'Message')
    taken(visitor).length = 0
    for (const name of [...OURS, ...THEIRS])
      field.dispatchEvent(new visitor.page.Event(name, { bubbles: true, composed: true, cancelable: true }))
    expect([...new Set(taken(visitor))]).to.deep.equal(THEIRS)
  })
})

/** Turns a wheel over something. @returns whether the browser may scroll what is there */
function turnsWheel({ page }: Visitor, over: Element): boolean {
  return over.dispatchEvent(
    new page.WheelEvent('wheel', { deltaY: 120, bubbles: true, composed: true, cancelable: true }),
  )
}

describe('A page that scrolls smoothly', () => {
  const TALL = `${FIELD}<div style="height: 5000px"></div>`

  for (const [how, { head = '', script }] of Object.entries({
    'with Lenis': {
      head: library('lenis/dist/lenis.min.js'),
      script: `const lenis = new Lenis({ autoRaf: true }); lenis.on('virtual-scroll', () => taken.push('wheel'))`,
    },
    'before the wheel gets where it is turned': {
      script: `document.addEventListener('wheel', (event) => { event.preventDefault(); taken.push('wheel') }, { capture: true, passive: false })`,
    },
  }))
    it(`${how} leaves the wheel to the chat`, async () => {
      const visitor = await opens(script, { head, body: TALL })
      await opensPanel(visitor)
      await visitor.writes('Hello')
      const log = await visitor.finds('log', 'Messages')
      await visitor.seesMessages('Hello')
      expect(turnsWheel(visitor, log)).to.equal(true)
      expect(taken(visitor)).to.deep.equal([])
      expect(turnsWheel(visitor, visitor.page.document.body)).to.equal(false)
      expect(taken(visitor)).to.deep.equal(['wheel'])
    })
})

describe('A page with a drop zone', () => {
  it('does not take the file of the chat', async () => {
    const visitor = await opens(`
      for (const name of ['dragenter', 'dragover', 'drop'])
        document.addEventListener(name, (event) => { event.preventDefault(); taken.push(name) })`)
    await opensPanel(visitor)
    await visitor.writes('Hello')
    await visitor.seesMessages('Hello')
    await visitor.finds('button', 'Attach files')
    await visitor.drops(new File(['Words'], 'words.txt', { type: 'text/plain' }))
    await visitor.sees('words.txt')
    expect(taken(visitor)).to.deep.equal([])
  })
})

describe('A page that changes what is copied', () => {
  it('leaves what is copied in the chat, what is pasted and what is marked as it is', async () => {
    const visitor = await opens(`
      for (const name of ['copy', 'cut', 'paste', 'selectstart', 'contextmenu'])
        document.addEventListener(name, (event) => { event.preventDefault(); taken.push(name) })`)
    await opensPanel(visitor)
    await visitor.writes('Hello')
    await visitor.seesMessages('Hello')
    const article = await visitor.finds('article')
    for (const name of ['copy', 'cut', 'paste', 'selectstart', 'contextmenu'])
      expect(
        article.dispatchEvent(new visitor.page.Event(name, { bubbles: true, composed: true, cancelable: true })),
      ).to.equal(true)
    expect(taken(visitor)).to.deep.equal([])
  })
})
