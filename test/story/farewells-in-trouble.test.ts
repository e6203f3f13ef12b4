import { waitFor } from '@testing-library/dom'
import { expect } from 'chai'
import { beginConversation, openShop, type Scene } from './shop.ts'
import type { Visitor } from './visitor.ts'

const confirms = async (visitor: Visitor, item: 'End chat' | 'Forget me'): Promise<void> => {
  if (item === 'End chat') await visitor.clicks(item)
  else await visitor.chooses(item)
  await visitor.finds('alertdialog')
  await visitor.clicks(item)
}

/** What can happen to a request, twice in a row where it costs no time. */
const TROUBLES = {
  'never arrives': { kind: 'refuse', times: 2 },
  'is carried out and its answer lost': { kind: 'lose', times: 2 },
  'meets a broken server': { kind: 'answer', status: 500, times: 2 },
  'is answered with nonsense': { kind: 'garbage', form: 'html', times: 2 },
  'is answered in half': { kind: 'garbage', form: 'truncated', times: 2 },
  'has to wait its turn': { kind: 'answer', status: 429, seconds: 1, times: 1 },
  'is answered late': { kind: 'delay', ms: 700, times: 1 },
}

const CLOSE = { path: 'livechat/room.close', method: 'POST' }
const DELETE = { path: 'livechat/visitor/:token', method: 'DELETE' }

/** A visitor who looks again and again whether something has happened. */
const impatient = async (visitor: Visitor, until: () => Promise<unknown>): Promise<void> => {
  const timer = setInterval(() => visitor.page.dispatchEvent(new Event('focus')), 100)
  await until().finally(() => clearInterval(timer))
}

const isClosedOnce = async ({ workspace, agent }: Scene): Promise<void> => {
  const { messages } = await workspace.ask(`livechat/${agent.rid}/messages?count=0`, undefined, 'admin')
  expect((messages as { t?: string }[]).filter(({ t }) => t === 'livechat-close')).to.have.lengthOf(1)
}

const tokenOf = (visitor: Visitor): string => (visitor.storedValue('visitor') as { token: string }).token

const isUnknown = async ({ workspace }: Scene, token: string): Promise<void> => {
  expect(await workspace.ask(`livechat/visitor/${token}`).catch(String)).to.contain('invalid-token')
}

/** Tabs that carry a farewell out, or wait for their turn to. */
async function turns(): Promise<string[]> {
  const { held = [], pending = [] } = (await navigator.locks?.query()) ?? {}
  return [...held, ...pending].map(({ name = '' }) => name).filter((name) => name.includes(':wish:'))
}

describe('Ending a chat finishes', () => {
  for (const [what, trouble] of Object.entries(TROUBLES)) {
    it(`when the request ${what}`, async () => {
      const scene = await beginConversation()
      const { visitor, workspace } = scene
      await workspace.troubles({ ...trouble, match: CLOSE })
      await confirms(visitor, 'End chat')
      await impatient(visitor, () => visitor.finds('heading', 'Chat ended'))
      await isClosedOnce(scene)
      await waitFor(() => expect(visitor.stored().filter((key) => key.startsWith('end-'))).to.deep.equal([]))
    })
  }

  it('when the server stumbles over it', async () => {
    const scene = await beginConversation()
    const { visitor, workspace } = scene
    await workspace.troubles({ kind: 'stumble', over: 'close', times: 2 })
    await confirms(visitor, 'End chat')
    await impatient(visitor, () => visitor.finds('heading', 'Chat ended'))
    await isClosedOnce(scene)
    expect(await workspace.timesAsked('POST livechat/room.close')).to.equal(3)
  })

  it('once when the agent ends it at the same moment', async () => {
    const scene = await beginConversation()
    const { visitor, agent } = scene
    await visitor.clicks('End chat')
    await visitor.finds('alertdialog')
    await Promise.all([agent.closes().catch(String), visitor.clicks('End chat')])
    await visitor.finds('heading', 'Chat ended')
    await isClosedOnce(scene)
  })

  it('once when two tabs end it at the same moment', async () => {
    const scene = await beginConversation()
    const { visitor } = scene
    const other = await visitor.opensAnotherTab()
    await other.sees('Hello')
    for (const tab of [visitor, other]) {
      await tab.clicks('End chat')
      await tab.finds('alertdialog')
    }
    await Promise.all([visitor, other].map((tab) => tab.clicks('End chat')))
    for (const tab of [visitor, other]) await tab.finds('heading', 'Chat ended')
    await isClosedOnce(scene)
  })
})

