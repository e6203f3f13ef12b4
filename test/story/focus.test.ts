import { waitFor } from '@testing-library/dom'
import { sendKeys } from '@web/test-runner-commands'
import { expect } from 'chai'
import { focused, isOn, presses } from './focus.ts'
import { picture } from './picture.ts'
import { beginConversation, openShop, pageWith, type Scene } from './shop.ts'
import { Visitor } from './visitor.ts'
import { Workspace } from './workspace.ts'

const refuses = ({ workspace }: Scene): Promise<void> =>
  workspace.troubles({ kind: 'answer', status: 400, match: { method: 'POST', path: 'livechat/message' } })

/** An action, and what has the focus after it. */
const ACTIONS: [title: string, act: (scene: Scene) => Promise<void>, focus: RegExp][] = [
  [
    'a refused message is discarded',
    async (scene) => {
      await refuses(scene)
      await scene.visitor.writes('Refused')
      await presses(scene.visitor, 'Discard')
    },
    /^Message$/,
  ],
  [
    'a refused message is sent again',
    async (scene) => {
      await refuses(scene)
      await scene.visitor.writes('Refused')
      await scene.visitor.finds('button', 'Try again')
      await scene.workspace.recovers()
      await presses(scene.visitor, 'Try again')
    },
    /^Message$/,
  ],
  [
    'the only chosen file is removed',
    async ({ visitor }) => {
      await visitor.attaches(new File(['one'], 'one.txt'))
      await presses(visitor, /^Remove/)
    },
    /^(Message|Attach files)$/,
  ],
  [
    'one of two chosen files is removed',
    async ({ visitor }) => {
      await visitor.attaches(new File(['one'], 'one.txt'), new File(['two'], 'two.txt'))
      await presses(visitor, /^Remove.*one/)
    },
    /two\.txt|^Caption/,
  ],
  [
    'chosen files are sent',
    async ({ visitor }) => {
      await visitor.attaches(await picture())
      await presses(visitor, /^Send .*file/)
    },
    /^Message$/,
  ],
  [
    'the rating is opened',
    async ({ visitor }) => {
      await visitor.clicks('End chat')
      await visitor.clicks('End chat')
      await visitor.finds('heading', 'Chat ended')
      await presses(visitor, 'Rate this chat')
    },
    /^input$/,
  ],
  [
    'a question is cancelled',
    async ({ visitor }) => {
      await presses(visitor, 'End chat')
      await presses(visitor, 'Keep chatting')
    },
    /^End chat$/,
  ],
  [
    'a correction is cancelled',
    async ({ visitor }) => {
      await visitor.chooses('My data')
      await presses(visitor, 'Correct name or email')
      await presses(visitor, 'Cancel')
    },
    /^Correct name or email$/,
  ],
  [
    'the list is scrolled to its new messages',
    async ({ visitor, agent, workspace }) => {
      await workspace.fills(agent.rid, 60)
      await visitor.reloads()
      const log = await visitor.finds('log', 'Messages')
      await waitFor(() => expect(log.scrollHeight).to.be.greaterThan(log.clientHeight * 2))
      log.scrollTop = 200
      await agent.replies('Down here')
      await presses(visitor, 'New messages')
    },
    /^Messages?$/,
  ],
]

describe('The focus stays in the chat', () => {
  for (const [title, act, focus] of ACTIONS) {
    it(`when ${title}`, async () => {
      const scene = await beginConversation()
      await act(scene)
      await isOn(scene.visitor, focus)
    })
  }

  it('and is left in the page where the visitor has gone there', async () => {
    const { visitor, agent } = await openShop()
    const field = visitor.page.document.createElement('input')
    visitor.page.document.body.append(field)
    await visitor.opensPanel()
    await visitor.writes('Hello')
    await agent.serves()
    await visitor.finds('button', 'End chat')
    field.focus()
    await agent.replies('Good morning')
    await visitor.sees('Good morning')
    expect(visitor.page.document.activeElement).to.equal(field)
  })
})

