import { waitFor } from '@testing-library/dom'
import { expect } from 'chai'
import { Agent } from './agent.ts'
import { pageWith } from './shop.ts'
import { Visitor } from './visitor.ts'
import { Workspace } from './workspace.ts'

const HERE = { name: 'page-url', value: '/page/shop' }
const AT_ONCE = { name: 'time-on-site', value: '0' }
const OPENED = { name: 'chat-opened-by-visitor', value: '' }
const REGISTERED = { name: 'after-guest-registration', value: '' }

type Trigger = Parameters<Workspace['addsTrigger']>

/** A visitor in a shop whose chat says something by itself. */
async function shopThatSays(
  triggers: Trigger[],
  settings = {},
): Promise<{ workspace: Workspace; visitor: Visitor; agent: Agent }> {
  const workspace = await Workspace.open({ Livechat_registration_form: false, ...settings })
  for (const trigger of triggers) await workspace.addsTrigger(...trigger)
  return { workspace, visitor: await Visitor.opens(pageWith(workspace.address)), agent: new Agent(workspace) }
}

describe('An invitation', () => {
  it('stands beside the launcher, and leads to the chat with what it said', async () => {
    const { visitor, workspace, agent } = await shopThatSays([[HERE, { msg: 'May I *help*?' }]])
    await visitor.sees('Robin', 'May I help?')
    expect(visitor.stored()).to.deep.equal([])
    await visitor.clicks('Start chat')
    await visitor.seesMessages('May I help?')
    await visitor.writes('Yes')
    await agent.serves()
    await visitor.sees('Amira Haddad joined')
    await visitor.seesMessages('Yes')
    expect(await agent.reads()).to.deep.equal(['Yes'])
    expect(await workspace.timesAsked('GET livechat/agent.next/:token')).to.equal(0)
  })

  it('is closed, and does not come back while the visitor looks around', async () => {
    const { visitor } = await shopThatSays([[HERE]])
    await visitor.clicks('Dismiss')
    await visitor.seesNoMore('May I help?')
    await visitor.opensPanel()
    await visitor.sees('How can we help?')
    expect(visitor.messages()).to.deep.equal([])
  })

  it('stands above the form where there is one', async () => {
    const { visitor } = await shopThatSays([[HERE]], { Livechat_registration_form: true })
    await visitor.clicks('Start chat')
    await visitor.finds('textbox', 'Name')
    await visitor.seesMessages('May I help?')
    await visitor.introducesThemselves()
    await visitor.sees('How can we help?')
    expect(visitor.messages()).to.deep.equal([])
  })

  it('comes from the agent who is next', async () => {
    const { visitor } = await shopThatSays([[HERE, { sender: 'queue' }]], { Livechat_Routing_Method: 'Auto_Selection' })
    await visitor.sees('Amira Haddad', 'May I help?')
    expect(visitor.stored()).to.deep.equal([])
  })

  it('comes on the page that is meant, also where the page changes its address by itself', async () => {
    const { visitor } = await shopThatSays([[{ name: 'page-url', value: 'basket$' }, { msg: 'Free shipping today' }]])
    await visitor.finds('button', 'Rocket.Chat')
    await waitFor(() => expect(visitor.widget?.querySelector('[role="status"]:not(.badge)')).not.to.equal(null))
    visitor.page.history.pushState(null, '', '/page/basket')
    await visitor.sees('Free shipping today')
  })

  it('comes after some time, but not to who has opened the chat by themselves', async () => {
    const later = { name: 'time-on-site', value: '1' }
    const { visitor } = await shopThatSays([
      [later, { msg: 'Still there?' }],
      [OPENED, { msg: 'Welcome' }],
    ])
    await visitor.opensPanel()
    await visitor.seesMessages('Welcome')
    const other = await visitor.opensAnotherTab()
    await other.sees('Still there?')
    expect(visitor.messages()).to.deep.equal(['Welcome'])
  })

  it('is one of several, in the admin’s order', async () => {
    const { visitor } = await shopThatSays([
      [HERE, { msg: 'One' }],
      [AT_ONCE, { msg: 'Two' }],
      [HERE, { msg: 'Three' }],
    ])
    await visitor.sees('One', 'Two', 'Three')
    await visitor.clicks('Start chat')
    await visitor.seesMessages('One', 'Two', 'Three')
  })

  it('welcomes who has said who they are, in every chat and after a reload', async () => {
    const { visitor, agent } = await shopThatSays([[REGISTERED, { msg: 'Nice to meet you' }]], {
      Livechat_registration_form: true,
    })
    await visitor.opensPanel()
    await visitor.introducesThemselves()
    await visitor.seesMessages('Nice to meet you')
    await visitor.writes('Hello')
    await agent.serves()
    await visitor.seesMessages('Nice to meet you', 'Hello')
    await visitor.reloads()
    await visitor.seesMessages('Nice to meet you', 'Hello')
    await agent.closes()
    await visitor.clicks('New chat')
    await visitor.seesMessages('Nice to meet you')
  })

  it('that is meant to come once is remembered with the visitor', async () => {
    const { visitor } = await shopThatSays([[REGISTERED, { msg: 'Nice to meet you' }, { runOnce: true }]])
    await visitor.opensPanel()
    await visitor.writes('Hello')
    await visitor.seesMessages('Nice to meet you', 'Hello')
    await visitor.reloads()
    await visitor.seesMessages('Hello')
  })

  it('does not come when nobody is there to keep it', async () => {
    const workspace = await Workspace.open({ Livechat_registration_form: false })
    await workspace.everybodyGoesHome()
    await workspace.addsTrigger(HERE)
    const visitor = await Visitor.opens(pageWith(workspace.address))
    await waitFor(() => expect(visitor.widget?.querySelector('[role="status"]:not(.badge)')).not.to.equal(null))
    // Where somebody is there, it has come by now.
    await (await shopThatSays([[HERE]])).visitor.sees('May I help?')
    expect(visitor.visibleText()).not.to.contain('May I help?')
  })

  it('is written by a service, which is told what the page says about its visitor', async () => {
    const workspace = await Workspace.open({ Livechat_registration_form: false, Livechat_secret_token: 'hush' })
    const serviceUrl = `${workspace.address}/_simulator/service`
    const params = { sender: 'custom', name: 'Robin', serviceUrl, serviceTimeout: 5000, serviceFallbackMessage: 'Hm' }
    await workspace.addsTrigger(HERE, {}, { actions: [{ name: 'use-external-service', params }] })
    const visitor = await Visitor.opens(pageWith(workspace.address))
    await visitor.sees(/Hello [0-9a-f]{64}, the secret is hush\./)
    await workspace.addsTrigger(
      OPENED,
      {},
      {
        actions: [{ name: 'use-external-service', params: { ...params, serviceUrl: `${serviceUrl}?status=500` } }],
      },
    )
    const other = await visitor.opensAnotherTab()
    await other.clicks('Start chat')
    await waitFor(() => expect(other.messages()).to.include('Hm'))
  })
})
