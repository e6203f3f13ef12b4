import { waitFor } from '@testing-library/dom'
import { expect } from 'chai'
import { openShop, type Scene } from './shop.ts'
import type { Visitor } from './visitor.ts'
import type { Workspace } from './workspace.ts'

/** A shop whose admin wants to know more; the form is open. */
async function openForm(
  prepare: (workspace: Workspace) => Promise<unknown>,
  settings: Record<string, unknown> = {},
): Promise<Scene> {
  const scene = await openShop({ Livechat_registration_form: true, ...settings })
  await prepare(scene.workspace)
  await scene.visitor.reloads()
  await scene.visitor.opensPanel()
  return scene
}

const ADA = { Name: 'Ada', Email: 'ada@example.com' }

const token = (visitor: Visitor): string => (visitor.storedValue('visitor') as { token: string }).token

const contentOf = async (visitor: Visitor, role: string, label: string): Promise<string> =>
  ((await visitor.finds(role, new RegExp(`^${label}`))) as HTMLInputElement).value

describe('The admin’s own fields', () => {
  it('are asked for under their labels, and kept with the visitor', async () => {
    const { visitor, workspace } = await openForm(async (admin) => {
      await admin.addsField('order', { label: 'Order number', required: true })
      await admin.addsField('bird', { label: 'Favourite bird', type: 'select', options: 'wren, linnet, robin' })
    })
    await visitor.fillsIn({ ...ADA, 'Order number': '1042' })
    await visitor.picks('Favourite bird', 'linnet')
    await visitor.clicks('Start chat')
    await visitor.finds('textbox', 'Message')
    const { livechatData } = await workspace.visitor(token(visitor))
    expect(livechatData).to.deep.equal({ order: '1042', bird: 'linnet' })
    expect(await workspace.timesAsked('POST livechat/visitor')).to.equal(1)
  })

  it('complain beside themselves when they are required and empty, or not as the admin wants them', async () => {
    const { visitor, workspace } = await openForm((admin) =>
      admin.addsField('order', { label: 'Order number', required: true, regexp: '^\\d{4}$' }),
    )
    await visitor.fillsIn(ADA)
    await visitor.clicks('Start chat')
    await visitor.sees('Please fill this in.')
    await visitor.fillsIn({ 'Order number': 'abc' })
    await visitor.sees('Please check this')
    const field = await visitor.finds('textbox', 'Order number')
    expect(field.getAttribute('aria-invalid')).to.equal('true')
    expect(visitor.widget!.getElementById(field.getAttribute('aria-describedby')!)!.innerText).to.contain(
      'Please check this',
    )
    expect(await workspace.timesAsked('POST livechat/visitor')).to.equal(0)
    await visitor.fillsIn({ 'Order number': '1042' })
    await visitor.seesNoMore('Please check this')
    await visitor.clicks('Start chat')
    await visitor.finds('textbox', 'Message')
  })

  it('begin with what the admin has put into them', async () => {
    const { visitor, workspace } = await openForm(async (admin) => {
      await admin.addsField('plan', { label: 'Plan', type: 'select', options: 'free, paid', defaultValue: 'free' })
      await admin.addsField('land', { label: 'Country', defaultValue: 'Norway' })
      await admin.addsField('odd', { label: 'Odd', type: 'select', options: 'a, b', defaultValue: 'not among them' })
    })
    expect(await contentOf(visitor, 'textbox', 'Country')).to.equal('Norway')
    expect(await contentOf(visitor, 'combobox', 'Plan')).to.equal('free')
    expect(await contentOf(visitor, 'combobox', 'Odd')).to.equal('')
    await visitor.fillsIn({ ...ADA, Country: 'Iceland' })
    await visitor.clicks('Start chat')
    await visitor.finds('textbox', 'Message')
    const { livechatData } = await workspace.visitor(token(visitor))
    expect(livechatData).to.deep.equal({ plan: 'free', land: 'Iceland' })
  })

  it('are not sent when they are empty', async () => {
    const { visitor, workspace } = await openForm((admin) => admin.addsField('order', { label: 'Order number' }))
    await visitor.finds('textbox', 'Order number (optional)')
    await visitor.introducesThemselves()
    expect(await workspace.visitor(token(visitor))).not.to.have.property('livechatData')
  })

  it('are shown only when the admin means them for visitors', async () => {
    const { visitor } = await openForm(async (admin) => {
      await admin.addsField('order', { label: 'Order number' })
      await admin.addsField('secret', { label: 'Secret', public: false })
      await admin.addsField('hidden', { label: 'Hidden', visibility: 'hidden' })
      await admin.addsField('case', { label: 'Case', scope: 'room' })
    })
    await visitor.finds('textbox', 'Order number (optional)')
    for (const label of ['Secret', 'Hidden', 'Case']) expect(visitor.has('textbox', new RegExp(label))).to.equal(false)
  })

  it('stop nobody with a pattern that is none', async () => {
    const { visitor } = await openForm((admin) => admin.addsField('order', { label: 'Order', regexp: '(unfinished' }))
    await visitor.fillsIn({ ...ADA, Order: 'x' })
    await visitor.clicks('Start chat')
    await visitor.finds('textbox', 'Message')
  })

  it('stop nobody when the server wants one that it does not let the form show', async () => {
    const { visitor, workspace } = await openForm(async (admin) => {
      await admin.addsField('order', { label: 'Order number' })
      await admin.addsField('internal', { public: false, required: true })
    })
    await visitor.fillsIn({ ...ADA, 'Order number': '1042' })
    await visitor.clicks('Start chat')
    await visitor.finds('textbox', 'Message')
    await waitFor(async () => {
      expect((await workspace.visitor(token(visitor)))['livechatData']).to.deep.equal({ order: '1042' })
    })
  })

  it('are missed aloud when the server does not take them afterwards', async () => {
    const { visitor, workspace } = await openForm(async (admin) => {
      await admin.addsField('order', { label: 'Order number' })
      await admin.addsField('internal', { public: false, required: true })
    })
    await visitor.fillsIn({ ...ADA, 'Order number': 'none' })
    await workspace.changesField('order', { label: 'Order number', regexp: '^[0-9]+$' })
    await visitor.clicks('Start chat')
    await visitor.finds('textbox', 'Message')
    await visitor.sees('That did not work. The server says: Invalid value for order field')
  })

  it('keep what was typed when the server says no', async () => {
    const { visitor, workspace } = await openForm((admin) => admin.addsField('order', { label: 'Order number' }))
    const match = { path: 'livechat/visitor' }
    await workspace.troubles({ kind: 'refuse', match, times: 1 })
    await visitor.fillsIn({ ...ADA, 'Order number': '1042' })
    await visitor.clicks('Start chat')
    await visitor.sees('The chat cannot be reached at the moment.')
    expect(await contentOf(visitor, 'textbox', 'Order number')).to.equal('1042')
  })

  it('come with a message that is left while nobody is there', async () => {
    const { visitor, workspace } = await openShop({
      Livechat_offline_email: 'team@example.com',
      Livechat_validate_offline_email: false,
    })
    await workspace.addsField('order', { label: 'Order number', required: true })
    await workspace.everybodyGoesHome()
    await visitor.reloads()
    await visitor.opensPanel()
    await visitor.fillsIn({ ...ADA, Message: 'Please call me' })
    await visitor.clicks('Send')
    await visitor.sees('Please fill this in.')
    await visitor.fillsIn({ 'Order number': '1042' })
    await visitor.clicks('Send')
    await visitor.sees('Thank you')
    expect(JSON.stringify(await workspace.mails())).to.contain('Please call me\\nOrder number: 1042')
  })

  it('alone are no reason to ask', async () => {
    const { visitor } = await openForm((admin) => admin.addsField('order', { label: 'Order number' }), {
      Livechat_name_field_registration_form: false,
      Livechat_email_field_registration_form: false,
    })
    await visitor.finds('textbox', 'Message')
    expect(visitor.has('textbox', /Order number/)).to.equal(false)
  })
})
