import { waitFor } from '@testing-library/dom'
import { expect } from 'chai'
import { lacks, needs } from '../engine.ts'
import { picture } from './picture.ts'
import { beginConversation, openShop } from './shop.ts'
import type { Visitor } from './visitor.ts'

const asksToBeForgotten = async (visitor: Visitor): Promise<void> => {
  await visitor.chooses('Forget me')
  await visitor.finds('alertdialog', 'Forget me?')
  await visitor.clicks('Forget me')
}

/** Counts what is on the desktop. */
const NOTES = `<script>
  window.notes = []
  window.Notification = class {
    static permission = 'default'
    static requestPermission() { return Promise.resolve(Notification.permission = 'granted') }
    constructor(title, { body }) { window.notes.push(this.body = body) }
    close() { window.notes = window.notes.filter((note) => note !== this.body) }
  }
</script>`

const everythingStored = async (): Promise<object> => ({
  local: { ...localStorage },
  session: { ...sessionStorage },
  cookies: document.cookie,
  // A page without a secure context has none.
  caches: isSecureContext ? await caches.keys() : [],
  databases: await indexedDB.databases(),
})

const NOTHING = { local: {}, session: {}, cookies: '', caches: [], databases: [] }

describe('Being forgotten', () => {
  it('is not offered to somebody who is not known', async () => {
    const { visitor } = await openShop()
    await visitor.opensPanel()
    await visitor.finds('textbox', 'Message')
    expect(visitor.has('button', 'Options')).to.equal(false)
  })

  it('ends the open chat, deletes the visitor, and leaves nothing behind', async () => {
    const { visitor, workspace } = await beginConversation()
    const token = await workspace.token()
    const { _id: id } = await workspace.visitor(token)
    await asksToBeForgotten(visitor)
    await visitor.finds('heading', 'You have been forgotten')
    await visitor.sees(String(id))
    expect(await everythingStored()).to.deep.equal(NOTHING)
    expect(await workspace.timesAsked('POST livechat/room.close')).to.equal(1)
    const unknown = await workspace.ask(`livechat/visitor/${token}`).catch(String)
    expect(unknown).to.contain('invalid-token')
  })

  it('works after the chat has ended', async () => {
    const { visitor, agent, workspace } = await beginConversation()
    await agent.closes()
    await visitor.finds('heading', 'Chat ended')
    await visitor.clicks('Forget me')
    await visitor.finds('alertdialog')
    await visitor.clicks('Forget me')
    await visitor.finds('heading', 'You have been forgotten')
    expect(await workspace.timesAsked('POST livechat/room.close')).to.equal(0)
    expect(await everythingStored()).to.deep.equal(NOTHING)
  })

  it('works for somebody who filled in the form and said nothing', async () => {
    const { visitor } = await openShop({ Livechat_registration_form: true })
    await visitor.opensPanel()
    await visitor.introducesThemselves()
    await asksToBeForgotten(visitor)
    await visitor.finds('heading', 'You have been forgotten')
    expect(await everythingStored()).to.deep.equal(NOTHING)
  })

  it('asks once, and cancelling changes nothing', async () => {
    const { visitor, workspace } = await beginConversation()
    await visitor.chooses('Forget me')
    await visitor.sees('your name and email address', 'The open chat will be ended first.')
    await visitor.clicks('Cancel')
    await visitor.losesSightOf('alertdialog')
    await visitor.seesMessages('Hello')
    expect((await workspace.log()).requests.some(({ method }) => method === 'DELETE')).to.equal(false)
  })

  it('gives a receipt that is gone on the next page', async () => {
    const { visitor } = await beginConversation()
    await asksToBeForgotten(visitor)
    await visitor.finds('button', 'Copy receipt')
    const files = visitor.collectsDownloads()
    await visitor.clicks('Download receipt')
    await waitFor(() => expect(files[0]?.text).to.contain('You have been forgotten'))
    await visitor.reloads()
    await visitor.opensPanel()
    await visitor.finds('textbox', 'Message')
    expect(visitor.has('heading', 'You have been forgotten')).to.equal(false)
  })

  it('says that it was already done when the server knows nobody any more', async () => {
    const { visitor, workspace } = await beginConversation({
      Livechat_Allow_collect_and_store_HTTP_header_informations: true,
    })
    const token = await workspace.token()
    await fetch(`${workspace.address}/api/v1/livechat/visitor/${token}`, { method: 'DELETE' })
    await asksToBeForgotten(visitor)
    await visitor.finds('heading', 'You have been forgotten')
    await visitor.sees('The server had no data about you any more')
    expect(await everythingStored()).to.deep.equal(NOTHING)
  })

  needs('storage')('goes on after the connection was lost, keeping nothing but what it needs', async () => {
    const { visitor, workspace } = await beginConversation()
    const token = await workspace.token()
    await visitor.chooses('Expand chat')
    await visitor.chooses('Turn sound off')
    await waitFor(() => expect(visitor.stored()).to.include.members(['size', 'sound']))
    await workspace.troubles({ kind: 'refuse', match: { path: 'livechat/*' } })
    await asksToBeForgotten(visitor)
    await visitor.sees('will be deleted as soon as it can be')
    const [wish, ...rest] = visitor.stored().sort()
    expect(wish).to.match(/^forget-/)
    expect(rest).to.deep.equal(['panel'])
    expect(JSON.stringify(await everythingStored()))
      .to.contain(token)
      .and.not.contain('guest')
      .and.not.contain('Hello')
    await workspace.recovers()
    visitor.page.dispatchEvent(new Event('online'))
    await visitor.finds('heading', 'You have been forgotten')
    expect(await everythingStored()).to.deep.equal(NOTHING)
  })

  needs('storage')('is finished by a later page when this one was closed too early', async () => {
    const { visitor, workspace } = await beginConversation()
    await workspace.troubles({ kind: 'refuse', match: { path: 'livechat/*' } })
    await asksToBeForgotten(visitor)
    await visitor.sees('will be deleted')
    visitor.closesTab()
    await workspace.recovers()
    const later = await visitor.opensAnotherTab()
    await waitFor(async () => expect(await everythingStored()).to.deep.equal(NOTHING))
    await later.finds('heading', 'You have been forgotten')
  })

  it('closes a room that this browser does not know of', async () => {
    const { visitor, workspace } = await openShop({ Livechat_registration_form: true })
    await visitor.opensPanel()
    await visitor.introducesThemselves()
    const token = await workspace.token()
    await workspace.ask(`livechat/room?token=${token}`)
    await asksToBeForgotten(visitor)
    await visitor.finds('heading', 'You have been forgotten')
    expect(await workspace.timesAsked('POST livechat/room.close')).to.equal(1)
  })

  it('waits for the agent where only the team ends conversations', async () => {
    const { visitor, workspace, agent } = await beginConversation({
      Omnichannel_allow_visitors_to_close_conversation: false,
    })
    await asksToBeForgotten(visitor)
    await visitor.sees('Your data will be deleted as soon as they have done so.')
    expect(visitor.stored()).to.not.include('visitor')
    const timesAsked = (): Promise<number> => workspace.timesAsked('DELETE livechat/visitor/:token')
    await waitFor(async () => expect(await timesAsked()).to.equal(1))
    await agent.closes()
    visitor.page.dispatchEvent(new Event('online'))
    await visitor.finds('heading', 'You have been forgotten')
    expect(await everythingStored()).to.deep.equal(NOTHING)
    expect(await timesAsked()).to.be.greaterThan(1)
  })

  it('lets a new chat begin meanwhile, with a token of its own', async () => {
    const { visitor, workspace, agent } = await beginConversation({
      Omnichannel_allow_visitors_to_close_conversation: false,
    })
    const token = await workspace.token()
    await asksToBeForgotten(visitor)
    await visitor.clicks('New chat')
    await visitor.finds('textbox', 'Message')
    await visitor.sees('Your data will be deleted.')
    await visitor.writes('Somebody else')
    await visitor.sees('Chat started')
    expect(await workspace.token()).not.to.equal(token)
    await agent.closes()
    visitor.page.dispatchEvent(new Event('online'))
    await visitor.seesNoMore('Your data will be deleted.')
    await visitor.seesMessages('Somebody else')
    expect(await workspace.ask(`livechat/visitor/${token}`).catch(String)).to.contain('invalid-token')
  })

  needs('storage')('closes an enlarged picture and what is known of the visitor in other tabs', async () => {
    const { visitor, agent } = await openShop({ Livechat_registration_form: true })
    await visitor.opensPanel()
    await visitor.introducesThemselves('Ada Lovelace')
    await visitor.writes('Hello')
    await agent.serves()
    await agent.sendsFile(await picture())
    const [looking, reading] = [await visitor.opensAnotherTab(), await visitor.opensAnotherTab()]
    await looking.clicks('swift.png')
    await looking.finds('dialog', 'swift.png')
    await reading.chooses('My data')
    await reading.sees('Ada Lovelace')
    await asksToBeForgotten(visitor)
    await looking.losesSightOf('dialog', 'swift.png')
    await reading.seesNoMore('Ada Lovelace')
    for (const tab of [looking, reading]) expect(tab.widget?.textContent).not.to.contain('Lovelace')
    await visitor.finds('heading', 'You have been forgotten')
  })

  // Where nobody looks, news that come by asking come once a minute. Insecure pages may not notify.
  needs('websocket', 'secure')('takes a notification back', async () => {
    const { visitor, agent } = await beginConversation({}, { head: NOTES })
    const { page } = visitor
    await visitor.chooses('Turn notifications on')
    await visitor.closesPanel()
    Object.defineProperty(page.Document.prototype, 'hidden', { value: true, configurable: true })
    page.document.dispatchEvent(new Event('visibilitychange'))
    await agent.replies('A secret')
    const notes = (): string[] => (page as unknown as { notes: string[] }).notes
    await waitFor(() => expect(notes()).to.include('A secret'))
    Object.defineProperty(page.Document.prototype, 'hidden', { value: false, configurable: true })
    page.document.dispatchEvent(new Event('visibilitychange'))
    await visitor.opensPanel()
    await asksToBeForgotten(visitor)
    await visitor.finds('heading', 'You have been forgotten')
    expect(notes()).not.to.include('A secret')
  })

  it('leaves no copy of a file in the browser’s cache', async () => {
    const { visitor, agent } = await beginConversation()
    await agent.sendsFile(await picture())
    const image = (await visitor.finds('img', 'swift.png')) as HTMLImageElement
    await waitFor(() => expect(image.naturalWidth).to.equal(64))
    const { src } = image
    const loads = (): Promise<boolean> =>
      new Promise((done) => {
        const again = visitor.page.document.createElement('img')
        again.onload = () => done(true)
        again.onerror = () => done(false)
        again.src = src
      })
    expect(await loads()).to.equal(true)
    await asksToBeForgotten(visitor)
    await visitor.finds('heading', 'You have been forgotten')
    await waitFor(async () => expect((await fetch(src, { cache: 'force-cache' })).ok).to.equal(false))
  })

  it('throws away words that were not sent', async () => {
    const { visitor, workspace } = await beginConversation()
    await workspace.troubles({ kind: 'refuse', match: { path: 'livechat/message' } })
    await visitor.writes('A secret')
    await visitor.sees('Waiting to be sent')
    if (!lacks('storage')) expect(visitor.unsent()).to.deep.equal(['A secret'])
    await visitor.types('And a draft')
    await asksToBeForgotten(visitor)
    await visitor.finds('heading', 'You have been forgotten')
    await workspace.recovers()
    await visitor.clicks('New chat')
    expect(((await visitor.finds('textbox', 'Message')) as HTMLTextAreaElement).value).to.equal('')
    await visitor.writes('I am new here')
    await visitor.sees('Chat started')
    const sent = (await workspace.requests('POST livechat/message')).filter(({ status }) => status === 200)
    expect(sent.map(({ body }) => (body as { msg: string }).msg)).to.deep.equal(['Hello', 'I am new here'])
  })
})
