import { waitFor } from '@testing-library/dom'
import { expect } from 'chai'
import { needs } from '../engine.ts'
import { Agent } from './agent.ts'
import { beginConversation, openShop, type Scene, scriptAlone } from './shop.ts'

// Five minutes pass in a moment; nothing else in these stories waits for so long.
const HASTE = `<script>
  const real = window.setTimeout
  window.setTimeout = (task, ms, ...rest) => real(task, ms === 300_000 ? 400 : ms, ...rest)
</script>`

async function talkInHaste(): Promise<Scene> {
  const scene = await openShop({}, { head: HASTE })
  await scene.visitor.opensPanel()
  await scene.visitor.writes('Hello')
  await scene.agent.serves()
  await scene.visitor.sees('Amira Haddad joined')
  return scene
}

const told = async ({ workspace }: Scene): Promise<unknown[]> =>
  (await workspace.requests('POST livechat/visitor.status')).map(({ body }) => (body as { status: string }).status)

describe('A visitor who does nothing on the page', () => {
  it('is away for the agent, and there again when they touch anything of it', async () => {
    const scene = await talkInHaste()
    await waitFor(async () => expect(await told(scene)).to.deep.equal(['away']))
    const { room } = await scene.workspace.ask(`rooms.info?roomId=${scene.agent.rid}`, undefined, 'admin')
    expect((room as { v: { status: string } }).v.status).to.equal('away')
    scene.visitor.page.document.querySelector('h1')!.dispatchEvent(new PointerEvent('pointermove', { bubbles: true }))
    await waitFor(async () => expect((await told(scene)).slice(0, 2)).to.deep.equal(['away', 'online']))
  })

  needs(
    'locks',
    'channel',
    'storage',
    'secure',
  )('is not away while they are busy in another tab', async () => {
    const scene = await talkInHaste()
    const other = await scene.visitor.opensAnotherTab()
    await other.seesMessages('Hello')
    await waitFor(async () => expect(await told(scene)).to.deep.equal(['away']))
    await waitFor(async () => {
      // What watches the page comes with a further file, and may not be there yet.
      other.page.dispatchEvent(new PointerEvent('pointermove'))
      expect((await told(scene)).slice(0, 2)).to.deep.equal(['away', 'online'])
    })
  })

  it('is nobody’s concern without a conversation', async () => {
    const scene = await openShop({}, { head: HASTE })
    await scene.visitor.opensPanel()
    await scene.visitor.finds('textbox', 'Message')
    scene.visitor.page.dispatchEvent(new PointerEvent('pointermove'))
    // Whoever does as little in a conversation is away by now.
    const other = await talkInHaste()
    await waitFor(async () => expect(await told(other)).to.deep.equal(['away']))
    expect(await told(scene)).to.deep.equal([])
  })
})

describe('A conversation that leaves nothing behind', () => {
  const settings = { Livechat_clear_local_storage_when_chat_ended: true, Livechat_registration_form: true }
  const talk = async (): Promise<Scene> => {
    const scene = await openShop(settings)
    await scene.visitor.opensPanel()
    await scene.visitor.introducesThemselves()
    await scene.visitor.writes('Hello')
    await scene.agent.serves()
    await scene.visitor.sees('Amira Haddad joined')
    return scene
  }

  it('empties the storage at its end, and begins with the form again', async () => {
    const { visitor, agent } = await talk()
    expect(visitor.stored()).to.include('visitor')
    await agent.closes()
    await visitor.finds('heading', 'Chat ended')
    await waitFor(() => expect(visitor.stored()).to.deep.equal([]))
    await visitor.clicks('New chat')
    expect(((await visitor.finds('textbox', 'Name')) as HTMLInputElement).value).to.equal('')
  })

  it('empties it where no lazy chunk can be fetched too, and fills it again with the next conversation', async () => {
    const { visitor, agent, workspace } = await beginConversation(
      { Livechat_clear_local_storage_when_chat_ended: true },
      { head: scriptAlone },
    )
    await workspace.troubles({ kind: 'answer', match: { path: 'livechat/message' }, status: 503 })
    await visitor.writes('One more thing')
    await visitor.sees('Waiting to be sent')
    await agent.closes()
    await visitor.finds('heading', 'Chat ended')
    await waitFor(() => expect(visitor.stored()).to.deep.equal([]))
    await workspace.recovers()
    await visitor.clicks('Send in a new chat')
    await visitor.finds('button', 'End chat')
    await waitFor(() => expect(visitor.stored()).to.include.members(['visitor', 'room']))
    const colleague = new Agent(workspace, 'agent2')
    await colleague.serves()
    await colleague.closes()
    await visitor.finds('heading', 'Chat ended')
    await visitor.clicks('New chat')
    await visitor.sees('How can we help?')
    expect(visitor.stored()).to.deep.equal([])
    await visitor.writes('Hello again')
    await waitFor(async () => expect(await workspace.timesAsked('POST livechat/visitor')).to.equal(2))
  })

  it('can still be rated and forgotten from the farewell', async () => {
    const { visitor, agent, workspace } = await talk()
    await agent.closes()
    await visitor.finds('heading', 'Chat ended')
    await visitor.clicks('Forget me')
    await visitor.finds('alertdialog')
    await visitor.clicks('Forget me')
    await visitor.finds('heading', 'You have been forgotten')
    expect(await workspace.timesAsked('DELETE livechat/visitor/:token')).to.equal(1)
    expect(visitor.stored()).to.deep.equal([])
  })

  it('leaves nothing either when it was ended while the page was closed', async () => {
    const { visitor, agent } = await talk()
    visitor.closesTab()
    await agent.closes()
    const next = await visitor.opensAnotherTab()
    await next.finds('textbox', 'Name')
    expect(next.stored()).to.deep.equal([])
  })

  it('is not what happens where the admin has not asked for it', async () => {
    const { visitor, agent } = await beginConversation()
    await agent.closes()
    await visitor.finds('heading', 'Chat ended')
    expect(visitor.stored()).to.include('visitor')
  })
})
