import { waitFor } from '@testing-library/dom'
import { expect } from 'chai'
import { beginConversation, openShop, type Scene } from './shop.ts'
import type { Workspace } from './workspace.ts'

const UNREACHABLE = 'The chat cannot be reached at the moment.'

/** How version 9 says no where older ones say it otherwise. */
const REFUSALS = {
  'a body of the wrong form': {
    status: 400,
    body: { success: false, errorType: 'invalid-params', error: 'must be string' },
  },
  'a query of the wrong form': {
    status: 400,
    body: { success: false, errorType: 'error-invalid-params', error: 'must NOT have additional properties' },
  },
  'what is forbidden': { status: 403, body: { success: false, error: 'forbidden' } },
  'what only others may': {
    status: 403,
    body: { success: false, error: 'Not authorized [error-not-authorized]', errorType: 'error-not-authorized' },
  },
}

const CODES = /params|forbidden|authorized|must be|must NOT/

const onNine = async (scene: Promise<Scene>): Promise<Scene> => {
  const { workspace } = await scene
  await workspace.ages(9)
  return scene
}

/** Somebody at the same address has asked as often as the server allows in a minute. */
async function usesUp(workspace: Workspace, ask: () => Promise<unknown>): Promise<void> {
  await workspace.sets('API_Enable_Rate_Limiter', true)
  for (let i = 0; i < 6; i++) await ask().catch(() => {})
}

/** What is refused to each of a visitor's wishes, and how they wish it. The sentence is the only thing that they see of it. */
const WISHES: Record<
  string,
  { path: string; method?: string; begin(): Promise<Scene>; wish(scene: Scene): Promise<unknown> }
> = {
  'a registration': {
    path: 'livechat/visitor',
    begin: () => openShop({ Livechat_registration_form: true }),
    async wish({ visitor }) {
      await visitor.opensPanel()
      await visitor.fillsIn({ Name: 'Ada', Email: 'ada@example.com' })
      await visitor.clicks('Start chat')
    },
  },
  'a message': {
    path: 'livechat/message',
    begin: beginConversation,
    wish: ({ visitor }) => visitor.writes('Second'),
  },
  'a copy by email': {
    path: 'livechat/transcript',
    begin: () => beginConversation({ Livechat_enable_transcript: true }),
    async wish({ visitor }) {
      await visitor.chooses('Send me a copy by email')
      await visitor.fillsIn({ Email: 'ada@example.com' })
      await visitor.clicks('Send me a copy by email')
    },
  },
}

describe('On a server of version 9', () => {
  for (const [refusal, answer] of Object.entries(REFUSALS))
    for (const [what, { path, begin, wish }] of Object.entries(WISHES))
      it(`${what} that is refused like ${refusal} is answered in a sentence`, async () => {
        const scene = await onNine(begin())
        await scene.workspace.troubles({ kind: 'answer', ...answer, match: { path, method: 'POST' } })
        await wish(scene)
        await scene.visitor.sees(UNREACHABLE)
        expect(scene.visitor.visibleText()).not.to.match(CODES)
      })

  it('a visitor who registers too often is told to try again later, and keeps what they typed', async () => {
    const { visitor, workspace } = await onNine(openShop({ Livechat_registration_form: true }))
    await visitor.opensPanel()
    await visitor.fillsIn({ Name: 'Ada', Email: 'ada@example.com' })
    await usesUp(workspace, () => workspace.ask('livechat/visitor', { visitor: { token: crypto.randomUUID() } }))
    await visitor.clicks('Start chat')
    await visitor.sees(UNREACHABLE)
    expect(((await visitor.finds('textbox', /^Name/)) as HTMLInputElement).value).to.equal('Ada')
  })

  it('a visitor who wants a copy too often is told to try again later', async () => {
    const { visitor, workspace, agent } = await onNine(beginConversation({ Livechat_enable_transcript: true }))
    const { token } = visitor.storedValue('visitor') as { token: string }
    await usesUp(workspace, () =>
      workspace.ask('livechat/transcript', { rid: agent.rid, token, email: 'ada@example.com' }),
    )
    const before = (await workspace.mails()).length
    await visitor.chooses('Send me a copy by email')
    await visitor.fillsIn({ Email: 'ada@example.com' })
    await visitor.clicks('Send me a copy by email')
    await visitor.sees(UNREACHABLE)
    expect(await workspace.mails()).to.have.lengthOf(before)
  })

  it('a visitor whose deletion has to wait is told that it will happen', async () => {
    const { visitor, workspace } = await onNine(beginConversation())
    const remove = (): Promise<unknown> =>
      fetch(`${workspace.address}/api/v1/livechat/visitor/nobody`, { method: 'DELETE' })
    await usesUp(workspace, remove)
    await visitor.chooses('Forget me')
    await visitor.clicks('Forget me')
    await visitor.sees('will be deleted')
    await waitFor(async () => expect(await workspace.timesAsked('DELETE livechat/visitor/:token')).to.equal(7))
    expect(visitor.has('button', 'Copy receipt')).to.equal(false)
  })

  for (const version of [8, 9] as const)
    it(`a file that comes too late for its chat is kept for the next one in version ${version}`, async () => {
      const { visitor, workspace, agent } = await beginConversation()
      await workspace.ages(version)
      await workspace.troubles({ kind: 'silence', later: true })
      await agent.closes()
      await visitor.attaches(new File(['Hello'], 'note.txt', { type: 'text/plain' }))
      await visitor.clicks('Send 1 file')
      await visitor.finds('heading', 'Chat ended')
      expect((await workspace.requests('POST livechat/upload/:rid')).map(({ status }) => status)).to.deep.equal([403])
      await workspace.recovers()
      await visitor.clicks('New chat')
      await visitor.clicks('Send in a new chat')
      await visitor.finds('link', /note\.txt/)
    })

  it('a visitor whom the server has forgotten begins anew', async () => {
    const { visitor, workspace, agent } = await onNine(beginConversation())
    const { token } = visitor.storedValue('visitor') as { token: string }
    await agent.closes()
    await visitor.finds('button', 'New chat')
    const { status } = await fetch(`${workspace.address}/api/v1/livechat/visitor/${token}`, { method: 'DELETE' })
    expect(status).to.equal(200)
    await visitor.clicks('New chat')
    await visitor.writes('Hello again')
    await visitor.sees(/joined/)
    await visitor.seesMessages('Hello again')
    expect((visitor.storedValue('visitor') as { token: string }).token).not.to.equal(token)
  })
})
