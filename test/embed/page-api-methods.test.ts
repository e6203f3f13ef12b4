import { waitFor } from '@testing-library/dom'
import { expect } from 'chai'
import { Visitor } from '../story/visitor.ts'
import { Workspace } from '../story/workspace.ts'
import { MovedPage, pageWith, snippet } from './moved-page.ts'

const TOKEN = 'a-token-of-the-shop'

/** A conversation that somebody has had elsewhere. */
async function conversationElsewhere({ workspace }: MovedPage, token = TOKEN): Promise<string> {
  await workspace.ask('livechat/visitor', { visitor: { token, name: 'Ada' } })
  const { room } = await workspace.ask(`livechat/room?token=${token}`)
  const rid = (room as { _id: string })._id
  await workspace.ask('livechat/message', { token, rid, msg: 'Earlier words' })
  return rid
}

async function addsField(workspace: Workspace, field: string): Promise<void> {
  const customField = {
    customFieldData: { field, label: field, scope: 'visitor', visibility: 'visible', regexp: '', searchable: false },
    customFieldId: null,
  }
  await workspace.ask('livechat/custom-fields.save', customField, 'admin')
}

/** A page whose workspace was prepared before it was opened. */
async function opensWith(prepare: (workspace: Workspace) => Promise<unknown>, settings = {}): Promise<MovedPage> {
  const workspace = await Workspace.open({ Livechat_registration_form: false, ...settings })
  await prepare(workspace)
  return MovedPage.opensAt(workspace)
}

async function addsTwoTeams(workspace: Workspace): Promise<void> {
  await workspace.addsDepartment('Sales')
  await workspace.addsDepartment('Support', {}, ['agent2'])
}

const asked = (page: MovedPage, call: string): Promise<number> => page.workspace.timesAsked(call)

