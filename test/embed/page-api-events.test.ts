import { waitFor } from '@testing-library/dom'
import { expect } from 'chai'
import { Workspace } from '../story/workspace.ts'
import { MovedPage } from './moved-page.ts'

/** Waits until an event was told exactly like this, and looks again after something that comes later. */
async function told(heard: unknown[][], ...times: unknown[][]): Promise<void> {
  await waitFor(() => expect(heard).to.deep.equal(times), { timeout: 8000 })
}

const OFFLINE = { Livechat_offline_email: 'team@example.com', Livechat_validate_offline_email: false }

describe('The events of the page API', () => {
  it('onChatMaximized and onChatMinimized: the panel was opened and closed, by the visitor or the page', async () => {
    const page = await MovedPage.opens()
    const [opened, closed] = [page.hears('onChatMaximized'), page.hears('onChatMinimized')]
    await page.visitor.opensPanel()
    await page.visitor.closesPanel()
    page.calls('maximizeWidget')
    page.calls('maximizeWidget')
    page.calls('minimizeWidget')
    page.calls('minimizeWidget')
    expect([opened, closed]).to.deep.equal([
      [[], []],
      [[], []],
    ])
  })

  it('onChatStarted: the room was made, and not when it is taken up again', async () => {
    const page = await MovedPage.opens()
    const started = page.hears('onChatStarted')
    await page.talks()
    await page.visitor.writes('One more')
    await page.agent.readsEventually('Hello', 'One more')
    expect(started).to.deep.equal([[]])
    await page.visitor.reloads()
    await waitFor(() => expect(page.livechat).to.be.an('object'))
    const restarted = page.hears('onChatStarted')
    await page.visitor.sees('One more')
    expect(restarted).to.deep.equal([])
  })

  for (const [who, ends] of Object.entries({
    'the agent': (page: MovedPage) => page.agent.closes(),
    'the visitor': async ({ visitor }: MovedPage) => {
      await visitor.clicks('End chat')
      await visitor.clicks('End chat')
    },
  })) {
    it(`onChatEnded: ${who} has ended it`, async () => {
      const page = await MovedPage.opens()
      const ended = page.hears('onChatEnded')
      await page.talks()
      await ends(page)
      await page.visitor.finds('heading', 'Chat ended')
      expect(ended).to.deep.equal([[]])
    })
  }

  it('onPrechatFormSubmit: the form was taken, with name, e-mail and the department if there is one', async () => {
    const page = await MovedPage.opens({ Livechat_registration_form: true })
    const submitted = page.hears('onPrechatFormSubmit')
    await page.visitor.opensPanel()
    await page.visitor.introducesThemselves()
    await told(submitted, [{ name: 'Ada', email: 'ada@example.com' }])
  })

  it('onPrechatFormSubmit: names the department by its id', async () => {
    const page = await MovedPage.opens()
    const sales = await page.workspace.addsDepartment('Sales')
    await page.workspace.sets('Livechat_registration_form', true)
    await page.visitor.reloads()
    await waitFor(() => expect(page.livechat).to.be.an('object'))
    const submitted = page.hears('onPrechatFormSubmit')
    page.calls('setDepartment', 'Sales')
    await page.visitor.opensPanel()
    await page.visitor.introducesThemselves()
    await told(submitted, [{ name: 'Ada', email: 'ada@example.com', department: sales }])
  })

  it('onOfflineFormSubmit: a message was left', async () => {
    const page = await MovedPage.opens(OFFLINE)
    await page.workspace.everybodyGoesHome()
    await page.visitor.reloads()
    await waitFor(() => expect(page.livechat).to.be.an('object'))
    const left = page.hears('onOfflineFormSubmit')
    await page.visitor.opensPanel()
    await page.visitor.fillsIn({ Name: 'Ada', Email: 'ada@example.com', Message: 'Call me' })
    await page.visitor.clicks('Send')
    await page.visitor.sees('Thank you')
    expect(left).to.deep.equal([[{ name: 'Ada', email: 'ada@example.com', message: 'Call me' }]])
  })

  it('onWidgetShown and onWidgetHidden: each change once', async () => {
    const page = await MovedPage.opens()
    const [shown, hidden] = [page.hears('onWidgetShown'), page.hears('onWidgetHidden')]
    for (const method of ['hideWidget', 'hideWidget', 'showWidget', 'showWidget']) page.calls(method)
    expect([shown, hidden]).to.deep.equal([[[]], [[]]])
  })

  it('onAssignAgent: an agent serves the room, another one does, and who does is told again after a reload', async () => {
    const page = await MovedPage.opens()
    const assigned = page.hears('onAssignAgent')
    await page.talks()
    const support = await page.workspace.addsDepartment('Support', {}, ['agent2'])
    const amira = { name: 'Amira Haddad', username: 'agent', status: 'online' }
    await told(assigned, [amira])
    await page.agent.isTransferredTo(support)
    const jonas = { name: 'Jonas Lind', username: 'agent2', status: 'online' }
    await told(assigned, [amira], [jonas])
    await page.reloadsListening('onAssignAgent')
    await told(page.heardSince, [jonas])
  })

  it('onAssignAgent: somebody whom a trigger has speak, beside the launcher', async () => {
    const workspace = await Workspace.open({ Livechat_registration_form: false })
    await workspace.addsTrigger({ name: 'time-on-site', value: '0' }, { sender: 'queue' })
    const listening = `<script>heard = []; RocketChat(function () {
      this.setAgent({ _id: 'a', username: 'agent', name: 'Amira Haddad' })
      this.onAssignAgent((agent) => heard.push(agent.username))
    })</script>`
    const page = await MovedPage.opensAt(workspace, listening)
    await page.visitor.sees('May I help?', 'Amira Haddad')
    const box = (): HTMLElement => page.visitor.page.document.querySelector('.rocketchat-widget') as HTMLElement
    await waitFor(() => expect(box().dataset['state']).to.equal('triggered'))
    expect((page.visitor.page as unknown as { heard: string[] }).heard).to.deep.equal(['agent'])
    await page.visitor.clicks('Start chat')
    await waitFor(() => expect(box().dataset['state']).to.equal('opened'))
  })

  it('onAssignAgent: says nothing personal of an agent whose details are hidden', async () => {
    const page = await MovedPage.opens({ Livechat_show_agent_info: false })
    const assigned = page.hears('onAssignAgent')
    await page.talks()
    await page.agent.replies('Good morning')
    await page.visitor.sees('Good morning')
    expect(JSON.stringify(assigned)).not.to.contain('Amira')
  })

  it('onAgentStatusChange: has the status that they have now', async () => {
    const page = await MovedPage.opens()
    const [changed, assigned] = [page.hears('onAgentStatusChange'), page.hears('onAssignAgent')]
    await page.talks()
    await page.agent.replies('Good morning')
    await page.visitor.sees('Good morning')
    await page.agent.becomes('busy')
    await told(changed, [{ name: 'Amira Haddad', username: 'agent', status: 'busy' }])
    expect(assigned).to.have.lengthOf(1)
  })

  it('onQueuePositionChange: has the place in the queue, and the next one', async () => {
    const page = await MovedPage.opens({ Livechat_Routing_Method: 'Manual_Selection', Livechat_waiting_queue: true })
    await page.workspace.ask('livechat/visitor', { visitor: { token: 'earlier' } })
    const { room } = await page.workspace.ask('livechat/room?token=earlier')
    const { _id: rid } = room as { _id: string }
    await page.workspace.ask('livechat/message', { token: 'earlier', rid, msg: 'I was here first' })
    const moved = page.hears('onQueuePositionChange')
    await page.visitor.opensPanel()
    await page.visitor.writes('Hello')
    await waitFor(() => expect(moved.map(([place]) => (place as { spot: number }).spot)).to.deep.equal([2]), {
      timeout: 8000,
    })
    await page.agent.takes()
    await waitFor(() => expect(moved.map(([place]) => (place as { spot: number }).spot)).to.deep.equal([2, 1]), {
      timeout: 8000,
    })
  })

  it('onServiceOffline: the visitor finds nobody there', async () => {
    const page = await MovedPage.opens()
    await page.workspace.everybodyGoesHome()
    await page.visitor.reloads()
    await waitFor(() => expect(page.livechat).to.be.an('object'))
    const offline = page.hears('onServiceOffline')
    await page.visitor.opensPanel()
    await page.visitor.sees('Leave a message')
    expect(offline).to.deep.equal([[]])
  })

  it('onServiceOffline: a chat that cannot begin because everybody has left', async () => {
    const page = await MovedPage.opens()
    const offline = page.hears('onServiceOffline')
    await page.visitor.opensPanel()
    await page.visitor.finds('textbox', 'Message')
    await page.workspace.everybodyGoesHome()
    await page.visitor.writes('Is anybody there?')
    await page.visitor.sees('Leave a message')
    expect(offline).to.deep.equal([[]])
  })

  it('tells everybody who listens, also when one of them throws', async () => {
    const page = await MovedPage.opens()
    const first = page.hears('onChatMaximized')
    page.calls('onChatMaximized', () => {
      throw new Error('the page’s own')
    })
    const last = page.hears('onChatMaximized')
    page.calls('maximizeWidget')
    expect([first, last]).to.deep.equal([[[]], [[]]])
  })
})
