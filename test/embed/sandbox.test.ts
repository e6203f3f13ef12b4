import { waitFor } from '@testing-library/dom'
import { sendKeys } from '@web/test-runner-commands'
import { expect } from 'chai'
import { Agent } from '../story/agent.ts'
import { pageWith, type Scene } from '../story/shop.ts'
import { Visitor } from '../story/visitor.ts'
import { Workspace } from '../story/workspace.ts'

/** Opens the page in a frame whose sandbox lacks `allow-forms`: the browser submits no form there. */
async function opens(settings: Record<string, unknown> = {}): Promise<Scene> {
  const workspace = await Workspace.open(settings)
  const visitor = await Visitor.opens(pageWith(workspace.address))
  visitor.frame.sandbox.add('allow-scripts', 'allow-same-origin')
  await visitor.reloads()
  await visitor.opensPanel()
  return { workspace, visitor, agent: new Agent(workspace) }
}

const ADA = { Name: 'Ada', Email: 'ada@example.com' }

describe('A frame whose sandbox allows no forms', () => {
  it('has a chat whose buttons register, send, save and rate', async () => {
    const { workspace, visitor, agent } = await opens({ Livechat_registration_form: true })
    await visitor.fillsIn(ADA)
    await visitor.clicks('Start chat')
    await visitor.types('Hello')
    await visitor.clicks('Send')
    await visitor.seesMessages('Hello')
    await agent.serves()
    await visitor.sees('joined')
    await visitor.clicks('Change message')
    await visitor.clicks('Edit')
    const field = await visitor.finds('textbox', 'Edit message')
    await waitFor(() => expect(visitor.widget?.activeElement).to.equal(field))
    await sendKeys({ type: ' there' })
    await visitor.clicks('Save')
    await visitor.seesMessages('Hello there')
    await agent.closes()
    await visitor.clicks('Rate this chat')
    const satisfied = await visitor.finds('group', 'How satisfied were you with this chat?')
    satisfied.querySelector<HTMLElement>('[value="4"]')?.click()
    await visitor.clicks('Send rating')
    await visitor.sees('Thank you for your rating.')
    expect(await workspace.timesAsked('POST livechat/room.survey')).to.equal(1)
  })

  it('has a chat that takes a message by its button while nobody is there', async () => {
    const { workspace, visitor } = await opens({ Livechat_offline_email: 'team@example.com' })
    await workspace.everybodyGoesHome()
    await visitor.reloads()
    await visitor.opensPanel()
    await visitor.fillsIn({ ...ADA, Message: 'Please call me' })
    await visitor.clicks('Send')
    await visitor.sees('Thank you')
    expect(await workspace.mails()).to.have.lengthOf(1)
  })

  it('has a chat that registers once by the Enter key in a field, and complains as elsewhere', async () => {
    const { workspace, visitor } = await opens({ Livechat_registration_form: true })
    await visitor.fillsIn({ Name: 'Ada' })
    await visitor.presses('Enter')
    await visitor.finds('textbox', /Email/)
    await waitFor(() => expect(visitor.widget?.activeElement?.getAttribute('name')).to.equal('email'))
    await visitor.fillsIn({ Email: ADA.Email })
    await visitor.presses('Enter')
    await visitor.finds('textbox', 'Message')
    expect(await workspace.timesAsked('POST livechat/visitor')).to.equal(1)
  })
})