describe('Forgetting finishes', () => {
  for (const [what, trouble] of Object.entries(TROUBLES)) {
    it(`when each request ${what}`, async () => {
      const scene = await beginConversation()
      const { visitor, workspace } = scene
      const token = tokenOf(visitor)
      await workspace.troubles({ ...trouble, match: CLOSE }, { ...trouble, match: DELETE })
      await confirms(visitor, 'Forget me')
      await impatient(visitor, () => visitor.finds('heading', 'You have been forgotten'))
      await isUnknown(scene, token)
      expect(visitor.stored()).to.deep.equal([])
    })
  }

  it('when the server stumbles over both requests', async () => {
    const scene = await beginConversation()
    const { visitor, workspace } = scene
    const token = tokenOf(visitor)
    await workspace.troubles({ kind: 'stumble', over: 'close' }, { kind: 'stumble', over: 'forget', times: 2 })
    await confirms(visitor, 'Forget me')
    await impatient(visitor, () => visitor.finds('heading', 'You have been forgotten'))
    await isUnknown(scene, token)
  })

  it('with an end of the chat that was not done yet', async () => {
    const scene = await beginConversation()
    const { visitor, workspace } = scene
    const token = tokenOf(visitor)
    await workspace.troubles({ kind: 'refuse', match: CLOSE })
    await confirms(visitor, 'End chat')
    await visitor.sees('The chat will end as soon as the server has been reached.')
    await confirms(visitor, 'Forget me')
    await visitor.finds('heading', 'Forgetting you')
    expect(visitor.stored().filter((key) => !key.startsWith('forget-'))).to.deep.equal(['panel'])
    await workspace.recovers()
    await impatient(visitor, () => visitor.finds('heading', 'You have been forgotten'))
    await isUnknown(scene, token)
    expect(visitor.stored()).to.deep.equal([])
  })

  it('and says so, in the next conversation too', async () => {
    const { visitor, workspace } = await beginConversation()
    await workspace.troubles({ kind: 'refuse', match: { path: 'livechat/*' } })
    await confirms(visitor, 'Forget me')
    await visitor.sees('as soon as it can be')
    await workspace.recovers()
    await impatient(visitor, () => visitor.finds('heading', 'You have been forgotten'))
    await visitor.clicks('New chat')
    await visitor.writes('Me again')
    await visitor.sees('Chat started')
    await workspace.troubles({ kind: 'delay', ms: 2500, match: DELETE, times: 1 })
    await confirms(visitor, 'Forget me')
    await visitor.finds('heading', 'Forgetting you')
    expect(visitor.visibleText()).not.to.match(/You have been forgotten|as soon as it can be/)
    await visitor.finds('heading', 'You have been forgotten')
  })

  it('when the agent ends the chat at the same moment', async () => {
    const scene = await beginConversation()
    const { visitor, agent } = scene
    const token = tokenOf(visitor)
    await visitor.chooses('Forget me')
    await visitor.finds('alertdialog')
    await Promise.all([agent.closes().catch(String), visitor.clicks('Forget me')])
    await visitor.finds('heading', 'You have been forgotten')
    await isUnknown(scene, token)
  })

  for (const [where, head] of Object.entries({
    'in any browser': '',
    'without locks': '<script>delete Navigator.prototype.locks</script>',
  })) {
    it(`when the visitor is being registered at the same moment, ${where}`, async () => {
      const scene = await openShop({}, { head })
      const { visitor, workspace } = scene
      await workspace.troubles({
        kind: 'delay',
        ms: 1500,
        match: { path: 'livechat/visitor', method: 'POST' },
        times: 1,
      })
      await visitor.opensPanel()
      await visitor.writes('Hello')
      await waitFor(() => expect(visitor.stored()).to.include('visitor'))
      const token = tokenOf(visitor)
      await confirms(visitor, 'Forget me')
      await visitor.finds('heading', 'You have been forgotten')
      await waitFor(async () => expect(await workspace.timesAsked('POST livechat/visitor')).to.equal(1))
      await isUnknown(scene, token)
    })
  }

  it('with one request of all the tabs together', async () => {
    const scene = await beginConversation()
    const { visitor, workspace } = scene
    const token = tokenOf(visitor)
    const others = [await visitor.opensAnotherTab(), await visitor.opensAnotherTab()]
    for (const tab of others) await tab.seesMessages('Hello')
    await confirms(visitor, 'Forget me')
    await visitor.finds('heading', 'You have been forgotten')
    await isUnknown(scene, token)
    for (const tab of others) await tab.seesMessages()
    // Every tab has had its turn, and found nothing left to do.
    await waitFor(async () => expect(await turns()).to.deep.equal([]), { timeout: 20_000 })
    expect(await workspace.timesAsked('DELETE livechat/visitor/:token')).to.equal(1)
  })

  it('weeks after it was wished, whatever has become of the visitor since', async () => {
    const scene = await beginConversation()
    const { visitor, workspace, agent } = scene
    const token = tokenOf(visitor)
    await agent.closes()
    await visitor.finds('heading', 'Chat ended')
    const since = Date.now() - 40 * 24 * 3_600_000
    localStorage.clear()
    for (const [id, whose] of Object.entries({ known: token, unknown: 'f'.repeat(64) })) {
      const wish = { kind: 'forget', token: whose, rid: agent.rid, since }
      localStorage.setItem(`linnet:${workspace.address}:wish:${id}`, JSON.stringify(wish))
    }
    await visitor.reloads()
    await waitFor(() => expect(visitor.stored()).to.deep.equal([]))
    await isUnknown(scene, token)
  })

  it('while somebody new is already talking', async () => {
    const scene = await beginConversation()
    const { visitor, workspace } = scene
    const token = tokenOf(visitor)
    await workspace.troubles({ kind: 'delay', ms: 2500, match: DELETE, times: 1 })
    await confirms(visitor, 'Forget me')
    await visitor.clicks('New chat')
    await visitor.writes('I am somebody else')
    await visitor.sees('Chat started')
    await waitFor(() => isUnknown(scene, token))
    await visitor.seesMessages('I am somebody else')
    expect(tokenOf(visitor)).not.to.equal(token)
  })
})
