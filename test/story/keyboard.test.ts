import { waitFor } from '@testing-library/dom'
import { sendKeys, sendMouse } from '@web/test-runner-commands'
import { expect } from 'chai'
import { itIn } from '../engine.ts'
import { beginConversation, openShop } from './shop.ts'
import type { Visitor } from './visitor.ts'

const back = 'Shift+Tab'

async function press(...keys: string[]): Promise<void> {
  for (const key of keys) {
    if (key === back) await sendKeys({ down: 'Shift' })
    await sendKeys({ press: key === back ? 'Tab' : key })
    if (key === back) await sendKeys({ up: 'Shift' })
  }
}

const focused = ({ widget, page }: Visitor): Element | null => widget?.activeElement ?? page.document.activeElement

async function isOn(visitor: Visitor, role: string, name: string | RegExp): Promise<void> {
  const target = await visitor.finds(role, name)
  await waitFor(() => expect(focused(visitor)).to.equal(target))
}

/** Goes on, or back, from one stop to the next until this one is reached; nobody goes further than this. */
async function tabsTo(visitor: Visitor, role: string, name: string | RegExp, key = 'Tab'): Promise<void> {
  const target = await visitor.finds(role, name)
  for (let stops = 0; focused(visitor) !== target; stops++) {
    expect(stops, `stops on the way to ${role} "${name}"`).to.be.lessThan(25)
    await press(key)
  }
}

describe('With the keyboard alone', () => {
  it('a visitor begins, talks, looks at what is known, ends, rates, and is forgotten', async () => {
    const { visitor, agent } = await openShop({ Livechat_registration_form: true })
    await visitor.finds('button', 'Rocket.Chat')
    visitor.page.focus()
    await tabsTo(visitor, 'button', 'Rocket.Chat')
    await press('Enter')
    await isOn(visitor, 'textbox', 'Name')
    await sendKeys({ type: 'Ada' })
    await press('Enter')
    await visitor.sees('Please fill this in.')
    await isOn(visitor, 'textbox', 'Email')
    await sendKeys({ type: 'ada@example.com' })
    await press('Enter')
    await isOn(visitor, 'textbox', 'Message')
    await sendKeys({ type: 'Hello' })
    await press('Enter')
    await agent.serves()
    await visitor.sees('Amira Haddad joined')

    await tabsTo(visitor, 'button', 'Options', back)
    await press('Enter')
    await isOn(visitor, 'menuitem', 'Download conversation')
    await press('End', 'ArrowUp')
    await isOn(visitor, 'menuitem', 'My data')
    await press('Enter')
    await isOn(visitor, 'heading', 'My data')
    await tabsTo(visitor, 'button', 'Correct name or email')
    await press('Enter')
    await isOn(visitor, 'textbox', /^Name/)
    await press('Escape')
    await isOn(visitor, 'textbox', 'Message')

    await tabsTo(visitor, 'button', 'End chat', back)
    await press('Enter')
    await isOn(visitor, 'button', 'Keep chatting')
    await press(back)
    await isOn(visitor, 'button', 'End chat')
    await press('Enter')
    await isOn(visitor, 'heading', 'Chat ended')
    await tabsTo(visitor, 'button', 'Rate this chat')
    await press('Enter')
    await visitor.finds('button', 'Send rating')
    await press('Tab', ' ', 'ArrowRight', 'ArrowRight')
    await tabsTo(visitor, 'button', 'Send rating')
    await press('Enter')
    await visitor.sees('Thank you for your rating.')

    await tabsTo(visitor, 'button', 'Forget me')
    await press('Enter')
    await isOn(visitor, 'button', 'Cancel')
    await press(back, 'Enter')
    await isOn(visitor, 'heading', 'You have been forgotten')
    await tabsTo(visitor, 'button', 'Download receipt')
  })

  it('Escape takes away one thing after the other, and the focus goes back to where each came from', async () => {
    const { visitor } = await openShop()
    await visitor.opensPanel()
    await visitor.writes('Hello')
    await tabsTo(visitor, 'button', 'Options', back)
    await press('Enter')
    await isOn(visitor, 'menuitem', 'Download conversation')
    await press('Escape')
    await visitor.losesSightOf('menu')
    await isOn(visitor, 'button', 'Options')
    await press('Enter')
    await isOn(visitor, 'menuitem', 'Download conversation')
    await press('End', 'Enter')
    await isOn(visitor, 'button', 'Cancel')
    await press('Escape')
    await visitor.losesSightOf('alertdialog')
    await isOn(visitor, 'button', 'Options')
    await press('Escape')
    await visitor.losesSightOf('dialog')
    await isOn(visitor, 'button', 'Rocket.Chat')
  })

  it('a visitor gets out of the panel on both sides', async () => {
    const { visitor } = await openShop({}, { head: '<style>h1 { margin: 0 }</style>' })
    const { document } = visitor.page
    document.body.prepend(Object.assign(document.createElement('button'), { textContent: 'Before' }))
    document.body.append(Object.assign(document.createElement('button'), { textContent: 'After' }))
    await visitor.opensPanel()
    await isOn(visitor, 'textbox', 'Message')
    for (const [key, name] of [
      ['Tab', 'After'],
      [back, 'Before'],
    ] as const) {
      for (let stops = 0; document.activeElement?.textContent !== name; stops++) {
        expect(stops, `stops on the way to ${name}`).to.be.lessThan(12)
        await press(key)
      }
    }
  })
})

describe('The menu', () => {
  const items = ({ widget }: Visitor): string[] =>
    [...(widget?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])].map(({ innerText }) => innerText)

  it('has a name, opens by arrow keys at either end, and moves by letters', async () => {
    const { visitor } = await beginConversation()
    const options = await visitor.finds('button', 'Options')
    options.focus()
    await press('ArrowDown')
    await visitor.finds('menu', 'Options')
    const [first] = items(visitor)
    await isOn(visitor, 'menuitem', String(first))
    await press('m')
    await isOn(visitor, 'menuitem', 'My data')
    await press('Escape')
    await isOn(visitor, 'button', 'Options')
    await press('ArrowUp')
    await isOn(visitor, 'menuitem', 'Forget me')
  })

  itIn(['chromium', 'firefox'], 'the other driver has no mouse')(
    'is closed by the button that has opened it',
    async () => {
      const { visitor } = await beginConversation({}, { width: 700 })
      const options = await visitor.finds('button', 'Options')
      const { left, top, width, height } = options.getBoundingClientRect()
      const frame = visitor.frame.getBoundingClientRect()
      const position: [number, number] = [
        Math.round(frame.left + left + width / 2),
        Math.round(frame.top + top + height / 2),
      ]
      await sendMouse({ type: 'click', position })
      await visitor.finds('menu', 'Options')
      await sendMouse({ type: 'click', position })
      await visitor.losesSightOf('menu')
      await visitor.losesSightOf('menu')
      expect(items(visitor)).to.deep.equal([])
    },
  )
})

describe('An input method', () => {
  it('takes its own Escape, and the panel stays', async () => {
    const { visitor } = await openShop()
    await visitor.opensPanel()
    const field = await visitor.finds('textbox', 'Message')
    const key = { key: 'Escape', bubbles: true, cancelable: true, composed: true }
    field.dispatchEvent(new visitor.page.KeyboardEvent('keydown', { ...key, isComposing: true }))
    await visitor.finds('dialog')
    field.dispatchEvent(new visitor.page.KeyboardEvent('keydown', key))
    await visitor.losesSightOf('dialog')
  })
})
