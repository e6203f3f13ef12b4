import { waitFor } from '@testing-library/dom'
import { sendKeys } from '@web/test-runner-commands'
import { expect } from 'chai'
import { beginConversation } from './shop.ts'
import type { Visitor } from './visitor.ts'

const change = 'livechat/message/:_id'

/** Begins to put the visitor's message into other words. */
async function edits(visitor: Visitor): Promise<void> {
  await visitor.clicks('Change message')
  await visitor.clicks('Edit')
  const field = await visitor.finds('textbox', 'Edit message')
  await waitFor(() => expect(visitor.widget!.activeElement).to.equal(field))
}

describe('A message of the visitor’s own', () => {
  it('is put into other words, and marked', async () => {
    const { visitor, agent } = await beginConversation()
    await edits(visitor)
    await sendKeys({ type: ' there' })
    await sendKeys({ press: 'Enter' })
    await visitor.seesMessages('Hello there')
    await visitor.sees('edited')
    expect(await agent.reads()).to.deep.equal(['Hello there'])
  })

  it('stays as it was when the visitor leaves it at that', async () => {
    const { visitor, workspace } = await beginConversation()
    await edits(visitor)
    await sendKeys({ type: ' there' })
    await sendKeys({ press: 'Escape' })
    await visitor.losesSightOf('textbox', 'Edit message')
    await visitor.seesMessages('Hello')
    expect(await workspace.timesAsked(`PUT ${change}`)).to.equal(0)
  })

  it('keeps its new words while they cannot be saved', async () => {
    const { visitor, workspace, agent } = await beginConversation()
    await edits(visitor)
    await workspace.troubles({ kind: 'refuse', match: { path: change } })
    await sendKeys({ type: ' there' })
    await visitor.clicks('Save')
    await visitor.sees('cannot be reached')
    await workspace.recovers()
    await visitor.clicks('Save')
    await waitFor(async () => expect(await agent.reads()).to.deep.equal(['Hello there']))
  })

  it('is deleted ten seconds later', async () => {
    const { visitor, agent } = await beginConversation()
    await agent.replies('Good morning')
    await visitor.clicks('Change message')
    await visitor.clicks('Delete')
    await visitor.sees('Message deleted')
    expect(visitor.visibleText()).not.to.contain('Hello')
    expect(await agent.reads()).to.deep.equal(['Hello', 'Good morning'])
    await waitFor(async () => expect(await agent.reads()).to.deep.equal(['Good morning']), { timeout: 12_000 })
    await visitor.seesMessages('Good morning')
    await waitFor(() => expect(visitor.storedValue('deletions')).to.equal(undefined))
  })

  it('comes back when the visitor thinks better of it', async () => {
    const { visitor, workspace } = await beginConversation()
    await visitor.clicks('Change message')
    await visitor.clicks('Delete')
    await waitFor(async () => expect(visitor.widget!.activeElement).to.equal(await visitor.finds('button', 'Undo')))
    await sendKeys({ press: 'Enter' })
    await visitor.seesMessages('Hello')
    const button = await visitor.finds('button', 'Change message')
    await waitFor(() => expect(visitor.widget!.activeElement).to.equal(button))
    expect(visitor.storedValue('deletions')).to.equal(undefined)
    expect(await workspace.timesAsked(`DELETE ${change}`)).to.equal(0)
  })

  it('stays deleted although the visitor leaves before it is done', async () => {
    const { visitor, agent } = await beginConversation()
    await visitor.clicks('Change message')
    await visitor.clicks('Delete')
    await visitor.reloads()
    await visitor.sees('Message deleted')
    await waitFor(async () => expect(await agent.reads()).to.deep.equal([]), { timeout: 12_000 })
  })

  it('stays when the server does not let it go, and says so', async function () {
    this.timeout(30_000)
    const { visitor, workspace } = await beginConversation()
    await visitor.clicks('Change message')
    await workspace.sets('Message_AllowDeleting', false)
    await visitor.clicks('Delete')
    await waitFor(() => expect(visitor.visibleText()).to.contain('cannot be changed'), { timeout: 14_000 })
    await visitor.seesMessages('Hello')
  })

  it('offers only what the workspace allows', async () => {
    const { visitor } = await beginConversation({ Message_AllowDeleting: false })
    await visitor.clicks('Change message')
    await visitor.finds('button', 'Edit')
    expect(visitor.has('button', 'Delete')).to.equal(false)
  })

  it('offers nothing where the workspace allows nothing, and none of the agent’s', async () => {
    const { visitor, workspace, agent } = await beginConversation({
      Message_AllowDeleting: false,
      Message_AllowEditing: false,
    })
    await agent.replies('Good morning')
    await visitor.seesMessages('Hello', 'Good morning')
    await waitFor(async () => expect(await workspace.timesAsked('GET settings.public')).to.equal(1))
    await agent.replies('Still there?')
    await visitor.sees('Still there?')
    expect(visitor.has('button', 'Change message')).to.equal(false)
  })
})
