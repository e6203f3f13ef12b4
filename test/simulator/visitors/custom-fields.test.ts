import { expect } from 'chai'
import { newToken, newVisitor, register } from '../visitor.ts'
import { malformed, newWorkspace, refused, type Workspace } from '../workspace.ts'

type Field = { field: string; scope: 'visitor' | 'room' } & Record<string, unknown>

async function define(workspace: Workspace, ...fields: Field[]): Promise<void> {
  const admin = await workspace.as('admin')
  for (const field of fields) {
    const customFieldData = { label: field.field, visibility: 'visible', public: true, ...field }
    await admin.post('livechat/custom-fields.save', { customFieldId: null, customFieldData })
  }
}

const saved = async (workspace: Workspace, token: string): Promise<Record<string, unknown>> =>
  (await workspace.get(`livechat/visitor/${token}`)).body.visitor

describe('Custom fields', () => {
  it('are told to the widget when they are public fields of visitors', async () => {
    const workspace = await newWorkspace()
    const choice = { field: 'plan', scope: 'visitor', type: 'select', options: 'free, paid' } as const
    await define(workspace, choice, { field: 'order', scope: 'room' }, { field: 'x', scope: 'visitor', public: false })
    const { customFields } = (await workspace.get('livechat/config')).body.config
    const plan = { _id: 'plan', label: 'plan', regexp: '', required: false, type: 'select', defaultValue: null }
    expect(customFields).to.deep.equal([{ ...plan, options: ['free', 'paid'] }])
  })

  it('are stored with the visitor or with the open room', async () => {
    const { workspace, token, rid } = await newVisitor()
    await define(workspace, { field: 'plan', scope: 'visitor' }, { field: 'order', scope: 'room' })
    const wish = { token, key: 'plan', value: 'paid', overwrite: true }
    const { body } = await workspace.post('livechat/custom.field', wish)
    expect(body).to.deep.equal({ field: { key: 'plan', value: 'paid', overwrite: true }, success: true })
    await workspace.post('livechat/custom.field', { token, key: 'order', value: '1042', overwrite: true })
    expect((await saved(workspace, token))['livechatData']).to.deep.equal({ plan: 'paid' })
    const { room } = (await workspace.get(`livechat/room?token=${token}&rid=${rid}`)).body
    expect(room.livechatData).to.deep.equal({ order: '1042' })
  })

  it('keep the first value when they are not to be overwritten', async () => {
    const workspace = await newWorkspace()
    await define(workspace, { field: 'plan', scope: 'visitor' })
    const token = await register(workspace)
    await workspace.post('livechat/custom.field', { token, key: 'plan', value: 'free', overwrite: true })
    const again = { token, key: 'plan', value: 'paid', overwrite: false }
    expect(await workspace.post('livechat/custom.field', again)).to.have.property('status', 200)
    expect((await saved(workspace, token))['livechatData']).to.deep.equal({ plan: 'free' })
  })

  it('come back in a list with a capital letter, those of rooms first', async () => {
    const { workspace, token } = await newVisitor()
    await define(workspace, { field: 'plan', scope: 'visitor' }, { field: 'order', scope: 'room' })
    const wishes = ['plan', 'order'].map((key) => ({ key, value: 'x', overwrite: true }))
    const { body } = await workspace.post('livechat/custom.fields', { token, customFields: wishes })
    const fields = ['order', 'plan'].map((Key) => ({ Key, value: 'x', overwrite: true }))
    expect(body).to.deep.equal({ fields, success: true })
  })

  it('have their own refusals', async () => {
    const workspace = await newWorkspace()
    await define(workspace, { field: 'zip', scope: 'visitor', label: 'Postcode', regexp: '^\\d{5}$' })
    const token = await register(workspace)
    const post = (wish: object): Promise<unknown> => workspace.post('livechat/custom.field', { token, ...wish })
    const wish = { key: 'zip', value: 'x', overwrite: true }
    expect(await post(wish)).to.deep.equal(refused('Invalid value for zip field'))
    expect(await post({ ...wish, key: 'color' })).to.deep.equal(refused('invalid-custom-field'))
    expect(await post({ ...wish, token: 'nobody' })).to.deep.equal(refused('invalid-token'))
    expect(await post({ key: 'zip' })).to.deep.equal(malformed("must have required property 'value'"))
    expect(await post({ ...wish, overwrite: 'x' })).to.deep.equal(malformed('must be boolean'))
  })

  it('refuse an empty list although its form is right', async () => {
    const workspace = await newWorkspace()
    const token = await register(workspace)
    const answer = await workspace.post('livechat/custom.fields', { token, customFields: [] })
    expect(answer).to.deep.equal(refused('invalid-custom-field'))
  })

  it('must be complete at registration, unless none is sent', async () => {
    const workspace = await newWorkspace()
    await define(workspace, { field: 'zip', scope: 'visitor', required: true }, { field: 'plan', scope: 'visitor' })
    const customFields = [{ key: 'plan', value: 'free', overwrite: true }]
    const visitor = { token: newToken(), customFields }
    const answer = await workspace.post('livechat/visitor', { visitor })
    expect(answer).to.deep.equal(refused('Missing required custom fields: zip'))
    const without = await workspace.post('livechat/visitor', { visitor: { ...visitor, customFields: [] } })
    expect(without).to.have.property('status', 200)
  })

  it('are passed over at registration when they are unknown or belong to rooms', async () => {
    const workspace = await newWorkspace()
    await define(workspace, { field: 'order', scope: 'room' })
    const customFields = ['order', 'color'].map((key) => ({ key, value: 'x', overwrite: true }))
    const token = await register(workspace, { customFields })
    expect(await saved(workspace, token)).to.not.have.property('livechatData')
  })

  it('exist once, and can be removed', async () => {
    const workspace = await newWorkspace()
    await define(workspace, { field: 'plan', scope: 'visitor' })
    const admin = await workspace.as('admin')
    const customFieldData = { field: 'plan', label: 'Plan', scope: 'visitor', visibility: 'visible' }
    const twice = await admin.post('livechat/custom-fields.save', { customFieldId: null, customFieldData })
    expect(twice).to.deep.equal(refused('Custom Field already exists'))
    await admin.post('livechat/custom-fields.delete', { customFieldId: 'plan' })
    expect((await admin.get('livechat/custom-fields')).body.total).to.equal(0)
  })
})
