import { expect } from 'chai'
import { focused, isOn, presses } from './focus.ts'
import { beginConversation, openShop, pageWith, type Scene } from './shop.ts'
import { Visitor } from './visitor.ts'

const plain = (text: string) => ({ type: 'plain_text', text })
const note = (name: string): File => new File(['Hello'], name, { type: 'text/plain' })
const UPLOAD = { path: 'livechat/upload/:rid' }

/** Posts buttons of an app. */
const builds = ({ workspace, agent }: Scene, element: object): Promise<string> =>
  workspace.posts(agent.rid, { blocks: [{ type: 'actions', blockId: 'b', appId: 'app', elements: [element] }] })

const confirm = { title: plain('Really back?'), text: plain('It is paid for.'), deny: plain('No') }

async function endsChat({ visitor }: Scene): Promise<void> {
  await visitor.clicks('End chat')
  await visitor.clicks('End chat')
  await visitor.finds('heading', 'Chat ended')
}

/** An action, and what has the focus after it. Tab is never pressed: Chromium would remember where the focus was, screen readers do not. */
const ACTIONS: [title: string, act: (scene: Scene) => Promise<void>, focus: RegExp][] = [
  [
    'a rating is sent',
    async (scene) => {
      await endsChat(scene)
      await presses(scene.visitor, 'Rate this chat')
      ;(scene.visitor.widget?.querySelector('input[type=radio]') as HTMLInputElement).checked = true
      await presses(scene.visitor, 'Send rating')
      await scene.visitor.sees('Thank you for your rating.')
    },
    /^Chat ended$/,
  ],
  [
    'a copy by email is asked for',
    async (scene) => {
      await endsChat(scene)
      await presses(scene.visitor, 'Send me a copy by email')
    },
    /^input$/,
  ],
  [
    'a copy by email is on its way',
    async (scene) => {
      const { visitor } = scene
      await endsChat(scene)
      await presses(visitor, 'Send me a copy by email')
      await visitor.fillsIn({ Email: 'ada@example.com' })
      await presses(visitor, 'Send me a copy by email')
      await visitor.sees('A copy is on its way')
    },
    /^Chat ended$/,
  ],
  [
    'a correction is saved',
    async ({ visitor }) => {
      await visitor.chooses('My data')
      await presses(visitor, 'Correct name or email')
      await visitor.fillsIn({ Name: 'Ada' })
      await presses(visitor, 'Save')
      await visitor.losesSightOf('button', 'Save')
    },
    /^(My data|Correct name or email)$/,
  ],
  [
    'a quick reply is chosen',
    async ({ visitor, workspace, agent }) => {
      const actions = [{ type: 'button', text: 'Track it', msg: 'Where is it?', msg_in_chat_window: true }]
      await workspace.posts(agent.rid, { msg: 'And now?', attachments: [{ actions }] })
      await presses(visitor, 'Track it')
      await visitor.sees('Where is it?')
    },
    /^(Message|Track it)$/,
  ],
  [
    'an app is told of a button',
    async (scene) => {
      await builds(scene, { type: 'button', actionId: 'track', text: plain('Track it') })
      await presses(scene.visitor, 'Track it')
      await scene.visitor.sees('You chose track')
    },
    /^Track it$/,
  ],
  [
    'an app asks before, and is told no',
    async (scene) => {
      await builds(scene, { type: 'button', actionId: 'back', text: plain('Send it back'), confirm })
      await presses(scene.visitor, 'Send it back')
      await isOn(scene.visitor, /^No$/)
      await presses(scene.visitor, 'No')
    },
    /^Send it back$/,
  ],
  [
    'an app asks before, and is told yes',
    async (scene) => {
      await builds(scene, { type: 'button', actionId: 'back', text: plain('Send it back'), confirm })
      await presses(scene.visitor, 'Send it back')
      await presses(scene.visitor, 'Yes')
      await scene.visitor.sees('You chose back')
    },
    /^Send it back$/,
  ],
  [
    'one of an app’s further choices is taken',
    async (scene) => {
      const options = [{ text: plain('Never'), value: 'never' }]
      await builds(scene, { type: 'overflow', actionId: 'rest', options })
      await presses(scene.visitor, 'More choices')
      await presses(scene.visitor, 'Never')
      await scene.visitor.sees('You chose rest')
    },
    /^More choices$/,
  ],
  [
    'a file that is on its way is cancelled',
    async ({ visitor, workspace }) => {
      await workspace.troubles({ kind: 'delay', ms: 5000, match: UPLOAD })
      await visitor.attaches(note('one.txt'))
      await visitor.clicks('Send 1 file')
      await presses(visitor, 'Cancel sending one.txt')
      await visitor.losesSightOf('button', 'Cancel sending one.txt')
      await workspace.recovers()
    },
    /^(Message|Attach files)$/,
  ],
  [
    'a file that was refused is discarded',
    async ({ visitor, workspace }) => {
      await workspace.troubles({ kind: 'answer', status: 400, match: UPLOAD })
      await visitor.attaches(note('one.txt'))
      await visitor.clicks('Send 1 file')
      await presses(visitor, 'Discard')
      await visitor.losesSightOf('button', 'Discard')
    },
    /^(Message|Attach files)$/,
  ],
  [
    'a file that was refused is sent again',
    async ({ visitor, workspace }) => {
      await workspace.troubles({ kind: 'answer', status: 400, match: UPLOAD, times: 1 })
      await visitor.attaches(note('one.txt'))
      await visitor.clicks('Send 1 file')
      await presses(visitor, 'Try again')
      await visitor.finds('link', /one\.txt/)
    },
    /^(Message|Attach files|Cancel sending one\.txt)$/,
  ],
  [
    'a message is deleted',
    async ({ visitor }) => {
      await presses(visitor, 'Change message')
      await presses(visitor, 'Delete')
    },
    /^Undo$/,
  ],
  [
    'the visitor is being forgotten',
    async ({ visitor, workspace }) => {
      await workspace.troubles({ kind: 'answer', status: 500, match: { method: 'DELETE' } })
      await visitor.chooses('Forget me')
      await presses(visitor, 'Forget me')
    },
    /^Forgetting you$/,
  ],
]

