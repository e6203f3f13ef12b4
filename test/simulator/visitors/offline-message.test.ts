import { expect } from 'chai'
import { newWorkspace, refused, wrongForm } from '../workspace.ts'

describe('POST livechat/offline.message', () => {
  const route = 'livechat/offline.message'
  const message = { name: 'Ada', email: 'ada@example.com', message: 'Are you open on Sunday?' }
  const failure = refused('Error sending Omnichannel offline message')

  it('mails the message to where the workspace wants it', async () => {
    const workspace = await newWorkspace()
    await workspace.set({ Livechat_offline_email: 'team@example.com' })
    const sent = { message: 'Livechat offline message sent', success: true }
    const body = { ...message, host: 'https://shop.example' }
    expect(await workspace.post(route, body)).to.deep.equal({ status: 200, body: sent })
    const [mail] = (await workspace.backstage('mails')).mails
    expect(mail).to.include({ to: 'team@example.com', kind: 'offline-message', replyTo: 'Ada <ada@example.com>' })
    expect(mail.text).to.contain('Are you open on Sunday?').and.contain('https://shop.example')
  })

  it('mails it to the department when that has an address', async () => {
    const workspace = await newWorkspace()
    const admin = await workspace.as('admin')
    const department = {
      name: 'Sales',
      email: 'sales@example.com',
      enabled: true,
      showOnRegistration: true,
      showOnOfflineForm: true,
    }
    const { body } = await admin.post('livechat/department', { department })
    await workspace.post(route, { ...message, department: body.department._id })
    expect((await workspace.backstage('mails')).mails[0]).to.include({ to: 'sales@example.com' })
  })

  it('fails with one sentence, whatever stands in the way', async () => {
    const workspace = await newWorkspace()
    expect(await workspace.post(route, message)).to.deep.equal(failure)
    await workspace.set({ Livechat_offline_email: 'team@example.com' })
    const nowhere = { ...message, email: 'ada@nowhere.invalid' }
    expect(await workspace.post(route, nowhere)).to.deep.equal(failure)
    await workspace.set({ Livechat_validate_offline_email: false })
    expect(await workspace.post(route, nowhere)).to.have.property('status', 200)
    await workspace.set({ Livechat_display_offline_form: false })
    expect(await workspace.post(route, message)).to.deep.equal(failure)
  })

  it('needs a name, an address and a message', async () => {
    const { post } = await newWorkspace()
    expect(await post(route, {})).to.deep.equal(wrongForm("must have required property 'name'"))
  })
})
