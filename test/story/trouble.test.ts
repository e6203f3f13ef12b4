import { waitFor } from '@testing-library/dom'
import { expect } from 'chai'
import { beginConversation, openShop } from './shop.ts'

describe('When something is in the way', () => {
  it('keeps the launcher and says that the server cannot be reached, with a way to try again', async () => {
    const { visitor, workspace } = await openShop()
    await workspace.troubles({ kind: 'refuse', match: { path: 'livechat/config' } })
    await visitor.reloads()
    await visitor.opensPanel()
    await visitor.sees('The chat cannot be reached at the moment.')
    const again = await visitor.finds('button', 'Try again')
    await workspace.recovers()
    again.click()
    await visitor.finds('textbox', 'Message')
  })

  it('takes the launcher away when the chat is switched off', async () => {
    const { visitor, workspace } = await openShop()
    await visitor.finds('button', 'Rocket.Chat')
    await workspace.sets('Livechat_enabled', false)
    await visitor.reloads()
    await waitFor(async () => expect(await workspace.timesAsked('GET livechat/config')).to.equal(2))
    await waitFor(() => expect(visitor.widget!.querySelector('.widget')).to.equal(null))
  })

  it('says on the console and to the page that the CORS switch is off', async () => {
    const { visitor, workspace } = await openShop({ API_Enable_CORS: false })
    const said: string[] = []
    const heard: unknown[] = []
    visitor.page.console.error = (line: string) => said.push(line)
    await visitor.opensPanel()
    ;(
      visitor.page as unknown as { Linnet: { on(event: string, listener: (detail: unknown) => void): void } }
    ).Linnet.on('problem', (detail) => heard.push(detail))
    await visitor.writes('Hello')
    await waitFor(() => expect(heard).to.have.lengthOf(1))
    expect(heard[0]).to.have.property('code', 'cors')
    expect(said).to.have.lengthOf(1)
    expect(said[0]).to.match(/^\[linnet\] .*Enable CORS/)
    await visitor.seesMessages('Hello')
    await workspace.sets('API_Enable_CORS', true)
    visitor.page.dispatchEvent(new Event('online'))
    await visitor.sees('Chat started')
  })

  it('comes back after the line was cut, with what was said meanwhile', async () => {
    const { visitor, workspace, agent } = await beginConversation()
    await workspace.troubles({ kind: 'refuse-sockets' }, { kind: 'cut' })
    await visitor.sees('Connection lost. Reconnecting…')
    await agent.replies('Still there?')
    await workspace.recovers()
    visitor.page.dispatchEvent(new Event('online'))
    await visitor.seesMessages('Hello', 'Still there?')
    await visitor.seesNoMore('Reconnecting')
    await agent.replies('Welcome back')
    await visitor.seesMessages('Hello', 'Still there?', 'Welcome back')
  })

  it('notices after a gap that the chat was ended in it', async () => {
    const { visitor, workspace, agent } = await beginConversation()
    await workspace.troubles({ kind: 'refuse-sockets' }, { kind: 'cut' })
    await visitor.sees('Reconnecting')
    await agent.closes()
    await workspace.recovers()
    visitor.page.dispatchEvent(new Event('online'))
    await visitor.finds('heading', 'Chat ended')
  })

  it('sends once what the server took without an answer', async () => {
    const { visitor, workspace, agent } = await beginConversation()
    await workspace.troubles({ kind: 'lose', match: { path: 'livechat/message', method: 'POST' }, times: 1 })
    await visitor.writes('Only once')
    await agent.readsEventually('Hello', 'Only once')
    await visitor.seesNoMore('Sending…')
    await visitor.seesMessages('Hello', 'Only once')
  })

  it('waits as long as a busy server says, and then sends', async () => {
    const { visitor, workspace, agent } = await beginConversation()
    const body = {
      success: false,
      error:
        'Error, too many requests. Please slow down. You must wait 1 seconds before trying this endpoint again. [error-too-many-requests]',
    }
    await workspace.troubles({ kind: 'answer', match: { path: 'livechat/message' }, status: 429, body, times: 1 })
    await visitor.writes('Patience')
    await visitor.sees('Waiting to be sent')
    await agent.readsEventually('Hello', 'Patience')
  })

  it('sends in order what was written while the server was away', async () => {
    const { visitor, workspace, agent } = await beginConversation()
    await workspace.troubles({ kind: 'refuse', match: { path: 'livechat/message' } })
    for (const words of ['One', 'Two', 'Three']) await visitor.writes(words)
    await visitor.seesMessages('Hello', 'One', 'Two', 'Three')
    await workspace.recovers()
    visitor.page.dispatchEvent(new Event('online'))
    await agent.readsEventually('Hello', 'One', 'Two', 'Three')
    await visitor.seesMessages('Hello', 'One', 'Two', 'Three')
  })

  it('sends what was written before a reload', async () => {
    const { visitor, workspace, agent } = await beginConversation()
    await workspace.troubles({ kind: 'refuse', match: { path: 'livechat/message' } })
    await visitor.writes('Do not lose me')
    await visitor.sees('Waiting to be sent')
    await workspace.recovers()
    await visitor.reloads()
    await agent.readsEventually('Hello', 'Do not lose me')
    await visitor.seesMessages('Hello', 'Do not lose me')
  })

  for (const version of [6, 7] as const) {
    it(`counts a message as sent that a server of version ${version} says it has`, async () => {
      const scene = await beginConversation()
      const { workspace, agent } = scene
      let { visitor } = scene
      await workspace.ages(version)
      await workspace.troubles(
        { kind: 'lose', match: { path: 'livechat/message', method: 'POST' } },
        { kind: 'refuse', match: { path: 'livechat/message/:_id', method: 'GET' } },
      )
      await visitor.writes('Only once')
      await agent.readsEventually('Hello', 'Only once')
      // The next page knows nothing of this try, and makes one more.
      visitor.closesTab()
      await workspace.recovers()
      visitor = await visitor.opensAnotherTab()
      await waitFor(() => expect(visitor.unsent()).to.deep.equal([]))
      await visitor.seesMessages('Hello', 'Only once')
      const answers = (await workspace.requests('POST livechat/message')).map(({ status }) => status)
      expect(answers.at(-1)).to.equal(400)
    })
  }
})