describe('The methods of the page API', () => {
  describe('initialize', () => {
    it('applies several settings and passes over what it does not know', async () => {
      const page = await MovedPage.opens({ Livechat_registration_form: true })
      const theme = { title: 'Ask us' }
      page.calls('initialize', { theme, guestName: 'Ada', guestEmail: undefined, whatever: 1 })
      await page.visitor.opensPanel()
      await page.visitor.finds('dialog', 'Ask us')
      expect(((await page.visitor.finds('textbox', 'Name')) as HTMLInputElement).value).to.equal('Ada')
      expect(theme).to.deep.equal({ title: 'Ask us' })
      expect(page.printed).to.deep.equal([])
    })

    it('takes custom fields as tuples, and says so when they are no list', async () => {
      const page = await opensWith(async (workspace) => {
        for (const field of ['plan', 'cart']) await addsField(workspace, field)
      })
      page.calls('initialize', { setCustomFields: 'plan', customField: ['cart', '3', true] })
      await page.prints(/^error: \[linnet\] .*setCustomFields/)
      page.calls('initialize', { setCustomFields: [['plan', 'gold', true]], registerGuest: { name: 'Ada' } })
      await page.isKnownAs({ livechatData: { cart: '3', plan: 'gold' } })
    })

    it('ignores what is no object', async () => {
      const page = await MovedPage.opens()
      page.calls('initialize', undefined)
      page.calls('initialize', 'theme')
      page.calls('initialize', { setCustomFields: 'plan' })
      await page.prints(/setCustomFields/)
      expect(page.printed).to.have.lengthOf(1)
    })
  })

  it('pageVisited: tells the page to the agents of a conversation, without the query', async () => {
    const page = await MovedPage.opens()
    page.calls('pageVisited', 'url')
    expect(await asked(page, 'POST livechat/page.visited')).to.equal(0)
    await page.talks()
    const visits = (): ReturnType<Workspace['requests']> => page.workspace.requests('POST livechat/page.visited')
    await waitFor(async () => expect(await visits()).to.have.length(1))
    page.calls('pageVisited', 'url')
    await waitFor(async () => expect(await visits()).to.have.length(2))
    for (const { body } of await visits()) expect(JSON.stringify(body)).to.contain('/page/moved"')
  })

  describe('setCustomField', () => {
    it('waits for a visitor, and is then sent', async () => {
      const page = await opensWith((workspace) => addsField(workspace, 'plan'))
      page.calls('setCustomField', 'plan', 'gold')
      expect(page.visitor.stored()).to.deep.equal([])
      await page.talks()
      await page.isKnownAs({ livechatData: { plan: 'gold' } })
    })

    it('keeps what is there when it shall not overwrite', async () => {
      const page = await opensWith((workspace) => addsField(workspace, 'plan'))
      page.calls('registerGuest', { name: 'Ada' })
      page.calls('setCustomField', 'plan', 'gold')
      await page.isKnownAs({ livechatData: { plan: 'gold' } })
      page.calls('setCustomField', 'plan', 'silver', false)
      page.calls('setCustomField', '', 'nothing')
      await waitFor(async () => expect(await asked(page, 'POST livechat/custom.field')).to.equal(2))
      await page.isKnownAs({ livechatData: { plan: 'gold' } })
    })

    it('says so when the server has no such field, and sends the next one', async () => {
      const page = await opensWith((workspace) => addsField(workspace, 'plan'))
      page.calls('setCustomField', 'nowhere', '1')
      page.calls('setCustomField', 'plan', 'gold')
      page.calls('registerGuest', { name: 'Ada' })
      await page.isKnownAs({ livechatData: { plan: 'gold' } })
      await page.prints(/"nowhere" was refused/)
    })
  })

  describe('setTheme', () => {
    it('changes what it mentions, keeps the rest, and gives back what is undefined', async () => {
      const page = await MovedPage.opens({ Livechat_title: 'From the server' })
      page.calls('setTheme', { color: 'rgb(1, 2, 3)', title: 'Ask us' })
      page.calls('setTheme', { position: 'left' })
      const launcher = await page.visitor.finds('button', 'Ask us')
      expect(page.visitor.paint(launcher)).to.equal('rgb(1, 2, 3)')
      expect(launcher.getBoundingClientRect().left).to.equal(16)
      page.calls('setTheme', { title: undefined })
      await page.visitor.finds('button', 'From the server')
    })

    it('colours everything that can be coloured, so that it can be read', async () => {
      const page = await MovedPage.opens()
      const colours = { fontColor: 'rgb(1, 1, 1)', iconColor: 'rgb(2, 2, 2)', background: 'rgb(3, 3, 3)' }
      const bubbles = { guestBubbleBackgroundColor: 'rgb(4, 4, 4)', agentBubbleBackgroundColor: 'rgb(250, 250, 250)' }
      page.calls('setTheme', { ...colours, ...bubbles, hideAgentAvatar: true, color: 'not a colour' })
      await page.talks()
      await page.agent.replies('Good morning')
      await page.visitor.sees('Good morning')
      const style = (selector: string): CSSStyleDeclaration =>
        page.visitor.page.getComputedStyle(page.visitor.widget?.querySelector(selector) as Element)
      await waitFor(() => expect(style('.theirs .bubble').backgroundColor).to.equal('rgb(250, 250, 250)'))
      expect(style('.theirs .bubble').color).to.match(/^oklch\(0 0 0\)|^rgb\(0, 0, 0\)/)
      expect(style('.own .bubble').backgroundColor).to.equal('rgb(4, 4, 4)')
      expect(style('.own .bubble').color).to.match(/^oklch\(1 0 0\)|^rgb\(255, 255, 255\)/)
      expect(style('.messages').backgroundColor).to.equal('rgb(3, 3, 3)')
      expect(style('.header').color).to.equal('rgb(1, 1, 1)')
      expect(style('.launcher').color).to.equal('rgb(2, 2, 2)')
      expect(style('.theirs .avatar').display).to.equal('none')
    })

    it('drops a side that there is not, with a warning', async () => {
      const page = await MovedPage.opens()
      page.calls('setTheme', { position: 'top', title: 'Ask us' })
      await page.prints(/^warn: \[linnet\] "position"/)
      const launcher = await page.visitor.finds('button', 'Ask us')
      expect(launcher.getBoundingClientRect().left).to.be.greaterThan(500)
    })
  })

  describe('setDepartment and clearDepartment', () => {
    it('preselect it by id or name, and take it back', async () => {
      const page = await opensWith((workspace) => workspace.addsDepartment('Sales'), {
        Livechat_registration_form: true,
      })
      await page.visitor.opensPanel()
      const choice = (await page.visitor.finds('combobox', /^Department/)) as HTMLSelectElement
      page.calls('setDepartment', 'Sales')
      await waitFor(() => expect(choice.selectedOptions[0]?.text).to.equal('Sales'))
      page.calls('clearDepartment')
      await waitFor(() => expect(choice.value).to.equal(''))
    })

    it('send it where the form has no field for it', async () => {
      let sales = ''
      const page = await opensWith(async (workspace) => {
        sales = await workspace.addsDepartment('Sales', { showOnRegistration: false })
      })
      page.calls('setDepartment', sales)
      await page.talks()
      await page.isKnownAs({ department: sales })
    })

    it('warn about one that there is not, and choose none', async () => {
      const page = await opensWith((workspace) => workspace.addsDepartment('Sales'))
      page.calls('setDepartment', 'Sales')
      page.calls('setDepartment', 'sales')
      await page.prints(/^warn: \[linnet\] There is no department "sales"/)
      await page.talks()
      expect(await page.knownVisitor()).not.to.have.property('department')
    })
  })

  describe('setBusinessUnit and clearBusinessUnit', () => {
    it('ask for the configuration of the unit, and of all again', async () => {
      const page = await MovedPage.opens()
      page.calls('setBusinessUnit', 'unit-1')
      const units = async (): Promise<(string | undefined)[]> =>
        (await page.workspace.requests('GET livechat/config')).map(({ query }) => query?.['businessUnit'])
      await waitFor(async () => expect((await units()).at(-1)).to.equal('unit-1'))
      page.calls('clearBusinessUnit')
      await waitFor(async () => expect((await units()).at(-1)).to.equal(undefined))
    })

    it('is kept for a known visitor', async () => {
      const page = await MovedPage.opens()
      page.calls('registerGuest', { token: TOKEN, name: 'Ada' })
      await page.isKnownAs({ name: 'Ada' })
      page.calls('setBusinessUnit', 'unit-1')
      const units = async (): Promise<(string | undefined)[]> =>
        (await page.workspace.requests('GET livechat/config')).map(({ query }) => query?.['businessUnit'])
      await waitFor(async () => expect((await units()).at(-1)).to.equal('unit-1'))
      const asked = (await units()).length
      await page.visitor.reloads()
      await waitFor(async () => expect((await units()).slice(asked)).to.include('unit-1'))
      await waitFor(() => expect(page.livechat).to.be.an('object'))
      expect(page.visitor.stored()).to.include('unit')
      page.calls('clearBusinessUnit')
      await waitFor(async () => expect((await units()).at(-1)).to.equal(undefined))
      expect(page.visitor.stored()).not.to.include('unit')
    })

    it('complain about a blank unit', async () => {
      const page = await MovedPage.opens()
      page.calls('setBusinessUnit', ' ')
      await page.prints(/^error: \[linnet\] "setBusinessUnit"/)
    })
  })

  describe('setGuestToken', () => {
    it('makes them that visitor, with their conversation', async () => {
      const page = await MovedPage.opens()
      await conversationElsewhere(page)
      page.calls('setGuestToken', TOKEN)
      await page.visitor.opensPanel()
      await page.visitor.sees('Earlier words')
    })

    it('does nothing when it is the same', async () => {
      const page = await MovedPage.opens()
      page.calls('setGuestToken', TOKEN)
      await page.isKnownAs({ token: TOKEN })
      const before = (await page.workspace.log()).requests.length
      page.calls('setGuestToken', TOKEN)
      page.calls('setGuestToken', undefined)
      page.calls('setGuestName', 'Ada')
      await page.isKnownAs({ name: 'Ada' })
      const since = (await page.workspace.log()).requests.slice(before).map(({ method, route }) => `${method} ${route}`)
      expect(since.filter((call) => !call.startsWith('GET livechat/visitor'))).to.deep.equal(['POST livechat/visitor'])
    })
  })

  for (const [method, label, key, value] of [
    ['setGuestName', 'Name', 'name', 'Ada'],
    ['setGuestEmail', 'Email', 'email', 'ada@example.com'],
  ] as const) {
    it(`${method}: fills in the form, and later tells the server`, async () => {
      const page = await MovedPage.opens({ Livechat_registration_form: true })
      page.calls(method, value)
      await page.visitor.opensPanel()
      const field = (await page.visitor.finds('textbox', label)) as HTMLInputElement
      await waitFor(() => expect(field.value).to.equal(value))
      expect(page.visitor.stored()).to.deep.equal([])
      await page.visitor.introducesThemselves('Grace', 'grace@example.com')
      page.calls(method, value)
      await page.isKnownAs(key === 'name' ? { name: value } : { visitorEmails: [{ address: value }] })
    })
  }

  describe('registerGuest', () => {
    it('registers without the form, with everything that is known', async () => {
      const page = await opensWith(
        async (workspace) => {
          await addsField(workspace, 'plan')
          await workspace.addsDepartment('Sales')
        },
        { Livechat_registration_form: true },
      )
      const customFields = [{ key: 'plan', value: 'gold', overwrite: true }]
      page.calls('registerGuest', {
        token: TOKEN,
        name: 'Ada',
        email: 'ada@example.com',
        department: 'Sales',
        phone: '+15550100',
        customFields,
      })
      await page.isKnownAs({
        token: TOKEN,
        name: 'Ada',
        phone: [{ phoneNumber: '+15550100' }],
        livechatData: { plan: 'gold' },
      })
      await page.visitor.opensPanel()
      await page.visitor.finds('textbox', 'Message')
    })

    it('makes a token where there is none, and ignores what is no object', async () => {
      const page = await MovedPage.opens()
      page.calls('registerGuest', 'Ada')
      page.calls('registerGuest', null)
      page.calls('registerGuest', { name: 'Ada' })
      await page.isKnownAs({ name: 'Ada' })
      expect((await page.knownVisitor())['token']).to.match(/^[0-9a-f]{64}$/)
      expect(await asked(page, 'POST livechat/visitor')).to.equal(1)
    })

    it('asks the server once when a page repeats it', async () => {
      const page = await MovedPage.opens()
      for (let i = 0; i < 3; i++) page.calls('registerGuest', { token: TOKEN, name: 'Ada' })
      page.calls('registerGuest', { token: TOKEN, name: 'Grace' })
      await page.isKnownAs({ name: 'Grace' })
      expect(await asked(page, 'POST livechat/visitor')).to.equal(2)
    })

    it('is asked again until the server has answered', async () => {
      const page = await MovedPage.opens()
      await page.workspace.troubles({ kind: 'lose', match: { path: 'livechat/visitor' }, times: 1 })
      page.calls('registerGuest', { name: 'Ada' })
      await page.isKnownAs({ name: 'Ada' })
    })

    it('says on the console what the server does not take', async () => {
      const page = await MovedPage.opens()
      // Later versions take any email address.
      await page.workspace.ages(6)
      page.calls('registerGuest', { name: 'Ada', email: 'nobody' })
      await page.prints(/^error: \[linnet\] /)
    })
  })

  it('setAgent: has the next conversation served by them', async () => {
    const page = await MovedPage.opens()
    const { userId } = await page.workspace.signIn('agent2')
    page.calls('setAgent', { username: 'agent2' })
    expect(page.printed[0]).to.match(/^warn: \[linnet\] "setAgent"/)
    page.calls('setAgent', { _id: userId, username: 'agent2' })
    await page.visitor.opensPanel()
    await page.visitor.writes('Hello')
    await page.visitor.sees('Jonas Lind joined')
  })

  it('setAgent: is kept for a known visitor', async () => {
    const page = await MovedPage.opens()
    const { userId } = await page.workspace.signIn('agent2')
    page.calls('registerGuest', { token: TOKEN, name: 'Ada' })
    await page.isKnownAs({ name: 'Ada' })
    page.calls('setAgent', { _id: userId, username: 'agent2' })
    await page.visitor.reloads()
    await waitFor(() => expect(page.livechat).to.be.an('object'))
    await page.visitor.opensPanel()
    await page.visitor.writes('Hello')
    await page.visitor.sees('Jonas Lind joined')
  })

  it('setLanguage: is remembered as the page’s wish and breaks nothing', async () => {
    const page = await MovedPage.opens()
    page.calls('setLanguage', 'de')
    page.calls('setLanguage', undefined)
    await page.visitor.opensPanel()
    expect(page.printed).to.deep.equal([])
  })

  it('showWidget and hideWidget: take everything off the screen and put it back, also on the next page', async () => {
    const page = await MovedPage.opens()
    await page.talks()
    page.calls('hideWidget')
    await waitFor(() => expect(page.visitor.visibleText()).to.equal(''))
    await page.visitor.reloads()
    await waitFor(async () => expect((await page.workspace.log()).sockets).to.deep.equal({ open: 1, everOpened: 2 }))
    await waitFor(() => expect(page.livechat).to.be.an('object'))
    expect(page.visitor.has('button')).to.equal(false)
    page.calls('showWidget')
    await page.visitor.sees('Hello')
  })

  it('maximizeWidget and minimizeWidget: open and close the panel, and leave nothing on the page', async () => {
    const page = await MovedPage.opens()
    page.calls('maximizeWidget')
    await page.visitor.finds('dialog')
    page.calls('minimizeWidget')
    await page.visitor.losesSightOf('dialog')
    const { document, innerWidth, innerHeight } = page.visitor.page
    expect(document.elementFromPoint(innerWidth - 200, innerHeight - 300)).to.equal(document.documentElement)
  })

  it('setParentUrl: is the address that triggers look at', async () => {
    const page = await opensWith((workspace) =>
      workspace.addsTrigger({ name: 'page-url', value: '/tea\\?kind=green$' }),
    )
    page.calls('setParentUrl', 'https://shop.example.com/tea?kind=green')
    await page.visitor.sees('May I help?')
  })

  it('setParentUrl: says on the console what is no address, and later calls go on', async () => {
    const page = await MovedPage.opens()
    page.calls('setParentUrl', 'http://[')
    expect(page.printed).to.deep.equal(['error: [linnet] "setParentUrl" takes an address, not "http://[".'])
    await page.talks()
    page.calls('pageVisited', 'url')
    page.calls('registerGuest', { name: 'Ada' })
    await page.isKnownAs({ name: 'Ada' })
    expect(page.printed).to.have.lengthOf(1)
  })

  it('setGuestMetadata: is told to the service that writes for a trigger', async () => {
    const page = await opensWith(
      async (workspace) => {
        const serviceUrl = `${workspace.address}/_simulator/service`
        const params = { sender: 'custom', name: 'Robin', serviceUrl, serviceTimeout: 5000, serviceFallbackMessage: '' }
        const condition = { name: 'chat-opened-by-visitor', value: '' }
        await workspace.addsTrigger(condition, {}, { actions: [{ name: 'use-external-service', params }] })
      },
      { Livechat_secret_token: 'hush' },
    )
    page.calls('setGuestMetadata', { cart: '3' })
    page.calls('maximizeWidget')
    await page.visitor.sees('[{"key":"cart","value":"3"}]')
  })

  it('setGuestMetadata: throws at once about what is no object', async () => {
    const page = await MovedPage.opens()
    expect(() => page.calls('setGuestMetadata', 'gold')).to.throw()
    expect(() => page.calls('setGuestMetadata', { plan: 'gold' })).not.to.throw()
  })

  describe('setHiddenSystemMessages', () => {
    it('hides these kinds, whatever the server says', async () => {
      const page = await MovedPage.opens({ Livechat_hide_system_messages: ['uj'] })
      page.calls('setHiddenSystemMessages', ['livechat-started', 'nothing'])
      expect(page.printed[0]).to.match(/^warn: \[linnet\] .*nothing/)
      await page.visitor.opensPanel()
      await page.visitor.writes('Hello')
      await page.visitor.sees('Amira Haddad joined')
      expect(page.visitor.visibleText()).not.to.contain('Chat started')
    })

    it('throws at once about what is no list', async () => {
      const page = await MovedPage.opens()
      expect(() => page.calls('setHiddenSystemMessages', 'uj')).to.throw()
    })
  })

  describe('transferChat', () => {
    it('passes the conversation on, and keeps its history', async () => {
      const page = await opensWith(addsTwoTeams)
      page.calls('setDepartment', 'Sales')
      await page.talks()
      page.calls('transferChat', 'Support')
      await page.visitor.sees('Jonas Lind joined')
      await page.visitor.seesMessages('Hello')
    })

    it('complains when there is no such department, and when there is no conversation', async () => {
      const page = await opensWith((workspace) => workspace.addsDepartment('Support', {}, ['agent2']))
      page.calls('transferChat', 'Nowhere')
      await page.prints(/^error: \[linnet\] There is no department "Nowhere"/)
      page.calls('transferChat', 'Support')
      await page.prints(/There is no chat to pass on/)
    })

    it('works on servers before 8.0', async () => {
      const page = await opensWith(addsTwoTeams)
      await page.workspace.ages(7)
      page.calls('setDepartment', 'Sales')
      await page.talks()
      page.calls('transferChat', 'Support')
      await page.visitor.sees('Jonas Lind joined')
    })
  })

  it('clearAllCallbacks: tells nobody any more', async () => {
    const page = await MovedPage.opens()
    const opened = page.hears('onChatMaximized')
    page.calls('clearAllCallbacks')
    page.calls('maximizeWidget')
    expect(opened).to.deep.equal([])
  })

  it('are all there before the server has answered', async () => {
    const workspace = await Workspace.open()
    await workspace.troubles({ kind: 'delay', ms: 300, match: { path: 'livechat/config' } })
    const calls = `<script>RocketChat(function () { this.setDepartment('Sales'); this.registerGuest({ name: 'Ada' }) })</script>`
    await workspace.addsDepartment('Sales')
    const visitor = await Visitor.opens(pageWith(snippet(workspace.address) + calls))
    await visitor.opensPanel()
    await visitor.finds('textbox', 'Message')
    const [registration] = await workspace.requests('POST livechat/visitor')
    expect(JSON.stringify(registration?.body)).to.contain('"department"')
  })
})
