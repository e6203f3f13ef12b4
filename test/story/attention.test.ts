import { waitFor } from '@testing-library/dom'
import { sendKeys } from '@web/test-runner-commands'
import { expect } from 'chai'
import { itIn, needs } from '../engine.ts'
import { Agent } from './agent.ts'
import { pageWith } from './shop.ts'
import { Visitor } from './visitor.ts'
import { Workspace } from './workspace.ts'

/** What a page that is watched has done to be noticed. */
interface Watched {
  sounds: number
  notes: { title: string; body: string; onclick?: () => void }[]
}

// Loudspeakers and desktops are not there to be looked at in a test; what is given to them is counted at their door.
const WATCH = `<script>
  window.sounds = 0
  const start = AudioBufferSourceNode.prototype.start
  AudioBufferSourceNode.prototype.start = function (...args) { window.sounds++; return start.apply(this, args) }
  window.notes = []
  window.Notification = class {
    static permission = 'default'
    static requestPermission() { return Promise.resolve(Notification.permission = window.answer ?? 'granted') }
    constructor(title, { body }) { window.notes.push(this); this.title = title; this.body = body }
    close() {}
  }
</script>`

const watched = ({ page }: Visitor): Watched => page as unknown as Watched

async function talk(head = WATCH): Promise<{ visitor: Visitor; agent: Agent; workspace: Workspace }> {
  const workspace = await Workspace.open({ Livechat_registration_form: false })
  const visitor = await Visitor.opens(pageWith(workspace.address, { head }))
  const agent = new Agent(workspace)
  await visitor.opensPanel()
  await visitor.writes('Hello')
  await agent.serves()
  await visitor.sees('Amira Haddad joined')
  return { visitor, agent, workspace }
}

const hide = ({ page }: Visitor, hidden = true): void => {
  // Properties of the document itself could be elements of the page, which the chat does not ask.
  const { prototype } = page.Document
  Object.defineProperty(prototype, 'hidden', { get: () => hidden, configurable: true })
  prototype.hasFocus = () => !hidden
  page.document.dispatchEvent(new Event('visibilitychange'))
}

const itSounds = itIn(['chromium'], 'the other drivers have no loudspeaker')

