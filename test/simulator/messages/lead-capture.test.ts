import { expect } from 'chai'
import { newVisitor, register } from '../visitor.ts'
import { newWorkspace, type Workspace } from '../workspace.ts'

async function known(workspace: Workspace, token: string): Promise<Record<string, unknown>> {
  return (await workspace.get(`livechat/visitor/${token}`)).body.visitor
}

describe('What a visitor writes', () => {
  it('adds its addresses and numbers to what is known of the visitor', async () => {
    const { workspace, token, says } = await newVisitor(undefined, { email: 'a@example.com' })
    await says('Mail me at ada@example.com or call 87654321, or ada@example.com')
    const visitorEmails = [{ address: 'a@example.com' }, { address: 'ada@example.com' }]
    expect(await known(workspace, token)).to.deep.include({ visitorEmails, phone: [{ phoneNumber: '87654321' }] })
    const { config } = (await workspace.get(`livechat/config?token=${token}`)).body
    expect(config.guest.visitorEmails).to.deep.equal(visitorEmails)
  })

  it('decides by which address and number the visitor is found later', async () => {
    const one = await newVisitor()
    await one.says('ada@example.com')
    const { _id } = await known(one.workspace, one.token)
    const token = await register(one.workspace, { email: 'ada@example.com' })
    expect(await known(one.workspace, token)).to.include({ _id })
    const other = await newVisitor()
    await other.says('Order 12345678')
    expect(await register(other.workspace, { phone: '12345678' })).to.equal(other.token)
  })

  it('is not searched where the patterns are empty, nor in an edit, nor when an agent writes', async () => {
    const { workspace, token, rid, says } = await newVisitor()
    const { _id } = await says('Hello')
    await workspace.put(`livechat/message/${_id}`, { token, rid, msg: 'ada@example.com' })
    await (await workspace.as('agent')).post('chat.sendMessage', { message: { rid, msg: 'amira@example.com' } })
    await workspace.set({ Livechat_lead_email_regex: '', Livechat_lead_phone_regex: '' })
    await says('ada@example.com 87654321')
    expect(await known(workspace, token)).to.not.have.any.keys('visitorEmails', 'phone')
  })

  it('is lost in generation 6 for visitors without any address or number', async () => {
    const without = await newVisitor(await newWorkspace(6))
    await without.says('ada@example.com')
    expect(await known(without.workspace, without.token)).to.not.have.property('visitorEmails')
    const withOne = await newVisitor(await newWorkspace(6), { email: 'a@example.com' })
    await withOne.says('ada@example.com')
    expect((await known(withOne.workspace, withOne.token))['visitorEmails']).to.have.length(2)
  })
})
