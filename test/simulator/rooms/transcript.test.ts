import { expect } from 'chai'
import { history, newVisitor, register } from '../visitor.ts'
import { malformed, newWorkspace, refused } from '../workspace.ts'

describe('POST livechat/transcript', () => {
  const route = 'livechat/transcript'

  it('mails the conversation, and writes that it did', async () => {
    const visitor = await newVisitor()
    const { workspace, token, rid, says } = visitor
    await says('Where is my order?')
    const answer = await workspace.post(route, { token, rid, email: 'ada@example.com', subject: 'ignored' })
    expect(answer).to.deep.equal({ status: 200, body: { message: 'Omnichannel transcript sent', success: true } })
    const [mail] = (await workspace.backstage('mails')).mails
    expect(mail).to.include({ to: 'ada@example.com', subject: 'Transcript of your omnichannel conversation.' })
    expect(mail.text).to.match(/You: Where is my order\?$/)
    const [line] = await history(visitor)
    expect(line).to.include({ t: 'livechat_transcript_history' })
    expect(line.requestData.type).to.equal('visitor')
  })

  it('refuses in the words of a legacy route', async () => {
    for (const version of [6, 7, 8] as const) {
      const { post } = await newWorkspace(version)
      expect(await post(route, {})).to.deep.equal(malformed("must have required property 'rid'"))
    }
  })

  it('takes an unknown room for an unknown visitor in generation 6', async () => {
    const { workspace, token } = await newVisitor(await newWorkspace(6))
    const answer = await workspace.post(route, { token, rid: 'nowhere', email: 'ada@example.com' })
    expect(answer).to.deep.equal(refused('error-invalid-visitor'))
  })

  it('knows rooms and their visitors', async () => {
    const { workspace, token, rid } = await newVisitor()
    const email = 'ada@example.com'
    const { post } = workspace
    expect(await post(route, { token, rid: 'nowhere', email })).to.deep.equal(refused('error-invalid-room'))
    const stranger = await register(workspace)
    expect(await post(route, { token: stranger, rid, email })).to.deep.equal(refused('error-invalid-visitor'))
    expect((await post(route, { token, rid, email: 'ada' })).status).to.equal(400)
  })

  it('comes by itself in the name of the serving agent, whoever closes', async () => {
    const workspace = await newWorkspace()
    const { rid } = await newVisitor(workspace, { email: 'ada@example.com' })
    await workspace.set({ Livechat_transcript_send_always: true })
    await (await workspace.as('admin')).post('livechat/room.closeByUser', { rid, comment: 'bye' })
    expect((await workspace.backstage('mails')).mails[0]).to.include({ from: 'amira@example.com' })
  })

  it('does not come by itself where the visitor decides', async () => {
    const workspace = await newWorkspace()
    const { token, rid } = await newVisitor(workspace, { email: 'ada@example.com' })
    await workspace.set({ Livechat_transcript_send_always: true, Livechat_enable_transcript: true })
    await workspace.post('livechat/room.close', { token, rid })
    expect((await workspace.backstage('mails')).mails).to.deep.equal([])
  })

  it('comes by itself at the end where the workspace always sends it', async () => {
    const workspace = await newWorkspace()
    const visitor = await newVisitor(workspace, { email: 'ada@example.com' })
    await workspace.set({ Livechat_transcript_send_always: true })
    await workspace.post('livechat/room.close', { token: visitor.token, rid: visitor.rid })
    expect((await workspace.backstage('mails')).mails[0]).to.include({ to: 'ada@example.com' })
    const end = (await history(visitor)).find(({ t }) => t === 'livechat-close')
    expect(end.transcriptRequested).to.equal(true)
  })
})