describe('A new message', () => {
  itSounds('is heard, once', async () => {
    const { visitor, agent, workspace } = await talk()
    await agent.replies('Good morning')
    await visitor.seesMessages('Hello', 'Good morning')
    await waitFor(() => expect(watched(visitor).sounds).to.equal(1))
    expect((await workspace.log()).requests.filter(({ route }) => route === 'sounds/chime.mp3')).to.have.lengthOf(1)
  })

  itIn(
    ['chromium'],
    'the other drivers have no loudspeaker',
    'secure',
  )('is heard in one tab of several', async () => {
    const { visitor, agent } = await talk()
    const tabs = [visitor, await visitor.opensAnotherTab(), await visitor.opensAnotherTab()]
    for (const tab of tabs) {
      await tab.seesMessages('Hello')
      tab.page.focus()
      await sendKeys({ press: 'Shift' })
    }
    for (const word of ['One', 'Two']) {
      await agent.replies(word)
      for (const tab of tabs) await tab.sees(word)
    }
    const all = (): number => tabs.reduce((sum, tab) => sum + watched(tab).sounds, 0)
    await waitFor(() => expect(all()).to.equal(2))
    // Every tab has had its turn once the turn is free again.
    await navigator.locks.query()
    await agent.replies('Three')
    await waitFor(() => expect(all()).to.equal(3))
  })

  itSounds('is not heard once the visitor has turned the sound off, here and on the next page', async () => {
    const { visitor, agent } = await talk()
    await visitor.chooses('Turn sound off')
    await agent.replies('Good morning')
    await visitor.sees('Good morning')
    await visitor.reloads()
    await visitor.seesMessages('Hello', 'Good morning')
    await agent.replies('Still there?')
    await visitor.sees('Still there?')
    expect(watched(visitor).sounds).to.equal(0)
    await visitor.chooses('Turn sound on')
    await agent.replies('Now you hear me')
    await visitor.sees('Now you hear me')
    await waitFor(() => expect(watched(visitor).sounds).to.be.greaterThan(0))
  })

  itSounds('is not heard again when it comes with the history', async () => {
    const { visitor, agent } = await talk()
    await agent.replies('Good morning')
    await waitFor(() => expect(watched(visitor).sounds).to.equal(1))
    await visitor.reloads()
    await visitor.seesMessages('Hello', 'Good morning')
    expect(watched(visitor).sounds).to.equal(0)
  })

  it('breaks nothing where the browser allows no sound', async () => {
    const quiet = `${WATCH}<script>window.trouble = []
      for (const name of ['error', 'unhandledrejection']) addEventListener(name, (e) => trouble.push(e.message ?? String(e.reason)))
      Object.defineProperty(navigator, 'userActivation', { value: { hasBeenActive: false } })</script>`
    const { visitor, agent } = await talk(quiet)
    await agent.replies('Good morning')
    await visitor.seesMessages('Hello', 'Good morning')
    await visitor.writes('I do not hear you')
    await agent.replies('But you read me')
    await visitor.sees('But you read me')
    expect(watched(visitor).sounds).to.equal(0)
    expect((visitor.page as unknown as { trouble: string[] }).trouble).to.deep.equal([])
  })

  itSounds('is heard as a tone of our own where the server’s sound cannot be had', async () => {
    const { visitor, agent, workspace } = await talk()
    await workspace.troubles({ kind: 'garbage', form: 'html', match: { path: 'sounds/chime.mp3' } })
    await agent.replies('Good morning')
    await waitFor(() => expect(watched(visitor).sounds).to.equal(1))
  })

  it('shows in the title while nobody looks, and the title is the page’s own again afterwards', async () => {
    const { visitor, agent } = await talk()
    await visitor.closesPanel()
    hide(visitor)
    await agent.replies('Good morning')
    await waitFor(() => expect(visitor.page.document.title).to.equal('1 unread message'))
    await waitFor(() => expect(visitor.page.document.title).to.equal('Shop'), { timeout: 5000 })
    await waitFor(() => expect(visitor.page.document.title).to.equal('1 unread message'), { timeout: 5000 })
    hide(visitor, false)
    await waitFor(() => expect(visitor.page.document.title).to.equal('Shop'))
  })

  it('stops moving in the title after a moment, and moves again with the next message', async () => {
    const { visitor, agent } = await talk()
    await visitor.closesPanel()
    hide(visitor)
    await agent.replies('Good morning')
    await waitFor(() => expect(visitor.page.document.title).to.equal('(1) Shop'), { timeout: 8000 })
    await agent.replies('Still there?')
    await waitFor(() => expect(visitor.page.document.title).to.equal('2 unread messages'))
    await waitFor(() => expect(visitor.page.document.title).to.equal('(2) Shop'), { timeout: 8000 })
    hide(visitor, false)
    await waitFor(() => expect(visitor.page.document.title).to.equal('Shop'))
  })

  it('goes back to a title that the page has changed meanwhile', async () => {
    const { visitor, agent } = await talk()
    await visitor.closesPanel()
    hide(visitor)
    await agent.replies('Good morning')
    await waitFor(() => expect(visitor.page.document.title).to.equal('1 unread message'))
    visitor.page.document.title = 'Boxes – Shop'
    await waitFor(() => expect(visitor.page.document.title).to.equal('1 unread message'), { timeout: 5000 })
    hide(visitor, false)
    await waitFor(() => expect(visitor.page.document.title).to.equal('Boxes – Shop'))
  })

  it('leaves none of its words in a title that the page makes of the one it finds', async () => {
    const { visitor, agent } = await talk()
    const { document } = visitor.page
    await visitor.closesPanel()
    hide(visitor)
    await agent.replies('Good morning')
    await waitFor(() => expect(document.title).to.equal('1 unread message'))
    const found = document.title
    document.title = `Sale: ${found}!`
    hide(visitor, false)
    await waitFor(() => expect(document.title).to.equal('Sale: Shop!'))
    await visitor.opensPanel()
    document.title = found
    await waitFor(() => expect(document.title).to.equal('Shop'))
    document.title = `${found} | Boxes`
    await waitFor(() => expect(document.title).to.equal('Shop | Boxes'))
  })

  it('leaves alone a page that says the same of itself', async () => {
    const { visitor, agent } = await talk()
    const { document } = visitor.page
    document.title = '1 unread message – Mail'
    await visitor.closesPanel()
    hide(visitor)
    await agent.replies('Good morning')
    await agent.replies('Are you there?')
    await waitFor(() => expect(document.title).to.equal('2 unread messages'), { timeout: 5000 })
    hide(visitor, false)
    await waitFor(() => expect(document.title).to.equal('1 unread message – Mail'))
  })

  needs('secure')('shows on the desktop of a visitor who wants that, while no tab is looked at', async () => {
    const { visitor, agent } = await talk()
    await visitor.chooses('Turn notifications on')
    await waitFor(() => expect(watched(visitor).notes).to.have.lengthOf(1))
    await agent.replies('You see this')
    await visitor.sees('You see this')
    await visitor.closesPanel()
    hide(visitor)
    await agent.replies('Good morning')
    await waitFor(() => expect(watched(visitor).notes).to.have.lengthOf(2))
    const note = watched(visitor).notes.at(-1)!
    expect(note).to.include({ title: 'Amira Haddad', body: 'Good morning' })
    note.onclick?.()
    await visitor.finds('dialog')
  })

  needs('secure')('shows on the desktop once, however many tabs there are', async () => {
    const { visitor, agent } = await talk()
    await visitor.chooses('Turn notifications on')
    await waitFor(() => expect(watched(visitor).notes).to.have.lengthOf(1))
    const other = await visitor.opensAnotherTab()
    await other.seesMessages('Hello')
    ;(other.page as unknown as { Notification: { permission: string } }).Notification.permission = 'granted'
    for (const tab of [visitor, other]) hide(tab)
    const all = (): number => watched(visitor).notes.length + watched(other).notes.length
    await agent.replies('One')
    await waitFor(() => expect(all()).to.equal(2))
    await agent.replies('Two')
    await waitFor(() => expect(all()).to.equal(3))
  })

  needs('secure')(
    'never shows on the desktop unasked, and the visitor is told when the browser forbids it',
    async () => {
      const { visitor, agent } = await talk()
      hide(visitor)
      await agent.replies('Good morning')
      await visitor.sees('Good morning')
      ;(visitor.page as unknown as { answer: string }).answer = 'denied'
      await visitor.chooses('Turn notifications on')
      await visitor.finds('heading', 'No notifications')
      expect(watched(visitor).notes).to.deep.equal([])
    },
  )
})
