import { waitFor } from '@testing-library/dom'
import { emulateMedia } from '@web/test-runner-commands'
import { expect } from 'chai'
import { picture } from '../../story/picture.ts'
import { portray } from '../../story/portrait.ts'
import { beginConversation, openShop, type Scene } from '../../story/shop.ts'
import type { Visitor } from '../../story/visitor.ts'

const LONG = 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnung'
const NAME = 'Maria-Magdalena von Hohenlohe-Waldenburg-Schillingsfürst zu Ratibor'
/** A page that is told of an agent whose name is longer than any place for it. */
const RENAMED = `<script>{
  const ask = fetch
  window.fetch = async (...question) => {
    const { status, headers, ...answer } = await ask(...question).then(async (one) => ({ status: one.status, headers: one.headers, text: await one.text() }))
    return new Response(status === 204 ? null : answer.text.replaceAll('Amira Haddad', '${NAME}'), { status, headers })
  }
}</script>`
const LINK = `https://shop.example/${'a-very-long-path/'.repeat(6)}?and=${'x'.repeat(80)}`

const frames = (visitor: Visitor) =>
  new Promise((heard) => visitor.page.requestAnimationFrame(() => visitor.page.requestAnimationFrame(heard)))

async function inLightAndDark(visitor: Visitor, name: string): Promise<void> {
  await portray(visitor, `${name} light`)
  await emulateMedia({ colorScheme: 'dark' })
  await portray(visitor, `${name} dark`)
  await emulateMedia({ colorScheme: 'light' })
}

/** As large as a phone shows it, with so much of it above the keyboard. */
async function holds(visitor: Visitor, width: number, height: number, above = height): Promise<void> {
  visitor.frame.width = String(width)
  visitor.frame.height = String(height)
  await frames(visitor)
  const view = visitor.page.visualViewport as VisualViewport
  Object.defineProperty(view, 'height', { value: above, configurable: true })
  view.dispatchEvent(new Event('resize'))
  await frames(visitor)
}

/** The keyboard lies over what a picture shows of the rest. */
function showsKeyboard({ page, frame }: Visitor, above: number): () => void {
  const keyboard = page.document.createElement('div')
  const style = { position: 'fixed', inset: `${above}px 0 0`, background: '#9aa3b0', zIndex: '99999' }
  Object.assign(keyboard.style, style)
  page.document.body.append(keyboard)
  expect(above).to.be.at.most(Number(frame.height))
  return () => keyboard.remove()
}

async function beginWithLongNames(): Promise<Scene> {
  const settings = { Livechat_Routing_Method: 'Manual_Selection', Livechat_title: `Rocket ${LONG}` }
  const scene = await openShop(settings, { head: RENAMED })
  const { workspace, visitor, agent } = scene
  await workspace.addsDepartment(`Angelegenheiten der ${LONG}`)
  await workspace.addsDepartment(NAME)
  await visitor.reloads()
  await visitor.opensPanel()
  await visitor.writes(`${LONG} ${LINK}`)
  await agent.takes()
  await agent.replies(`${LINK}\n> ${LONG}\n- ${LONG}\n- \`${LONG.repeat(2)}\``)
  await agent.replies(`\`\`\`\nconst ${LONG} = '${LONG}'\n\`\`\``)
  await agent.sendsFile(new File(['x'.repeat(4000)], `${LONG}.pdf`, { type: 'application/pdf' }))
  await agent.sendsFile(await picture(`${LONG}.png`), `${LONG} ${LONG}`)
  await visitor.sees(/pdf/)
  // What comes over the WebSocket has the usual name.
  await visitor.reloads()
  await visitor.sees(NAME)
  return scene
}

