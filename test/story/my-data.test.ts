import { waitFor } from '@testing-library/dom'
import { expect } from 'chai'
import { MovedPage } from '../embed/moved-page.ts'
import { needs } from '../engine.ts'
import { beginConversation, openShop, type Scene } from './shop.ts'
import type { Visitor } from './visitor.ts'

/** Ada has given her name and says hello. */
async function introduceAda(): Promise<Scene> {
  const scene = await openShop({ Livechat_registration_form: true })
  const { visitor, workspace } = scene
  await workspace.addsField('order', { label: 'Order number' })
  await visitor.reloads()
  await visitor.opensPanel()
  await visitor.fillsIn({ 'Order number': '1042' })
  await visitor.introducesThemselves()
  await visitor.writes('Hello')
  await visitor.finds('button', 'End chat')
  return scene
}

const token = (visitor: Visitor): string => (visitor.storedValue('visitor') as { token: string }).token

/** The page as a person reads it: each name and what stands beside it. */
const facts = (visitor: Visitor): Record<string, string> =>
  Object.fromEntries(
    [...visitor.widget!.querySelectorAll('dl > div')].map((row) => [
      (row.querySelector('dt') as HTMLElement).innerText,
      (row.querySelector('dd') as HTMLElement).innerText,
    ]),
  )

describe('My data', () => {
  it('shows what the server and this browser know, and of the token only enough to tell it', async () => {
    const { visitor } = await introduceAda()
    await visitor.chooses('My data')
    await visitor.finds('heading', 'My data')
    await waitFor(() => expect(facts(visitor)).to.have.property('Name'))
    const seen = facts(visitor)
    expect(seen).to.include({
      Name: 'Ada',
      Email: 'ada@example.com',
      'Order number': '1042',
      'Called by the team': 'guest-1',
    })
    expect(seen['Secret token']).to.equal(`${token(visitor).slice(0, 4)}…${token(visitor).slice(-4)}`)
    expect(seen['Who you are']).to.contain('Ada')
    expect(visitor.visibleText()).not.to.contain(token(visitor))
  })

  it('shows no token whole, neither one that was replaced nor one that is to be deleted', async () => {
    const { visitor, workspace } = await introduceAda()
    const first = token(visitor)
    await workspace.troubles({ kind: 'refuse', match: { path: 'livechat/room.close' } })
    await visitor.chooses('Forget me')
    await visitor.finds('alertdialog')
    await visitor.clicks('Forget me')
    await visitor.sees('as soon as it can be')
    await visitor.clicks('New chat')
    await visitor.introducesThemselves()
    const second = token(visitor)
    const page = visitor.page as unknown as { Linnet: { identify(who: object): Promise<void> } }
    const third = 'short-one'
    await workspace.ask('livechat/visitor', { visitor: { token: third, name: 'Ada' } })
    await page.Linnet.identify({ token: third })
    const files = visitor.collectsDownloads()
    await visitor.chooses('My data')
    await waitFor(() => expect(facts(visitor)).to.have.property('Name'))
    await visitor.sees('What is still to be done')
    await visitor.clicks('Download my data')
    await waitFor(() => expect(files).to.have.lengthOf(1))
    for (const secret of [first, second, third]) {
      expect(visitor.visibleText()).not.to.contain(secret)
      expect(files[0]!.text).not.to.contain(secret)
    }
    expect(files[0]!.text).to.contain(`${first.slice(0, 4)}…${first.slice(-4)}`)
  })

  it('names everything that the page has chosen for the visitor', async () => {
    const page = await MovedPage.opens()
    const { visitor } = page
    await page.talks()
    page.calls('setLanguage', 'en')
    page.calls('setBusinessUnit', 'unit-1')
    page.calls('setAgent', { _id: 'agent1', username: 'amira', name: 'Amira Haddad' })
    await visitor.chooses('My data')
    await waitFor(() => expect(facts(visitor)).to.include({ Language: 'en', 'Business unit': 'unit-1' }))
    expect(facts(visitor)['Chosen agent']).to.contain('Amira Haddad')
    expect(Object.keys(facts(visitor))).not.to.contain.oneOf(visitor.stored())
  })

  it('gives all of it to the visitor as a file, without the secret', async () => {
    const { visitor } = await introduceAda()
    const files = visitor.collectsDownloads()
    await visitor.chooses('My data')
    await visitor.sees('guest-1')
    await visitor.clicks('Download my data')
    await waitFor(() => expect(files).to.have.lengthOf(1))
    const { name, text } = files[0]!
    expect(name).to.equal('my-data.json')
    expect(text).not.to.contain(token(visitor))
    const data = JSON.parse(text)
    expect(data.server.visitor).to.include({ name: 'Ada', username: 'guest-1' })
    expect(data.server.conversation.map((message: { text: string }) => message.text)).to.include('Hello')
    expect(data.browser).to.have.property('room')
  })

  it('lets the visitor correct their name and email', async () => {
    const { visitor, workspace } = await introduceAda()
    await visitor.chooses('My data')
    await visitor.clicks('Correct name or email')
    await visitor.fillsIn({ Name: 'Ada Lovelace', Email: 'nobody' })
    await visitor.clicks('Save')
    await visitor.sees('Please enter an email address')
    await visitor.fillsIn({ Email: 'lovelace@example.com' })
    await visitor.clicks('Save')
    await visitor.finds('button', 'Correct name or email')
    await waitFor(() => expect(facts(visitor)).to.include({ Name: 'Ada Lovelace', Email: 'lovelace@example.com' }))
    expect(await workspace.visitor(token(visitor))).to.have.property('name', 'Ada Lovelace')
    expect(visitor.storedValue('visitor')).to.have.property('name', 'Ada Lovelace')
  })

  it('leads to being forgotten', async () => {
    const { visitor } = await introduceAda()
    await visitor.chooses('My data')
    await visitor.clicks('Forget me')
    await visitor.finds('alertdialog', 'Forget me?')
    await visitor.clicks('Forget me')
    await visitor.finds('heading', 'You have been forgotten')
    expect(visitor.stored()).to.deep.equal([])
  })

  needs('secure')('shows what the visitor has agreed to', async () => {
    const { visitor } = await openShop({ Livechat_force_accept_data_processing_consent: true })
    await visitor.opensPanel()
    await visitor.clicks('I agree')
    await visitor.writes('Hello')
    await visitor.finds('button', 'End chat')
    await visitor.chooses('My data')
    await visitor.finds('heading', 'What you agreed to')
    const { hash } = visitor.storedValue('consent') as { hash: string }
    expect(facts(visitor)).to.include({ 'Fingerprint (SHA-256)': hash })
    await visitor.sees('To answer you we store and process')
  })

  it('says so when the server cannot be asked, shows what is here, and tries again', async () => {
    const { visitor, workspace } = await introduceAda()
    await workspace.troubles({ kind: 'refuse', match: { method: 'GET', path: 'livechat/visitor/:token' } })
    await visitor.chooses('My data')
    await visitor.sees('The chat cannot be reached at the moment.', 'Who you are')
    await workspace.recovers()
    await visitor.clicks('Try again')
    await visitor.sees('Known since')
  })

  it('has nothing to say any more when the visitor is forgotten while the server is asked', async () => {
    const { visitor, workspace } = await beginConversation()
    const wrong: unknown[] = []
    visitor.page.addEventListener('unhandledrejection', ({ reason }) => wrong.push(String(reason)))
    await workspace.troubles({ kind: 'delay', ms: 3000, match: { method: 'GET', path: 'livechat/visitor/:token' } })
    await visitor.chooses('My data')
    await visitor.finds('img', 'Loading…')
    await visitor.clicks('Back')
    await visitor.chooses('Forget me')
    await visitor.clicks('Forget me')
    await visitor.sees('The server has deleted your data')
    expect(wrong).to.deep.equal([])
  })

  it('goes back to the conversation, by button and by Escape, with the words kept', async () => {
    const { visitor } = await beginConversation()
    await visitor.types('Half a sen')
    await visitor.chooses('My data')
    await visitor.finds('heading', 'My data')
    await visitor.clicks('Back')
    expect(((await visitor.finds('textbox', 'Message')) as HTMLTextAreaElement).value).to.equal('Half a sen')
    await visitor.chooses('My data')
    await visitor.presses('Escape')
    await visitor.finds('textbox', 'Message')
    await visitor.finds('dialog')
  })
})

