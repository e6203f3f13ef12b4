import { waitFor } from '@testing-library/dom'
import { expect } from 'chai'
import { needs } from '../engine.ts'
import { openShop, type Scene } from './shop.ts'
import type { Visitor } from './visitor.ts'

const openStrictShop = (settings: Record<string, unknown> = {}): Promise<Scene> =>
  openShop({
    Livechat_force_accept_data_processing_consent: true,
    Livechat_data_processing_consent_text:
      'We keep your words for a year. See https://example.com/privacy and our [terms](https://example.com/terms).',
    ...settings,
  })

const SHA256 =
  /** Of the text above and of what is said about forgetting. */
  async (text: string): Promise<string> =>
    [...new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))]
      .map((byte) => byte.toString(16).padStart(2, '0'))
      .join('')

const identify = (visitor: Visitor, identity: object): Promise<void> =>
  (visitor.page as unknown as { Linnet: { identify(identity: object): Promise<void> } }).Linnet.identify(identity)

describe('Where the visitor must agree first', () => {
  it('comes before everything else, in the admin’s words', async () => {
    const { visitor } = await openStrictShop({ Livechat_registration_form: true })
    await visitor.opensPanel()
    await visitor.finds('heading', 'Before we start')
    await visitor.sees('We keep your words for a year.', 'choose “Forget me”')
    const link = (await visitor.finds('link', 'https://example.com/privacy')) as HTMLAnchorElement
    expect(link.rel).to.contain('noopener')
    expect(((await visitor.finds('link', 'terms (example.com)')) as HTMLAnchorElement).href).to.equal(
      'https://example.com/terms',
    )
    expect(visitor.has('textbox')).to.equal(false)
    await visitor.clicks('I agree')
    await visitor.finds('textbox', 'Name')
  })

  it('nothing is stored and nothing is sent until then, nor before they write', async () => {
    const { visitor, workspace } = await openStrictShop()
    await visitor.opensPanel()
    await visitor.clicks('I agree')
    await visitor.finds('textbox', 'Message')
    expect(visitor.stored()).to.deep.equal([])
    const { requests, sockets } = await workspace.log()
    const asked = requests
      .map(({ method, route }) => `${method} ${route}`)
      .filter((call) => call.includes(' livechat/'))
    expect(new Set(asked)).to.deep.equal(new Set(['GET livechat/config']))
    expect(sockets.everOpened).to.equal(0)
  })

  needs('secure')('keeps with the visitor what they agreed to, when, and its fingerprint', async () => {
    const { visitor } = await openStrictShop()
    await visitor.opensPanel()
    await visitor.clicks('I agree')
    await visitor.writes('Hello')
    await visitor.finds('button', 'End chat')
    const consent = visitor.storedValue('consent') as { text: string; at: number; hash: string }
    expect(consent.text).to.match(/^We keep your words for a year/)
    expect(Date.now() - consent.at).to.be.lessThan(30_000)
    expect(consent.hash).to.equal(await SHA256(consent.text))
  })

  it('asks once, and again when the admin has changed the words', async () => {
    const { visitor, workspace } = await openStrictShop()
    await visitor.opensPanel()
    await visitor.clicks('I agree')
    await visitor.writes('Hello')
    await visitor.clicks('End chat')
    await visitor.clicks('End chat')
    await visitor.finds('heading', 'Chat ended')
    await visitor.reloads()
    await visitor.finds('textbox', 'Message')
    await workspace.sets('Livechat_data_processing_consent_text', 'From now on we keep them for ever.')
    await visitor.reloads()
    await visitor.finds('button', 'I agree')
    await visitor.sees('for ever')
  })

  it('the visitor may also say not now', async () => {
    const { visitor } = await openStrictShop()
    await visitor.opensPanel()
    await visitor.clicks('Not now')
    await visitor.losesSightOf('dialog')
    await visitor.opensPanel()
    await visitor.finds('button', 'I agree')
  })

  it('the page’s word about who they are waits', async () => {
    const { visitor, workspace } = await openStrictShop()
    await visitor.opensPanel()
    await visitor.finds('button', 'I agree')
    const identified = identify(visitor, { name: 'Ada', email: 'ada@example.com' })
    await visitor.closesPanel()
    await visitor.opensPanel()
    expect(visitor.stored()).to.deep.equal([])
    expect(await workspace.timesAsked('POST livechat/visitor')).to.equal(0)
    await visitor.clicks('I agree')
    await identified
    await waitFor(() => expect(visitor.storedValue('visitor')).to.have.property('name', 'Ada'))
  })

  it('is forgotten with the visitor, and the next one is asked', async () => {
    const { visitor } = await openStrictShop()
    await visitor.opensPanel()
    await visitor.clicks('I agree')
    await visitor.writes('Hello')
    await visitor.finds('button', 'End chat')
    await visitor.chooses('Forget me')
    await visitor.clicks('Forget me')
    await visitor.finds('heading', 'You have been forgotten')
    expect(visitor.stored()).to.deep.equal([])
    await visitor.clicks('New chat')
    await visitor.finds('button', 'I agree')
  })

  it('comes before the offline form too, and in our words where the admin has none', async () => {
    const { visitor, workspace } = await openStrictShop({ Livechat_data_processing_consent_text: '' })
    await workspace.everybodyGoesHome()
    await visitor.reloads()
    await visitor.opensPanel()
    await visitor.sees('To answer you we store and process what you write here')
    await visitor.clicks('I agree')
    await visitor.sees('Leave a message')
  })
})
