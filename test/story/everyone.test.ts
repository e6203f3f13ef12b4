import { waitFor } from '@testing-library/dom'
import { emulateMedia, executeServerCommand } from '@web/test-runner-commands'
import { expect } from 'chai'
import { engine, itIn } from '../engine.ts'
import { Inspector } from './inspector.ts'
import { picture } from './picture.ts'
import { beginConversation, openShop } from './shop.ts'
import type { Visitor } from './visitor.ts'

const plain = (text: string) => ({ type: 'plain_text', text })

const LONG = 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnung'

/** No screen may be given up half way: this many have been looked at. */
let screens = 0

describe('Nothing stands in anybody’s way', function () {
  // Each of these goes through many screens, and looks at each from four sides.
  this.timeout(90_000)

  const likes = (media: Parameters<typeof emulateMedia>[0]) => engine === 'chromium' && emulateMedia(media)

  beforeEach(() => likes({ colorScheme: 'light', reducedMotion: 'reduce' }))

  after(() => expect(screens).to.equal(35))

  it('from the launcher to the first words', async () => {
    const { visitor, workspace } = await openShop({
      Livechat_registration_form: true,
      Livechat_force_accept_data_processing_consent: true,
      Livechat_data_processing_consent_text: `${LONG} ${'We keep your words for a year. '.repeat(40)}`,
    })
    await workspace.addsDepartment('Sales')
    await workspace.addsField('order', { label: 'Order number', required: true, regexp: '^\\d+$' })
    await workspace.addsField('bird', { label: `Bird ${LONG}`, type: 'select', options: 'wren, linnet' })
    await workspace.troubles({ kind: 'delay', ms: 60_000, match: { path: 'livechat/config' } })
    await visitor.reloads()
    let inspector = await Inspector.accompanies(visitor)
    await inspector.sees('launcher')
    await visitor.opensPanel()
    await visitor.sees('Loading…')
    await inspector.sees('loading')
    await workspace.troubles({ kind: 'clear' }, { kind: 'refuse', match: { path: 'livechat/config' } })
    await visitor.reloads()
    inspector = await inspector.goesOn()
    await visitor.opensPanel()
    await visitor.sees('The chat cannot be reached')
    await inspector.sees('unreachable')
    await workspace.recovers()
    await visitor.clicks('Try again')
    await visitor.finds('button', 'I agree')
    await inspector.sees('consent')
    await visitor.clicks('I agree')
    await visitor.finds('textbox', /^Order/)
    await inspector.sees('registration')
    await visitor.fillsIn({ Email: 'nobody' })
    await visitor.clicks('Start chat')
    await visitor.sees('Please fill this in.', 'Please enter an email address')
    await inspector.sees('registration with complaints')
    await visitor.fillsIn({ 'Order number': '1042' })
    await visitor.introducesThemselves()
    await inspector.sees('empty conversation')
    screens += inspector.seen.length
  })

  it('while nobody is there', async () => {
    const { visitor, workspace } = await openShop({ Livechat_offline_email: 'team@example.com' })
    await workspace.everybodyGoesHome()
    await visitor.reloads()
    let inspector = await Inspector.accompanies(visitor)
    await visitor.opensPanel()
    await visitor.finds('textbox', 'Message')
    await inspector.sees('offline form')
    await visitor.clicks('Send')
    await visitor.sees('Please fill this in.')
    await inspector.sees('offline form with complaints')
    await visitor.fillsIn({ Name: 'Ada', Email: 'ada@example.com', Message: 'Are you there?' })
    await visitor.clicks('Send')
    await visitor.losesSightOf('textbox', 'Message')
    await inspector.sees('offline message sent')
    await workspace.sets('Livechat_display_offline_form', false)
    await visitor.reloads()
    inspector = await inspector.goesOn()
    await visitor.opensPanel()
    await visitor.sees('Nobody is here right now. Please come back later.')
    await inspector.sees('offline without a form')
    screens += inspector.seen.length
  })

  it('in a conversation', async () => {
    const { visitor, workspace, agent } = await openShop({
      Livechat_enable_transcript: true,
      Livechat_Routing_Method: 'Manual_Selection',
    })
    const inspector = await Inspector.accompanies(visitor)
    await visitor.opensPanel()
    await visitor.writes('Hello')
    await visitor.sees('Please wait')
    await inspector.sees('waiting for an agent')
    await agent.takes()
    await visitor.sees('Amira Haddad joined')
    await agent.replies(`*Bold* _and_ \`code\` ${LONG}\n> quoted\n- one\n- two\nhttps://example.com`)
    await agent.sendsFile(await picture(), 'A swift')
    await agent.sendsFile(new File(['x'], 'a paper.pdf', { type: 'application/pdf' }))
    await visitor.finds('button', 'A swift')
    await agent.isTyping()
    await visitor.sees('is typing')
    await inspector.sees('conversation with files, while the agent types')
    await visitor.clicks('A swift')
    await visitor.finds('dialog', 'A swift')
    await inspector.sees('picture over the page')
    await visitor.presses('Escape')
    await visitor.losesSightOf('dialog', 'A swift')
    await visitor.closesPanel()
    await agent.replies('Still there?')
    await visitor.finds('status', '1 unread message')
    await inspector.sees('launcher with unread messages')
    await visitor.opensPanel()
    await visitor.clicks('Options')
    await visitor.finds('menuitem', 'My data')
    await inspector.sees('menu')
    // A phone that is turned closes its menu.
    if (visitor.has('menu')) await visitor.presses('Escape')
    await visitor.chooses('My data')
    await visitor.sees('Called by the team')
    await inspector.sees('My data')
    await visitor.clicks('Correct name or email')
    await visitor.finds('textbox', /^Name/)
    await inspector.sees('correcting a name')
    await visitor.clicks('Back')
    await visitor.chooses('Send me a copy by email')
    await visitor.finds('heading', 'Send me a copy by email')
    await inspector.sees('transcript')
    await visitor.clicks('Back')
    await visitor.attaches(await picture())
    await visitor.finds('textbox', /aption/)
    await inspector.sees('files to be sent')
    await visitor.clicks('Remove swift.png')
    await visitor.clicks('Change message')
    await visitor.finds('button', 'Edit')
    await inspector.sees('what can be done with a message')
    await visitor.clicks('Edit')
    await visitor.finds('textbox', 'Edit message')
    await inspector.sees('a message being edited')
    await visitor.presses('Escape')
    await visitor.types('x'.repeat(200))
    await inspector.sees('long words being written')
    await workspace.troubles({ kind: 'answer', status: 400, match: { method: 'POST', path: 'livechat/message' } })
    await visitor.writes(' and more')
    await visitor.finds('button', 'Try again')
    await inspector.sees('a message that was refused')
    await workspace.troubles({ kind: 'refuse' }, { kind: 'refuse-sockets' }, { kind: 'cut' })
    visitor.losesNetwork()
    await visitor.sees('You are offline')
    await inspector.sees('without a network')
    screens += inspector.seen.length
  })

  it('in what few chats have', async () => {
    const { visitor, workspace, agent } = await openShop({ Livechat_background: '#ffe4b5' })
    await workspace.addsDepartment('Sales')
    await workspace.addsDepartment('Support', {}, ['agent2'])
    await workspace.addsTrigger({ name: 'time-on-site', value: '0' })
    await visitor.reloads()
    const inspector = await Inspector.accompanies(visitor)
    await visitor.sees('May I help?')
    await inspector.sees('invitation')
    await visitor.clicks('Start chat')
    await visitor.writes('Hello')
    await agent.serves()
    await visitor.sees('Amira Haddad joined')
    await workspace.posts(agent.rid, {
      msg: '',
      blocks: [
        { type: 'section', text: plain('Your *parcel*'), fields: [plain('Order'), plain('1042')] },
        { type: 'context', elements: [plain('Today')] },
        {
          type: 'actions',
          elements: [
            { type: 'button', appId: 'app', actionId: 'a', text: plain('Track it') },
            { type: 'button', appId: 'app', actionId: 'b', text: plain('Send it back'), style: 'danger' },
            {
              type: 'static_select',
              appId: 'app',
              actionId: 'c',
              placeholder: plain('When?'),
              options: [{ text: plain('Today'), value: 'today' }],
            },
            { type: 'datepicker', appId: 'app', actionId: 'd', placeholder: plain('Which day?') },
          ],
        },
      ],
    })
    await visitor.finds('button', 'Track it')
    await inspector.sees('blocks of an app, on a background')
    await visitor.clicks('Emoji')
    await visitor.finds('searchbox')
    await inspector.sees('emoji picker')
    if (visitor.has('searchbox')) await visitor.presses('Escape')
    await visitor.chooses('Change department')
    await visitor.finds('combobox', /^Department/)
    await inspector.sees('change of department')
    screens += inspector.seen.length
  })

  it('in a farewell', async () => {
    const { visitor, workspace } = await beginConversation({ Livechat_enable_transcript: true })
    const inspector = await Inspector.accompanies(visitor)
    await visitor.clicks('End chat')
    await visitor.finds('alertdialog')
    await inspector.sees('question whether to end')
    await visitor.clicks('End chat')
    await visitor.finds('button', 'Rate this chat')
    await inspector.sees('the end')
    await visitor.clicks('Rate this chat')
    await visitor.finds('button', 'Send rating')
    await inspector.sees('rating')
    await visitor.clicks('Forget me')
    await visitor.finds('alertdialog')
    await inspector.sees('question whether to forget')
    await workspace.troubles({ kind: 'refuse', match: { path: 'livechat/visitor/:token' } })
    await visitor.clicks('Forget me')
    await visitor.sees('will be deleted')
    await inspector.sees('being forgotten')
    await workspace.recovers()
    visitor.findsNetwork()
    await visitor.finds('button', 'Copy receipt')
    await inspector.sees('receipt')
    screens += inspector.seen.length
  })
})