describe('An open menu', () => {
  it('keeps the focus, and stays, while the chat is drawn behind it', async () => {
    const before = await beginConversation()
    before.visitor.closesTab()
    const workspace = await Workspace.open({ Livechat_registration_form: false })
    await workspace.troubles({ kind: 'delay', ms: 2000, match: { path: 'livechat/config' } })
    const visitor = await Visitor.opens(pageWith(workspace.address))
    await visitor.opensPanel()
    await visitor.clicks('Options')
    await visitor.finds('menuitem', 'Forget me')
    expect(visitor.has('textbox', 'Message')).to.equal(false)
    await visitor.finds('textbox', 'Message')
    await visitor.finds('menuitem', 'Forget me')
    expect(visitor.widget?.activeElement?.getAttribute('role')).to.equal('menuitem')
  })
})

describe('Where the panel fills the screen', () => {
  const page = { width: 390, head: '<a href="#top">Skip to the goods</a>' }

  it('it is modal: Tab never leads into the page behind it', async () => {
    const { visitor } = await openShop({}, page)
    await visitor.opensPanel()
    await visitor.finds('textbox', 'Message')
    const panel = await visitor.finds('dialog')
    await waitFor(() => expect(panel.matches(':modal')).to.equal(true))
    expect(panel.ariaModal).to.equal('true')
    for (let i = 0; i < 12; i++) {
      await sendKeys({ press: 'Tab' })
      const { activeElement } = visitor.page.document
      expect(['body', 'linnet-host'], 'never on the link').to.include(activeElement?.localName)
    }
  })

  it('it is an ordinary panel again once there is room, and the focus stays', async () => {
    const { visitor } = await openShop({}, page)
    await visitor.opensPanel()
    const panel = await visitor.finds('dialog')
    await waitFor(() => expect(panel.matches(':modal')).to.equal(true))
    ;(await visitor.finds('textbox', 'Message')).focus()
    visitor.frame.width = '1000'
    await waitFor(() => expect(panel.matches(':modal')).to.equal(false))
    expect(panel.ariaModal).to.equal(null)
    expect(focused(visitor)).to.equal('Message')
    await visitor.presses('Escape')
    await visitor.losesSightOf('dialog')
  })
})

describe('A form that is not complete', () => {
  const form = { Livechat_registration_form: true }

  it('moves the focus to the first wrong field once that has its complaint', async () => {
    const { visitor } = await openShop(form)
    await visitor.opensPanel()
    const name = await visitor.finds('textbox', 'Name')
    let described = ''
    const start = await visitor.finds('button', 'Start chat')
    start.focus()
    name.addEventListener('focusin', () => {
      const id = name.getAttribute('aria-describedby')
      described = (id && visitor.widget?.getElementById(id)?.innerText) || ''
    })
    await sendKeys({ press: 'Enter' })
    await waitFor(() => expect(described).to.equal('Please fill this in.'))
    expect(visitor.heard, 'the field says it').to.deep.equal([])
  })

  it('says what is wrong where the focus is there already, each time', async () => {
    const { visitor } = await openShop(form)
    await visitor.opensPanel()
    ;(await visitor.finds('textbox', 'Name')).focus()
    await sendKeys({ press: 'Enter' })
    await visitor.hears('Please fill this in.')
    await sendKeys({ press: 'Enter' })
    await waitFor(() => expect(visitor.heard.length).to.be.greaterThan(1))
  })
})

describe('“Show earlier messages”', () => {
  it('keeps the focus while it fetches, and fetches only when it is pressed', async () => {
    const { visitor, agent, workspace } = await beginConversation()
    await workspace.fills(agent.rid, 200)
    await visitor.reloads()
    const earlier = await visitor.finds('button', 'Show earlier messages')
    const before = visitor.messages().length
    earlier.focus()
    await waitFor(() => expect((earlier.closest('[role=log]') as HTMLElement).scrollTop).to.be.lessThan(80))
    expect(visitor.messages()).to.have.lengthOf(before)
    await sendKeys({ press: 'Enter' })
    await waitFor(() => expect(visitor.messages().length).to.be.greaterThan(before))
    expect(visitor.widget?.activeElement).to.equal(earlier)
  })

  it('is not offered in an empty conversation after a long one', async () => {
    const { visitor, agent, workspace } = await beginConversation()
    await workspace.fills(agent.rid, 120)
    await visitor.reloads()
    await visitor.finds('button', 'Show earlier messages')
    await visitor.clicks('End chat')
    await visitor.clicks('End chat')
    await visitor.clicks('New chat')
    await visitor.finds('textbox', 'Message')
    expect(visitor.has('button', 'Show earlier messages')).to.equal(false)
  })
})
