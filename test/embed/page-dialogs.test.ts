import { waitFor } from '@testing-library/dom'
import { sendKeys, sendMouse } from '@web/test-runner-commands'
import { expect } from 'chai'
import '../story/shop.ts'
import { Visitor } from '../story/visitor.ts'
import { Workspace } from '../story/workspace.ts'
import { hostPage, printed } from './host-page.ts'

const library = (path: string): string => `<script src="/node_modules/${path}"></script>`

const JQUERY = library('jquery/dist/jquery.min.js')
const FOCUS_TRAP = library('tabbable/dist/index.umd.min.js') + library('focus-trap/dist/focus-trap.umd.min.js')

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

/** Dialogs are beside the panel: a focus that goes far would scroll what is to be pressed away. */
const BESIDE =
  '<style>.modal-dialog, dialog { position: fixed !important; inset: auto auto 30px 300px !important; margin: 0 }</style>'

const DIALOG = `
  <div class="modal" id="modal" tabindex="-1" role="dialog"><div class="modal-dialog"><div class="modal-content">
    <input aria-label="Coupon"><button type="button">Apply</button>
  </div></div></div>`

/** Gives the focus back to the dialog of a page that has lost it, as libraries do. */
const TRAPS: Record<string, { head?: string; body?: string; script: string }> = {
  'Bootstrap’s modal': {
    head: `<link rel="stylesheet" href="/node_modules/bootstrap/dist/css/bootstrap.min.css">${library('bootstrap/dist/js/bootstrap.bundle.min.js')}`,
    script: `window.begin = () => new bootstrap.Modal('#modal').show()`,
  },
  'focus-trap': {
    head: FOCUS_TRAP,
    script: `window.begin = () => focusTrap.createFocusTrap('#modal').activate()`,
  },
  'jQuery, which listens before': {
    head: JQUERY,
    script: `window.begin = () => {
      $('#modal input').trigger('focus')
      document.addEventListener('focus', ({ target }) => $(target).closest('#modal').length || $('#modal input')[0].focus(), true)
    }`,
  },
  'a dialog that watches what it loses': {
    script: `window.begin = () => {
      const modal = document.querySelector('#modal')
      const input = modal.querySelector('input')
      input.focus()
      document.addEventListener('focusin', ({ target }) => modal.contains(target) || input.focus())
      document.addEventListener('focusout', ({ relatedTarget: next }) => next && !modal.contains(next) && input.focus())
    }`,
  },
  'a dialog that asks again and again': {
    script: `window.begin = () => {
      const modal = document.querySelector('#modal')
      const input = modal.querySelector('input')
      input.focus()
      const own = document.body.appendChild(document.createElement('div'))
      setInterval(() => document.activeElement === document.body && input.focus(), 50)
    }`,
  },
  'a page that makes everything else inert': {
    script: `window.begin = () => {
      const modal = document.querySelector('#modal')
      modal.querySelector('input').focus()
      for (const other of document.body.children)
        if (other !== modal) { other.inert = true; other.setAttribute('aria-hidden', 'true') }
    }`,
  },
  'a modal dialog of the browser’s': {
    body: '<dialog id="modal"><input aria-label="Coupon"><button type="button">Apply</button></dialog>',
    script: `window.begin = () => document.querySelector('#modal').showModal()`,
  },
  'a modal dialog of the browser’s that is moved and cut off': {
    body: '<dialog id="modal" style="transform: translate(-50px, -20px); overflow: hidden"><input aria-label="Coupon"><button type="button">Apply</button></dialog>',
    script: `window.begin = () => document.querySelector('#modal').showModal()`,
  },
}

/** These let nothing else be pressed, so that a chat must be open before. */
const DEAD = new Set(Object.keys(TRAPS).filter((name) => /^(focus-trap|a page that|a modal)/.test(name)))

/** Presses with the mouse, as a person does. */
async function presses(visitor: Visitor, target: Element): Promise<void> {
  const { left, top, width, height } = target.getBoundingClientRect()
  visitor.frame.scrollIntoView()
  window.scrollBy(left - 100, top - 100)
  const frame = visitor.frame.getBoundingClientRect()
  const position: [number, number] = [
    Math.round(frame.left + left + width / 2),
    Math.round(frame.top + top + height / 2),
  ]
  await sendMouse({ type: 'click', position })
}

describe('A page whose dialog holds the focus', () => {
  for (const [name, { head = '', body = DIALOG, script }] of Object.entries(TRAPS))
    for (const isOpen of DEAD.has(name) ? [true] : [false, true])
      it(`by ${name} lets the visitor type into a chat that ${isOpen ? 'is open' : 'they open'}`, async () => {
        const visitor = await opens(script, { head: head + BESIDE, body })
        const { begin, document } = visitor.page as unknown as Window & { begin(): void }
        if (isOpen) await opensPanel(visitor)
        begin()
        const coupon = document.querySelector('#modal input') as HTMLInputElement
        await waitFor(() => expect(document.activeElement?.closest('#modal')).to.exist)
        if (!isOpen) {
          const launcher = await visitor.finds('button', 'Rocket.Chat')
          await presses(visitor, launcher)
          await visitor.finds('dialog')
          await isCaredFor(visitor)
        }
        const field = await visitor.finds('textbox', 'Message')
        await waitFor(async () => {
          const { right, bottom } = (await visitor.finds('dialog')).getBoundingClientRect()
          expect([right, bottom]).to.deep.equal([984, 614])
        })
        await presses(visitor, field)
        await waitFor(() => expect(visitor.widget?.activeElement).to.equal(field))
        await sendKeys({ type: 'Good morning' })
        await expectTyped(visitor, 'Good morning')
        // It takes Tab before the key gets to the chat.
        if (name !== 'focus-trap') {
          await sendKeys({ press: 'Tab' })
          await waitFor(() => expect(visitor.widget?.activeElement).to.exist)
          await sendKeys({ down: 'Shift' })
          await sendKeys({ press: 'Tab' })
          await sendKeys({ up: 'Shift' })
          await waitFor(() => expect(visitor.widget?.activeElement).to.equal(field))
        }
        await sendKeys({ press: 'Enter' })
        await visitor.seesMessages('Good morning')
        expect(coupon.value).to.equal('')
        expect(document.querySelector('.linnet')?.closest('[aria-hidden=true]')).to.equal(null)
        await presses(visitor, coupon)
        await waitFor(() => expect(document.activeElement).to.equal(coupon))
        await sendKeys({ type: 'SPRING' })
        await waitFor(() => expect(coupon.value).to.equal('SPRING'))
        expect(printed(visitor)).to.deep.equal([])
      })

  it('has the chat in its body again when it is closed', async () => {
    const visitor = await opens('', { body: '<dialog id="modal"><button type="button">Apply</button></dialog>' })
    await opensPanel(visitor)
    await visitor.types('Good m')
    const modal = visitor.page.document.querySelector('dialog') as HTMLDialogElement
    const host = visitor.page.document.querySelector('.linnet') as Element
    for (let i = 0; i < 8; i++) {
      modal.showModal()
      await waitFor(() => expect(host.parentNode).to.equal(modal))
      modal.close()
      await waitFor(() => expect(host.parentNode).to.equal(visitor.page.document.body), { timeout: 1000 })
    }
    await visitor.types('orning')
    await expectTyped(visitor, 'Good morning')
  })
})
