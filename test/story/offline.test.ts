import { waitFor } from '@testing-library/dom'
import { expect } from 'chai'
import { openShop, type Scene } from './shop.ts'

/** Nobody is there. */
const openAtNight = async (settings: Record<string, unknown> = {}): Promise<Scene> => {
  const scene = await openShop({
    Livechat_offline_email: 'team@example.com',
    Livechat_validate_offline_email: false,
    ...settings,
  })
  await scene.workspace.everybodyGoesHome()
  await scene.visitor.reloads()
  await scene.visitor.opensPanel()
  return scene
}

const ADA = { Name: 'Ada', Email: 'ada@example.com', Message: 'Please call me' }

describe('While nobody is there', () => {
  it('takes a message, and thanks for it', async () => {
    const { visitor, workspace } = await openAtNight()
    await visitor.sees('Leave a message')
    await visitor.fillsIn(ADA)
    await visitor.clicks('Send')
    await visitor.sees('Thank you')
    expect(await workspace.mails()).to.have.lengthOf(1)
    expect(visitor.stored()).to.deep.equal([])
  })

  it('has the focus in its first field', async () => {
    const { visitor } = await openAtNight()
    const name = await visitor.finds('textbox', 'Name')
    await waitFor(() => expect(visitor.widget!.activeElement).to.equal(name))
  })

  it('thanks in the admin’s words', async () => {
    const { visitor } = await openAtNight({ Livechat_offline_success_message: 'We will be back on Monday.' })
    await visitor.fillsIn(ADA)
    await visitor.clicks('Send')
    await visitor.sees('We will be back on Monday.')
  })

  it('keeps the words when they cannot be delivered', async () => {
    const { visitor } = await openAtNight({ Livechat_offline_email: '' })
    await visitor.fillsIn(ADA)
    await visitor.clicks('Send')
    await visitor.sees('Your message could not be delivered.')
    expect(((await visitor.finds('textbox', 'Message')) as HTMLTextAreaElement).value).to.equal('Please call me')
  })

  it('shows the admin’s text where there is no form', async () => {
    const { visitor } = await openAtNight({
      Livechat_display_offline_form: false,
      Livechat_offline_form_unavailable: 'Call us at 555.',
    })
    await visitor.sees('Call us at 555.')
    expect(visitor.has('textbox')).to.equal(false)
  })

  it('offers the departments that are meant for it', async () => {
    const { visitor, workspace } = await openAtNight()
    await workspace.addsDepartment('Repairs')
    await workspace.addsDepartment('Hidden', { showOnOfflineForm: false })
    await visitor.reloads()
    await visitor.opensPanel()
    const choice = (await visitor.finds('combobox', /^Department/)) as HTMLSelectElement
    expect([...choice.options].map(({ text }) => text)).to.deep.equal(['Any department', 'Repairs'])
  })

  it('turns to the form with the visitor’s words when everybody has left since the page was opened', async () => {
    const { visitor, workspace } = await openShop()
    await visitor.opensPanel()
    await visitor.finds('textbox', 'Message')
    await workspace.everybodyGoesHome()
    await visitor.writes('Is anybody there?')
    await visitor.sees('Leave a message')
    expect(((await visitor.finds('textbox', 'Message')) as HTMLTextAreaElement).value).to.equal('Is anybody there?')
  })

  it('notices that everybody has left when the panel is opened again, and that somebody is back', async () => {
    const clock = '<script>window.later = 0; const now = Date.now; Date.now = () => now() + window.later</script>'
    const { visitor, workspace } = await openShop({}, { head: clock })
    await visitor.opensPanel()
    await visitor.types('Is anybody there?')
    await visitor.closesPanel()
    await workspace.everybodyGoesHome()
    const page = visitor.page as unknown as { later: number }
    page.later = 60_000
    await visitor.opensPanel()
    await visitor.sees('Leave a message')
    expect(((await visitor.finds('textbox', 'Message')) as HTMLTextAreaElement).value).to.equal('Is anybody there?')
    await visitor.closesPanel()
    await workspace.ask('livechat/agent.status', { status: 'available' }, 'agent')
    page.later = 120_000
    await visitor.opensPanel()
    await visitor.seesNoMore('Leave a message')
    await visitor.finds('textbox', 'Message')
  })

  it('goes on with a conversation that is live', async () => {
    const { visitor, workspace, agent } = await openShop()
    await visitor.opensPanel()
    await visitor.writes('Hello')
    await agent.serves()
    await workspace.everybodyGoesHome()
    await visitor.reloads()
    await visitor.seesMessages('Hello')
    await visitor.finds('textbox', 'Message')
  })
})
