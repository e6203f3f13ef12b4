import { waitFor } from '@testing-library/dom'
import { expect } from 'chai'
import { Agent } from '../story/agent.ts'
import { pageWith } from '../story/shop.ts'
import { Visitor } from '../story/visitor.ts'
import { Workspace } from '../story/workspace.ts'

const head = '<style>#chat { width: 420px; height: 460px; margin: 30px }</style>'
const body = '<main id="chat"></main>'

/** A page with a place for the chat, and a tag that may name it. */
async function opens(workspace: Workspace, inline: string, width?: number): Promise<Visitor> {
  const tag = `data-server="${workspace.address}" data-inline="${inline}"`
  return Visitor.opens(pageWith(workspace.address, { head, body, tag }), width)
}

describe('A chat that is a part of the page', () => {
  it('stands open in its element, as large as that, and takes nobody’s focus', async () => {
    const workspace = await Workspace.open({ Livechat_registration_form: false })
    const visitor = await opens(workspace, '#chat')
    const panel = await visitor.finds('region')
    await visitor.finds('textbox', 'Message')
    await waitFor(() => {
      const place = visitor.page.document.querySelector('#chat')?.getBoundingClientRect()
      expect(panel.getBoundingClientRect()).to.deep.equal(place)
    })
    expect(visitor.page.document.activeElement).to.equal(visitor.page.document.body)
    expect(visitor.has('button', 'Minimize')).to.equal(false)
    expect(visitor.widget?.querySelector('.launcher')).to.equal(null)
    expect(localStorage.length).to.equal(0)
  })

  it('holds a conversation, stays after Escape, and leaves other pages as they are', async () => {
    const workspace = await Workspace.open({ Livechat_registration_form: false })
    const visitor = await opens(workspace, '#chat')
    const agent = new Agent(workspace)
    await visitor.writes('Hello')
    await agent.serves()
    await agent.replies('Good morning')
    await visitor.sees('Good morning')
    await visitor.presses('Escape')
    await visitor.sees('Good morning')
    expect(visitor.storedValue('panel')).to.equal(undefined)
  })

  it('fills no phone: the page can still be scrolled', async () => {
    const workspace = await Workspace.open({ Livechat_registration_form: false })
    const visitor = await opens(workspace, '#chat', 360)
    const panel = await visitor.finds('region')
    await waitFor(() => expect(panel.getBoundingClientRect()).to.include({ width: 420, height: 460 }))
    const { documentElement } = visitor.page.document
    expect(visitor.page.getComputedStyle(documentElement).overflow).to.equal('visible')
  })

  it('stands in the corner where its element is missing, or is no element', async () => {
    const workspace = await Workspace.open({ Livechat_registration_form: false })
    for (const nowhere of ['#nowhere', '((']) {
      const visitor = await opens(workspace, nowhere)
      await visitor.opensPanel()
      await visitor.finds('textbox', 'Message')
      await visitor.closesPanel()
      visitor.closesTab()
    }
  })

  it('goes to the corner with its place, and comes back with it', async () => {
    const workspace = await Workspace.open({ Livechat_registration_form: false })
    const visitor = await opens(workspace, '#chat')
    await visitor.writes('Hello')
    await visitor.seesMessages('Hello')
    const { document } = visitor.page
    const place = document.querySelector('#chat') as HTMLElement
    place.remove()
    await visitor.opensPanel()
    const dialog = await visitor.finds('dialog')
    await waitFor(() => expect(dialog.getBoundingClientRect().width).to.equal(365))
    await visitor.seesMessages('Hello')
    await visitor.types('Where are')
    const again = document.createElement('section')
    again.append(place.cloneNode())
    document.body.append(again)
    await waitFor(() => expect(document.querySelector('#chat .linnet')).to.exist)
    const panel = await visitor.finds('region', 'Rocket.Chat')
    await waitFor(() => expect(panel.getBoundingClientRect()).to.include({ width: 420, height: 460 }))
    expect(visitor.widget?.querySelector('.launcher')).to.equal(null)
    expect(((await visitor.finds('textbox', 'Message')) as HTMLTextAreaElement).value).to.equal('Where are')
  })

  it('stays in its place when a page draws that anew, however often', async () => {
    const workspace = await Workspace.open({ Livechat_registration_form: false })
    const visitor = await opens(workspace, '#chat')
    await visitor.writes('Hello')
    await visitor.seesMessages('Hello')
    const { document } = visitor.page
    const host = document.querySelector('.linnet') as HTMLElement
    const changes = [
      () => document.querySelector('#chat')?.replaceWith(document.createElement('p'), placeFor(document)),
      () => document.querySelector('#chat')?.replaceChildren(),
      () => document.body.replaceChildren(placeFor(document)),
      () => {
        document.body.innerHTML += '<footer></footer>'
      },
    ]
    for (const change of changes) {
      change()
      await waitFor(() => expect(host.parentElement?.id).to.equal('chat'))
      await waitFor(() => expect(document.querySelectorAll('.linnet')).to.have.lengthOf(1))
      await visitor.seesMessages('Hello')
    }
  })

  it('finds a place that comes later than the chat', async () => {
    const workspace = await Workspace.open({ Livechat_registration_form: false })
    const visitor = await opens(workspace, '#later')
    await visitor.finds('button', 'Rocket.Chat')
    const { document } = visitor.page
    const place = placeFor(document)
    place.id = 'later'
    document.body.append(place)
    await visitor.finds('region', 'Rocket.Chat')
    await waitFor(() => expect(document.querySelector('#later .linnet')).to.exist)
  })
})

const placeFor = (document: Document): HTMLElement => Object.assign(document.createElement('main'), { id: 'chat' })