describe('Without a press of Tab, the focus goes on', () => {
  for (const [title, act, focus] of ACTIONS) {
    it(`when ${title}`, async () => {
      const scene = await beginConversation({ Livechat_enable_transcript: true })
      await act(scene)
      await isOn(scene.visitor, focus)
    })
  }

  it('when a message for later is sent, and when there is another one', async () => {
    const { visitor, workspace } = await openShop({
      Livechat_offline_email: 'team@example.com',
      Livechat_validate_offline_email: false,
    })
    await workspace.everybodyGoesHome()
    await visitor.reloads()
    await visitor.opensPanel()
    await visitor.fillsIn({ Name: 'Ada', Email: 'ada@example.com', Message: 'Please call me' })
    await presses(visitor, 'Send')
    await isOn(visitor, /^Thank you/)
    await presses(visitor, /another message/)
    await isOn(visitor, /^input$/)
  })

  it('when an invitation is dismissed', async () => {
    const { workspace } = await openShop()
    await workspace.addsTrigger({ name: 'page-url', value: '/page/shop' })
    const visitor = await Visitor.opens(pageWith(workspace.address))
    await presses(visitor, 'Dismiss')
    await visitor.losesSightOf('button', 'Dismiss')
    await isOn(visitor, /^(Acme Support|Rocket\.Chat|Chat)$/)
  })
})

describe('Escape takes the innermost', () => {
  it('of what can be done with a message, and not the panel', async () => {
    const { visitor } = await beginConversation()
    await presses(visitor, 'Change message')
    ;(await visitor.finds('button', 'Edit')).focus()
    await visitor.presses('Escape')
    await visitor.losesSightOf('button', 'Edit')
    await isOn(visitor, /^Change message$/)
    await visitor.presses('Escape')
    await visitor.losesSightOf('dialog')
  })

  it('of the emoji, also from their button', async () => {
    const { visitor } = await beginConversation()
    await presses(visitor, 'Emoji')
    await visitor.finds('searchbox', 'Search emoji')
    ;(await visitor.finds('button', 'Emoji')).focus()
    await visitor.presses('Escape')
    await visitor.losesSightOf('searchbox', 'Search emoji')
    await visitor.finds('textbox', 'Message')
    await isOn(visitor, /^Emoji$/)
  })

  it('of an app’s further choices, and not the panel', async () => {
    const scene = await beginConversation()
    const { visitor } = scene
    await builds(scene, { type: 'overflow', actionId: 'rest', options: [{ text: plain('Never'), value: 'never' }] })
    await presses(visitor, 'More choices')
    ;(await visitor.finds('button', 'Never')).focus()
    await visitor.presses('Escape')
    await visitor.losesSightOf('button', 'Never')
    await isOn(visitor, /^More choices$/)
    await visitor.finds('dialog')
  })

  it('and leaves a field to its input method', async () => {
    const { visitor } = await beginConversation()
    await visitor.clicks('Change message')
    await visitor.clicks('Edit')
    const field = await visitor.finds('textbox', 'Edit message')
    const init = { key: 'Escape', isComposing: true, bubbles: true, cancelable: true, composed: true }
    field.dispatchEvent(new visitor.page.KeyboardEvent('keydown', init))
    await visitor.finds('textbox', 'Edit message')
    await visitor.finds('dialog')
  })
})

describe('The page and its open panel', () => {
  /** A page with a button that opens the chat, and a link that lies under the panel. */
  async function openPage(): Promise<{ visitor: Visitor; opener: HTMLElement; covered: HTMLElement }> {
    const { visitor } = await openShop()
    const { document } = visitor.page
    const opener = Object.assign(document.createElement('button'), { textContent: 'Ask us' })
    opener.dataset['linnetOpen'] = ''
    const covered = Object.assign(document.createElement('a'), { href: '#terms', textContent: 'Terms' })
    covered.style.cssText = 'position: fixed; right: 100px; bottom: 200px'
    document.body.append(opener, covered)
    await visitor.finds('button', 'Rocket.Chat')
    return { visitor, opener, covered }
  }

  it('give the focus back to the button that has opened it', async () => {
    const { visitor, opener } = await openPage()
    await presses(visitor, opener)
    await isOn(visitor, /^Message$/)
    await visitor.presses('Escape')
    await visitor.losesSightOf('dialog')
    expect(visitor.page.document.activeElement).to.equal(opener)
    await visitor.opensPanel()
    await isOn(visitor, /^Message$/)
  })

  it('have a way back into the panel that is open', async () => {
    const { visitor, opener } = await openPage()
    await visitor.opensPanel()
    await isOn(visitor, /^Message$/)
    await presses(visitor, opener)
    await isOn(visitor, /^Message$/)
  })

  it('let Escape close a panel that covers what has the focus, and none that does not', async () => {
    const { visitor, opener, covered } = await openPage()
    await visitor.opensPanel()
    await isOn(visitor, /^Message$/)
    await visitor.finds('button', 'Emoji')
    opener.focus()
    await visitor.presses('Escape')
    await visitor.finds('dialog')
    covered.focus()
    await visitor.presses('Escape')
    await visitor.losesSightOf('dialog')
    expect(visitor.page.document.activeElement).to.equal(covered)
    expect(focused(visitor)).to.equal('a')
  })
})
