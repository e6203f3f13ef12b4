import { waitFor } from '@testing-library/dom'
import { sendKeys } from '@web/test-runner-commands'
import { expect } from 'chai'
import { openShop, type Scene } from './shop.ts'

const openForm = async (settings: Record<string, unknown> = {}): Promise<Scene> => {
  const scene = await openShop({ Livechat_registration_form: true, ...settings })
  await scene.visitor.opensPanel()
  return scene
}

describe('The registration form', () => {
  it('asks for name and email, and leads to the composer', async () => {
    const { visitor, workspace } = await openForm()
    await visitor.fillsIn({ Name: 'Ada', Email: 'ada@example.com' })
    await sendKeys({ press: 'Enter' })
    const composer = await visitor.finds('textbox', 'Message')
    await waitFor(() => expect(visitor.widget!.activeElement).to.equal(composer))
    expect(await workspace.timesAsked('POST livechat/visitor')).to.equal(1)
    expect(await workspace.timesAsked('GET livechat/room')).to.equal(0)
  })

  it('makes no token and stores nothing before it is submitted', async () => {
    const { visitor } = await openForm()
    await visitor.fillsIn({ Name: 'Ada', Email: 'ada@example.com' })
    expect(visitor.stored()).to.deep.equal([])
    await visitor.clicks('Start chat')
    await visitor.finds('textbox', 'Message')
    expect(visitor.storedValue('visitor'))
      .to.have.property('token')
      .that.matches(/^[0-9a-f]{64}$/)
  })

  it('complains next to the field, and stops when the field is right', async () => {
    const { visitor, workspace } = await openForm()
    await visitor.fillsIn({ Email: 'ada' })
    await visitor.clicks('Start chat')
    await visitor.sees('Please fill this in.', 'Please enter an email address')
    const name = await visitor.finds('textbox', 'Name')
    await waitFor(() => expect(visitor.widget!.activeElement).to.equal(name))
    expect(name.getAttribute('aria-invalid')).to.equal('true')
    await visitor.fillsIn({ Name: 'Ada' })
    await visitor.seesNoMore('Please fill this in.')
    expect(await workspace.timesAsked('POST livechat/visitor')).to.equal(0)
  })

  it('takes nothing that cannot be seen for an answer', async () => {
    const { visitor, workspace } = await openForm()
    for (const nothing of ['\u200b', ' \u2060\ufeff ', '\u3164']) {
      await visitor.fillsIn({ Name: nothing, Email: 'ada@example.com' })
      await visitor.clicks('Start chat')
      await visitor.sees('Please fill this in.')
    }
    expect(await workspace.timesAsked('POST livechat/visitor')).to.equal(0)
  })

  it('shows only the fields that the admin wants', async () => {
    const { visitor } = await openForm({ Livechat_name_field_registration_form: false })
    await visitor.finds('textbox', 'Email')
    expect(visitor.has('textbox', 'Name')).to.equal(false)
  })

  it('is left out when there is nothing to ask', async () => {
    const { visitor } = await openForm({
      Livechat_name_field_registration_form: false,
      Livechat_email_field_registration_form: false,
    })
    await visitor.finds('textbox', 'Message')
  })

  it('offers the departments that are meant for it, by name', async () => {
    const { visitor, workspace } = await openShop({ Livechat_registration_form: true })
    await workspace.addsDepartment('Sales')
    await workspace.addsDepartment('Bikes')
    await workspace.addsDepartment('Secret', { showOnRegistration: false })
    await visitor.reloads()
    await visitor.opensPanel()
    const choice = (await visitor.finds('combobox', /^Department/)) as HTMLSelectElement
    expect([...choice.options].map(({ text }) => text)).to.deep.equal(['Any department', 'Bikes', 'Sales'])
  })

  it('brings the visitor to the department that they chose', async () => {
    const { visitor, workspace, agent } = await openShop({ Livechat_registration_form: true })
    const sales = await workspace.addsDepartment('Sales')
    await visitor.reloads()
    await visitor.opensPanel()
    const choice = (await visitor.finds('combobox', /^Department/)) as HTMLSelectElement
    choice.value = sales
    choice.dispatchEvent(new Event('input', { bubbles: true }))
    await visitor.introducesThemselves()
    await visitor.writes('Hello')
    await agent.serves()
    const { room } = await workspace.ask(`rooms.info?roomId=${agent.rid}`, undefined, 'admin')
    expect(room).to.have.property('departmentId', sales)
  })

  it('keeps what was typed when the server says no, and says why', async () => {
    const { visitor, workspace } = await openForm()
    const refusal = { success: false, error: 'error-invalid-department' }
    await workspace.troubles({
      kind: 'answer',
      match: { path: 'livechat/visitor' },
      status: 400,
      body: refusal,
      times: 1,
    })
    await visitor.fillsIn({ Name: 'Ada', Email: 'ada@example.com' })
    await visitor.clicks('Start chat')
    await visitor.sees('This department is not available any more.')
    expect(((await visitor.finds('textbox', 'Name')) as HTMLInputElement).value).to.equal('Ada')
    await visitor.clicks('Start chat')
    await visitor.finds('textbox', 'Message')
  })

  it('keeps what was typed while the panel is closed', async () => {
    const { visitor } = await openForm()
    await visitor.fillsIn({ Name: 'Ada' })
    await visitor.closesPanel()
    await visitor.opensPanel()
    expect(((await visitor.finds('textbox', 'Name')) as HTMLInputElement).value).to.equal('Ada')
  })

  it('says so when the server cannot be reached, and works when it can be', async () => {
    const { visitor, workspace } = await openForm()
    await workspace.troubles({ kind: 'refuse', match: { path: 'livechat/visitor' }, times: 1 })
    await visitor.fillsIn({ Name: 'Ada', Email: 'ada@example.com' })
    await visitor.clicks('Start chat')
    await visitor.sees('The chat cannot be reached at the moment.')
    await visitor.clicks('Start chat')
    await visitor.finds('textbox', 'Message')
  })

  it('keeps the token of the server’s answer', async () => {
    const { visitor, workspace } = await openForm()
    const known = { token: 'the-one-they-had', name: 'Ada', phone: '+15550100' }
    await workspace.ask('livechat/visitor', { visitor: known })
    const { visitor: document } = await workspace.ask('livechat/visitor/the-one-they-had')
    await workspace.troubles({
      kind: 'answer',
      match: { path: 'livechat/visitor' },
      status: 200,
      body: { visitor: document, success: true },
      times: 1,
    })
    await visitor.introducesThemselves()
    expect(visitor.storedValue('visitor')).to.have.property('token', 'the-one-they-had')
  })

  it('does not come again for a visitor who is known', async () => {
    const { visitor } = await openForm()
    await visitor.introducesThemselves()
    await visitor.reloads()
    await visitor.finds('textbox', 'Message')
  })
})
