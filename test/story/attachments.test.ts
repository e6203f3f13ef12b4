import { waitFor } from '@testing-library/dom'
import { sendKeys } from '@web/test-runner-commands'
import { expect } from 'chai'
import { picture } from './picture.ts'
import { beginConversation, openShop, scriptAlone } from './shop.ts'

const paper = new File(['Thank you for your order.'], 'invoice.pdf', { type: 'application/pdf' })

describe('What hangs on a message', () => {
  it('is a picture with its text alternative, fetched from the server with the room’s key', async () => {
    const { visitor, agent } = await beginConversation()
    await agent.sendsFile(await picture(), 'A swift over the roofs')
    const button = await visitor.finds('button', 'A swift over the roofs')
    const image = button.querySelector('img') as HTMLImageElement
    await waitFor(() => expect(image.naturalWidth).to.equal(64))
    expect(new URL(image.src).searchParams.get('rc_room_type')).to.equal('l')
    expect(visitor.messages().at(-1)).to.equal('A swift over the roofs')
  })

  it('is a picture although cookies of the server’s own pages are stale', async () => {
    const { visitor, workspace, agent } = await beginConversation()
    await agent.sendsFile(await picture())
    const { src } = (await visitor.finds('img', 'swift.png')) as HTMLImageElement
    const path = src.slice(workspace.address.length)
    const cookie = 'rc_rid=another; rc_token=stale; rc_room_type=l'
    expect(await workspace.asksWith({ cookie }, path)).to.equal(200)
  })

  it('grows over the page when it is pressed, and gives the focus back', async () => {
    const { visitor, agent } = await beginConversation()
    await agent.sendsFile(await picture())
    const button = await visitor.finds('button', 'swift.png')
    button.focus()
    await sendKeys({ press: 'Enter' })
    const dialog = await visitor.finds('dialog', 'swift.png')
    expect(dialog.getBoundingClientRect().width).to.equal(1000)
    await visitor.finds('link', 'Download')
    await visitor.clicks('Zoom in')
    await visitor.finds('button', 'Zoom out')
    await sendKeys({ press: 'Escape' })
    await visitor.losesSightOf('dialog', 'swift.png')
    expect(visitor.widget!.activeElement).to.equal(button)
    await visitor.finds('textbox', 'Message')
  })

  it('is a file with its name, kind and size', async () => {
    const { visitor, agent } = await beginConversation()
    await agent.sendsFile(paper)
    const link = (await visitor.finds('link', /invoice\.pdf\s+PDF · 25 byte/)) as HTMLAnchorElement
    expect(await (await fetch(link.href)).text()).to.equal('Thank you for your order.')
  })

  it('is still a file when the picture cannot be had', async () => {
    const { visitor, workspace, agent } = await beginConversation()
    await workspace.troubles({ kind: 'answer', match: { path: 'file-upload/:id/:name' }, status: 403 })
    await agent.sendsFile(await picture())
    await visitor.finds('link', /swift\.png.*cannot be shown here/)
  })

  it('is a player that fetches nothing before it is asked to play', async () => {
    const { visitor, workspace, agent } = await beginConversation()
    await agent.sendsFile(new File(['la la'], 'song.mp3', { type: 'audio/mpeg' }))
    await agent.sendsFile(new File(['flap'], 'flight.mp4', { type: 'video/mp4' }))
    await visitor.finds('link', /flight\.mp4/)
    await visitor.finds('link', /song\.mp3/)
    expect(visitor.widget!.querySelectorAll('audio[controls], video[controls]')).to.have.lengthOf(2)
    const asked = (): Promise<number> => workspace.timesAsked('GET file-upload/:id/:name')
    expect(await asked()).to.equal(0)
    void (visitor.widget!.querySelector('audio') as HTMLAudioElement).play().catch(() => {})
    await waitFor(async () => expect(await asked()).to.be.greaterThan(0))
  })

  it('calls nobody else before the visitor wants to see the picture', async () => {
    const { visitor, workspace, agent } = await beginConversation()
    // The simulator's other name is another origin.
    const elsewhere = workspace.address.replace('127.0.0.1', 'localhost')
    await workspace.posts(agent.rid, { attachments: [{ title: 'Ad', image_url: `${elsewhere}/avatar/agent` }] })
    await visitor.sees('Ad')
    expect(visitor.has('img', 'Ad')).to.equal(false)
    await visitor.clicks(`Show the picture from ${new URL(elsewhere).host}`)
    const image = (await visitor.finds('img', 'Ad')) as HTMLImageElement
    await waitFor(() => expect(image.naturalWidth).to.be.greaterThan(0))
  })

  it('is what somebody answers, with who said it, instead of a bare link', async () => {
    const { visitor, workspace, agent } = await beginConversation()
    const [hello] = await agent.messages()
    await agent.replies(`[ ](${workspace.address}/live/${agent.rid}?msg=${hello?._id}) Good morning to you`)
    await visitor.sees('Good morning to you')
    const quote = await visitor.finds('blockquote')
    await waitFor(() => expect(quote.innerText).to.match(/^You.*\n+Hello\s*$/s))
    expect(visitor.messages().at(-1)).not.to.contain('http')
  })

  it('is the message that a reply in a thread replies to', async () => {
    const { visitor, workspace, agent } = await beginConversation()
    const [hello] = await agent.messages()
    await workspace.posts(agent.rid, { msg: 'About that', tmid: hello?._id })
    await visitor.sees('About that', 'In reply to You')
    expect((await visitor.finds('blockquote')).innerText).to.contain('Hello')
  })

  it('does not name agents where they are hidden', async () => {
    const { visitor, workspace, agent } = await openShop({ Livechat_show_agent_info: false })
    await visitor.opensPanel()
    await visitor.writes('Hello')
    await agent.serves()
    const id = await agent.replies('It costs 12')
    await agent.replies(`[ ](${workspace.address}/live/${agent.rid}?msg=${id}) As I said`)
    await visitor.sees('As I said')
    expect((await visitor.finds('blockquote')).innerText).to.match(/^Agent/)
  })

  it('is a card of an integration, with its fields and answers to choose from', async () => {
    const { visitor, workspace, agent } = await beginConversation()
    const actions = [{ type: 'button', text: 'Track it', msg: 'Where is my parcel?', msg_in_chat_window: true }]
    const fields = [{ title: 'Order', value: 1042, short: true }]
    await workspace.posts(agent.rid, {
      attachments: [{ title: 'Your parcel', text: 'It is on its way', fields, actions }],
    })
    await visitor.sees('Your parcel', 'It is on its way', 'Order', '1042')
    await visitor.clicks('Track it')
    await agent.readsEventually('Hello', '', 'Where is my parcel?')
    expect((await visitor.finds('button', 'Track it')).hasAttribute('disabled')).to.equal(true)
  })

  it('is marked when the words were changed', async () => {
    const { visitor, agent } = await beginConversation()
    await agent.edits(await agent.replies('It costs 10'), 'It costs 12')
    await visitor.sees('It costs 12', 'edited')
  })

  it('is a link where the further file does not come', async () => {
    const { visitor, agent } = await beginConversation({ FileUpload_ProtectFiles: false }, { head: scriptAlone })
    await agent.sendsFile(paper)
    const link = (await visitor.finds('link', 'invoice.pdf')) as HTMLAnchorElement
    expect(await (await fetch(link.href)).text()).to.equal('Thank you for your order.')
  })
})
