import { waitFor } from '@testing-library/dom'
import { sendKeys } from '@web/test-runner-commands'
import { expect } from 'chai'
import de from '../../src/locales/languages/de.ts'
import { picture } from './picture.ts'
import { beginConversation, openShop } from './shop.ts'
import type { Visitor } from './visitor.ts'

// There are hundreds of them, so they are not looked for by role, which takes its time.
const emojiNamed = ({ widget }: Visitor, name: string): HTMLElement | null =>
  widget?.querySelector(`.emoji-picker [title="${name}"]`) ?? null
const sees = ({ widget }: Visitor, name: string) =>
  waitFor(() => expect(!!emojiNamed({ widget } as Visitor, name)).to.equal(true))
const press = (visitor: Visitor, name: string): void => emojiNamed(visitor, name)?.click()

const losesPicker = ({ widget }: Visitor, after = 'a choice') =>
  waitFor(() => expect(!!widget?.querySelector('.emoji-picker'), after).to.equal(false))

const fetched = (page: Window): string[] => page.performance.getEntriesByType('resource').map(({ name }) => name)

describe('Emoji', () => {
  it('can be taken back with what was typed before them', async () => {
    const { visitor } = await beginConversation()
    const field = (await visitor.finds('textbox', 'Message')) as HTMLTextAreaElement
    await visitor.types('Good')
    await visitor.clicks('Emoji')
    await sees(visitor, 'thumbsup')
    press(visitor, 'thumbsup')
    await waitFor(() => expect(field.value).to.match(/^Good👍/u))
    for (let i = 0; i < 3 && field.value; i++) visitor.page.document.execCommand('undo')
    expect(field.value).to.equal('')
    visitor.page.document.execCommand('redo')
    await visitor.types(' day')
    await waitFor(() => expect(field.value).to.match(/ day$/))
  })

  it('are chosen by keyboard alone and written where the visitor was writing', async () => {
    const { visitor, agent } = await beginConversation()
    await visitor.types('Hello !')
    const field = (await visitor.finds('textbox', 'Message')) as HTMLTextAreaElement
    field.setSelectionRange(6, 6)
    ;(await visitor.finds('button', 'Emoji')).focus()
    await visitor.presses('Enter')
    await waitFor(() => expect(visitor.widget!.activeElement).to.have.property('type', 'search'))
    await sendKeys({ type: 'bird' })
    await visitor.finds('group', 'Found')
    // Past the groups, to the first that was found, and one further.
    for (const key of ['Tab', 'Tab', 'ArrowRight']) await visitor.presses(key)
    const { title, textContent: face } = visitor.widget!.activeElement as HTMLElement
    expect(title).to.match(/bird|chicken/)
    await visitor.presses('Enter')
    await losesPicker(visitor)
    expect(visitor.widget!.activeElement?.ariaLabel).to.equal('Message')
    expect(field.value).to.equal(`Hello ${face}!`)
    await visitor.presses('Enter')
    await agent.readsEventually('Hello', `Hello ${face}!`)
  })

  it('have their groups at one stop for Tab, where arrows, Home and End lead from one to the next', async () => {
    const { visitor } = await openShop()
    await visitor.opensPanel()
    await visitor.clicks('Emoji')
    await sees(visitor, 'grinning')
    const groups = [...visitor.widget!.querySelectorAll<HTMLElement>('.emoji-groups button')]
    const stops = (): HTMLElement[] => groups.filter(({ tabIndex }) => tabIndex === 0)
    const isAt = async (group: HTMLElement | undefined): Promise<void> => {
      await waitFor(() => expect(stops()).to.deep.equal([group]))
      expect(visitor.widget!.activeElement).to.equal(group)
    }
    groups[0]?.focus()
    await isAt(groups[0])
    for (const [key, at] of [
      ['ArrowRight', 1],
      ['ArrowLeft', 0],
      ['ArrowLeft', 0],
      ['End', -1],
      ['ArrowRight', -1],
      ['Home', 0],
      ['ArrowRight', 1],
    ] as const) {
      await visitor.presses(key)
      await isAt(groups.at(at))
    }
    visitor.frame.contentDocument!.documentElement.dir = 'rtl'
    visitor.widget!.querySelector<HTMLElement>('.widget')!.dir = 'rtl'
    await visitor.presses('ArrowLeft')
    await isAt(groups[2])
  })

  it('go group by group, and away with Escape or a press elsewhere', async () => {
    const { visitor } = await openShop()
    await visitor.opensPanel()
    await visitor.finds('button', 'Emoji')
    const before = fetched(visitor.page)
    expect(before.join()).not.to.contain('picker')
    await visitor.clicks('Emoji')
    await sees(visitor, 'grinning')
    press(visitor, 'Food and drink')
    await sees(visitor, 'grapes')
    expect(!!emojiNamed(visitor, 'grinning')).to.equal(false)
    visitor.widget!.querySelector<HTMLInputElement>('[type=search]')?.focus()
    await sendKeys({ type: 'qqq' })
    await visitor.sees('Nothing found.')
    await visitor.presses('Escape')
    await losesPicker(visitor, 'Escape')
    expect(visitor.widget!.activeElement?.getAttribute('title')).to.equal('Emoji')
    const log = await visitor.finds('log', 'Messages')
    await visitor.clicks('Emoji')
    await sees(visitor, 'grinning')
    log.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }))
    await losesPicker(visitor, 'a press')
    expect(visitor.stored()).to.deep.equal([])
  })

  it('are called as in the visitor’s language, and found by its words, with accents or without, and by those that messages use', async () => {
    const { visitor } = await openShop({}, { lang: 'de-AT' })
    const isCalled = (name: string, face: string) =>
      waitFor(() => expect(emojiNamed(visitor, name)?.textContent).to.equal(face), { timeout: 8000 })
    const looksFor = async (words: string): Promise<void> => {
      const search = (await visitor.finds('searchbox')) as HTMLInputElement
      search.focus()
      search.select()
      await sendKeys({ type: words })
    }
    await visitor.opensPanel()
    await visitor.finds('textbox', de.message)
    // The file that has them may be missing.
    // biome-ignore lint/suspicious/noDocumentCookie: it is the test's own server that reads it
    document.cookie = 'languages=away; path=/'
    await visitor.clicks(de.emoji)
    await sees(visitor, 'grinning')
    await visitor.clicks(de.emoji)
    // biome-ignore lint/suspicious/noDocumentCookie: the same
    document.cookie = 'languages=; max-age=0; path=/'
    await visitor.clicks(de.emoji)
    await isCalled('grinsendes Gesicht', '😀').catch(async () => {
      // The first try was still under way; the next opening makes another.
      await visitor.clicks(de.emoji)
      await visitor.clicks(de.emoji)
      await isCalled('grinsendes Gesicht', '😀')
    })
    expect(emojiNamed(visitor, 'grinning')).to.equal(null)
    for (const [words, name, face] of [
      ['vogel', 'Vogel', '🐦'],
      ['Lächeln', 'strahlendes Gesicht mit lachenden Augen', '😁'],
      ['lacheln', 'strahlendes Gesicht mit lachenden Augen', '😁'],
      ['thumbs_up', 'Daumen hoch', '👍'],
      ['frau: rot', 'Frau: rotes Haar', '👩‍🦰'],
      ['osterr', 'Österreich', '🇦🇹'],
      ['wal', 'Wal', '🐋'],
    ] as const) {
      await looksFor(words)
      await isCalled(name, face)
    }
    press(visitor, 'Wal')
    await losesPicker(visitor)
    expect((await visitor.finds('textbox', de.message)) as HTMLTextAreaElement).to.have.property('value', '🐋')
  })

  it('used lately come first, in the skin tone that was chosen, until the visitor is forgotten', async () => {
    const { visitor } = await beginConversation()
    await visitor.clicks('Emoji')
    await sees(visitor, 'grinning')
    await visitor.picks('Skin tone', '✋🏽 Medium')
    visitor.widget!.querySelector<HTMLInputElement>('[type=search]')?.focus()
    await sendKeys({ type: 'thumbsup' })
    await waitFor(() => expect(emojiNamed(visitor, 'thumbsup')?.textContent).to.equal('👍🏽'))
    press(visitor, 'thumbsup')
    await losesPicker(visitor)
    expect((await visitor.finds('textbox', 'Message')) as HTMLTextAreaElement).to.have.property('value', '👍🏽')
    await visitor.reloads()
    await visitor.finds('button', 'Emoji')
    await visitor.clicks('Emoji')
    await visitor.finds('group', 'Used lately')
    expect(emojiNamed(visitor, 'thumbsup')?.textContent).to.equal('👍🏽')
    await visitor.presses('Escape')
    await visitor.chooses('My data')
    await visitor.sees('Emoji used lately', '👍 · 🏽')
    await visitor.clicks('Forget me')
    await visitor.finds('alertdialog')
    await visitor.clicks('Forget me')
    await visitor.finds('button', 'Copy receipt')
    expect(visitor.stored()).to.deep.equal([])
  })

  it('may be the workspace’s own pictures, in messages and to choose from', async () => {
    const scene = await openShop()
    await scene.workspace.addsEmoji('swift', await picture('swift.png'))
    const { visitor, agent } = scene
    await visitor.reloads()
    await visitor.opensPanel()
    await visitor.clicks('Emoji')
    await sees(visitor, 'Our own')
    press(visitor, 'Our own')
    await sees(visitor, 'swift')
    press(visitor, 'swift')
    await visitor.presses('Enter')
    const image = (await visitor.finds('img', ':swift:')) as HTMLImageElement
    await waitFor(() => expect(image.naturalWidth).to.equal(64))
    await agent.serves()
    expect(await agent.reads()).to.deep.equal([':swift: '])
  })
})