describe('Pictures of', function () {
  this.timeout(120_000)

  beforeEach(() => emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' }))

  it('200 messages', async () => {
    const { visitor, agent, workspace } = await beginConversation()
    await workspace.fills(agent.rid, 200)
    await visitor.reloads()
    await visitor.sees('🙂')
    await agent.replies('And this is the newest of them all.')
    await visitor.sees('the newest of them all')
    await inLightAndDark(visitor, '200 messages, at the end')
    const log = await visitor.finds('log')
    const atTheTop = async (): Promise<void> => {
      log.scrollTop = 0
      await frames(visitor)
    }
    await atTheTop()
    await waitFor(() => expect(visitor.messages().length).to.be.greaterThan(60))
    await agent.replies('Did you see this?')
    await visitor.finds('button', 'New messages')
    await inLightAndDark(visitor, '200 messages, news below')
    await waitFor(
      async () => {
        await atTheTop()
        expect(visitor.messages().length).to.be.greaterThan(200)
      },
      { timeout: 20_000 },
    )
    await atTheTop()
    await inLightAndDark(visitor, '200 messages, at the beginning')
    await holds(visitor, 360, 640)
    await portray(visitor, '200 messages, on a phone')
  })

  it('long names and words', async () => {
    const { visitor } = await beginWithLongNames()
    await inLightAndDark(visitor, 'long names, at the end')
    const log = await visitor.finds('log')
    log.scrollTop = log.scrollHeight / 3
    await inLightAndDark(visitor, 'long names, in the middle')
    log.scrollTop = 0
    await inLightAndDark(visitor, 'long names, at the beginning')
    await holds(visitor, 320, 640)
    await portray(visitor, 'long names, narrow')
    log.scrollTop = log.scrollHeight / 2
    await portray(visitor, 'long names, narrow, in the middle')
    await holds(visitor, 1000, 700)
    await visitor.chooses('Change department')
    await visitor.finds('combobox', /^Department/)
    await inLightAndDark(visitor, 'long names of departments')
  })

  it('a phone, upright and on its side, with its keyboard', async () => {
    const { visitor, agent } = await beginConversation({}, { width: 360 })
    await holds(visitor, 360, 740)
    await agent.replies(
      'Hello Ada, robins like an open front: the *No. 45*. Hang it low, where ivy or a shrub hides it.',
    )
    await agent.sendsFile(await picture('robin.png', { width: 800, height: 600 }), 'A robin at home')
    await agent.replies('Facing north or east, and out of the cat’s reach. And *no perch*: that only helps magpies.')
    await visitor.sees('magpies')
    await visitor.types('There is an old ivy by the shed, and it faces north. Would that do?')
    await inLightAndDark(visitor, 'phone upright')
    for (const [name, width, height, above] of [
      ['phone upright, keyboard', 360, 740, 420],
      ['phone on its side', 740, 360, 360],
      ['phone on its side, keyboard', 740, 360, 160],
    ] as const) {
      await holds(visitor, width, height, above)
      const away = showsKeyboard(visitor, above)
      await inLightAndDark(visitor, name)
      away()
    }
    await holds(visitor, 740, 360)
    await visitor.clicks('Emoji')
    await visitor.finds('searchbox')
    await portray(visitor, 'phone on its side, emoji')
    await holds(visitor, 740, 360, 160)
    const away = showsKeyboard(visitor, 160)
    await portray(visitor, 'phone on its side, emoji, keyboard')
    away()
    await holds(visitor, 740, 360)
    await visitor.presses('Escape')
    await visitor.clicks('Options')
    await visitor.finds('menuitem', 'My data')
    await portray(visitor, 'phone on its side, menu')
    await visitor.presses('Escape')
    await visitor.clicks('End chat')
    await visitor.finds('alertdialog')
    await portray(visitor, 'phone on its side, question')
    await visitor.clicks('End chat')
    await visitor.finds('button', 'Rate this chat')
    await portray(visitor, 'phone on its side, the end')
    await visitor.clicks('Rate this chat')
    await visitor.finds('button', 'Send rating')
    await portray(visitor, 'phone on its side, rating')
  })

  it('a form on a phone with its keyboard', async () => {
    const { visitor, workspace } = await openShop({ Livechat_registration_form: true }, { width: 360 })
    await workspace.addsDepartment('Sales')
    await visitor.reloads()
    await visitor.opensPanel()
    await visitor.fillsIn({ Name: 'Ada', Email: 'nobody' })
    await visitor.clicks('Start chat')
    await visitor.sees('Please enter an email')
    for (const [name, width, height, above] of [
      ['phone upright, form', 360, 740, 740],
      ['phone upright, form, keyboard', 360, 740, 420],
      ['phone on its side, form', 740, 360, 360],
      ['phone on its side, form, keyboard', 740, 360, 160],
    ] as const) {
      await holds(visitor, width, height, above)
      const away = showsKeyboard(visitor, above)
      ;(await visitor.finds('textbox', /^Email/)).scrollIntoView({ block: 'nearest' })
      await portray(visitor, name)
      away()
    }
  })
})
