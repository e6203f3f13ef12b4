import { waitFor } from '@testing-library/dom'
import { expect } from 'chai'
import { beginConversation } from './shop.ts'
import type { Visitor } from './visitor.ts'

const message = { path: 'livechat/message', method: 'POST' }
const upload = { path: 'livechat/upload/:rid', method: 'POST' }

const note = (name: string): File => new File(['Hello'], name, { type: 'text/plain' })

/** Pauses end at once for somebody who looks again and again. */
async function impatiently(visitor: Visitor, task: () => Promise<unknown>): Promise<void> {
  const focus = setInterval(() => visitor.page.dispatchEvent(new Event('focus')), 100)
  await task().finally(() => clearInterval(focus))
}

describe('What something on the way holds back', () => {
  it('is given up after three tries, does not hold up the next message, and can be tried again', async () => {
    const { visitor, workspace, agent } = await beginConversation()
    const tries = await workspace.timesAsked('POST livechat/message')
    await workspace.troubles({ kind: 'gateway', form: 'firewall', match: message, times: 3 })
    await visitor.writes('SELECT * FROM orders')
    await visitor.writes('Never mind')
    await impatiently(visitor, () => agent.readsEventually('Hello', 'Never mind'))
    expect(await workspace.timesAsked('POST livechat/message')).to.equal(tries + 4)
    await visitor.finds('button', 'Discard')
    await visitor.clicks('Try again')
    await agent.readsEventually('Hello', 'Never mind', 'SELECT * FROM orders')
    await visitor.losesSightOf('button', 'Try again')
  })

  it('waits as long as it takes where nothing gets through', async () => {
    const { visitor, workspace, agent } = await beginConversation()
    await workspace.troubles({ kind: 'refuse', match: { path: 'livechat/*' } })
    await visitor.writes('Are you there?')
    await impatiently(visitor, async () => {
      const asked = (): Promise<number> => workspace.timesAsked('GET livechat/message/:_id')
      await waitFor(async () => expect(await asked()).to.be.at.least(6))
    })
    expect(visitor.has('button', 'Try again')).to.equal(false)
    await workspace.recovers()
    await impatiently(visitor, () => agent.readsEventually('Hello', 'Are you there?'))
  })

  it('can be discarded while it waits, and is not sent later', async () => {
    const { visitor, workspace, agent } = await beginConversation()
    await workspace.troubles({ kind: 'answer', status: 503, match: message })
    await visitor.writes('Too hasty')
    await visitor.sees('Waiting to be sent')
    await visitor.clicks('Discard')
    await visitor.seesMessages('Hello')
    await workspace.recovers()
    await visitor.writes('Well considered')
    await impatiently(visitor, () => agent.readsEventually('Hello', 'Well considered'))
  })

  it('is a file that goes up three times at most, and the next file is sent', async () => {
    const { visitor, workspace, agent } = await beginConversation()
    await workspace.troubles({ kind: 'gateway', form: 'firewall', match: upload, times: 3 })
    await visitor.attaches(note('large.txt'), note('small.txt'))
    await visitor.clicks('Send 2 files')
    await impatiently(visitor, () => visitor.finds('link', /small\.txt/))
    expect(await workspace.timesAsked('POST livechat/upload/:rid')).to.equal(4)
    await visitor.clicks('Try again')
    await visitor.finds('link', /large\.txt/)
    expect(await agent.reads()).to.deep.equal(['Hello', '', ''])
  })

  it('is a file that can be discarded while it waits', async () => {
    const { visitor, workspace } = await beginConversation()
    await workspace.troubles({ kind: 'answer', status: 503, match: upload })
    await visitor.attaches(note('large.txt'))
    await visitor.clicks('Send 1 file')
    await visitor.sees('Waiting to be sent')
    await visitor.clicks('Discard')
    await visitor.seesNoMore('large.txt')
  })
})