describe('What the visitor has asked of their system', () => {
  const it = itIn(['chromium'], 'no other driver can pretend it')

  const prefers = (features: Record<string, string>): Promise<unknown> =>
    executeServerCommand('media features', features)

  afterEach(() => engine === 'chromium' && prefers({}))

  const borderOf = (visitor: Visitor, element: Element): string => visitor.page.getComputedStyle(element).borderTopColor

  it('is that nothing moves', async () => {
    await prefers({ 'prefers-reduced-motion': 'reduce' })
    const { visitor, agent } = await beginConversation()
    await agent.isTyping()
    await visitor.sees('is typing')
    const moving = visitor.page.document.getAnimations().map(({ effect }) => effect?.getComputedTiming().duration)
    expect(moving.filter(Boolean)).to.deep.equal([])
  })

  it('is to see where things end when the system’s colours are forced', async () => {
    await prefers({ 'forced-colors': 'active' })
    const { visitor } = await beginConversation()
    const text = visitor.page.getComputedStyle(await visitor.finds('log')).color
    const panel = await visitor.finds('dialog')
    await waitFor(() => expect(borderOf(visitor, panel)).to.equal(text))
    expect(visitor.page.getComputedStyle(panel).borderTopWidth).to.equal('1px')
    const launcher = await visitor.finds('button', 'Rocket.Chat')
    expect(borderOf(visitor, launcher)).to.equal(visitor.page.getComputedStyle(launcher).color)
  })

  it('is more contrast', async () => {
    await prefers({ 'prefers-contrast': 'more' })
    const { visitor } = await beginConversation()
    const bubble = (await visitor.finds('article')).querySelector('.bubble') as Element
    const strong = visitor.page.getComputedStyle(await visitor.finds('log')).color
    await waitFor(() => expect(borderOf(visitor, bubble)).to.equal(strong))
    const time = (await visitor.finds('article')).querySelector('footer') as Element
    expect(visitor.page.getComputedStyle(time).color).to.equal(strong)
  })
})