describe('While the conversation goes on', () => {
  it('a copy can be sent by email, where the server allows it', async () => {
    const { visitor, workspace } = await beginConversation({ Livechat_enable_transcript: true })
    await visitor.chooses('Send me a copy by email')
    await visitor.fillsIn({ Email: 'ada@example.com' })
    await visitor.clicks('Send me a copy by email')
    await visitor.sees('A copy is on its way to ada@example.com.')
    expect(await workspace.mails()).to.have.lengthOf(1)
    await visitor.clicks('Back')
    await visitor.seesMessages('Hello')
  })

  it('no copy by email is offered where the server does not allow it', async () => {
    const { visitor } = await beginConversation()
    await visitor.clicks('Options')
    await visitor.finds('menuitem', 'My data')
    expect(visitor.has('menuitem', 'Send me a copy by email')).to.equal(false)
  })

  it('it can be kept as a page and as data', async () => {
    const { visitor } = await beginConversation()
    const files = visitor.collectsDownloads()
    await visitor.chooses('Download conversation')
    await waitFor(() => expect(files).to.have.lengthOf(1))
    await visitor.chooses('Download as data')
    await waitFor(() => expect(files).to.have.lengthOf(2))
    expect(files.map(({ name }) => name.split('.')[1])).to.deep.equal(['html', 'json'])
    for (const { text } of files) expect(text).to.contain('Hello')
  })

  it('says so when it cannot be fetched, and offers to try again', async () => {
    const { visitor, workspace } = await beginConversation()
    const files = visitor.collectsDownloads()
    await workspace.troubles({ kind: 'refuse', match: { path: 'livechat/messages.history/:rid' } })
    await visitor.chooses('Download conversation')
    await visitor.sees('The conversation could not be fetched from the server.')
    await workspace.recovers()
    await visitor.clicks('Download as a page')
    await waitFor(() => expect(files).to.have.lengthOf(1))
  })
})
