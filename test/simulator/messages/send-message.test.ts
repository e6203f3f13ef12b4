import { expect } from 'chai'
import { connect } from '../realtime/line.ts'
import { history, newVisitor, openRoom, register } from '../visitor.ts'
import { malformed, newWorkspace, refused, refusedWith } from '../workspace.ts'

const _id = 'mYtExT4cE7BtzWqbs'

describe('POST livechat/message', () => {
  it('answers with the message as it is stored', async () => {
    const visitor = await newVisitor()
    const { token, rid, workspace } = visitor
    const { body } = await workspace.post('livechat/message', { token, rid, msg: 'Hi, where is my *order*?', _id })
    const { message } = body
    expect(message).to.deep.include({ _id, rid, msg: 'Hi, where is my *order*?', token, alias: 'Ada' })
    expect(message.u).to.deep.equal({ _id: visitor._id, username: 'guest-1', name: 'Ada' })
    expect(message).to.deep.include({ urls: [], mentions: [], channels: [] })
    expect(message.md[0].value[1]).to.deep.equal({ type: 'BOLD', value: [{ type: 'PLAIN_TEXT', value: 'order' }] })
    expect((await history(visitor))[0]).to.deep.equal(message)
  })

  it('gives no alias to a visitor without a name', async () => {
    const workspace = await newWorkspace()
    const token = await register(workspace, { name: '' })
    const rid = await openRoom(workspace, token)
    const { message } = (await workspace.post('livechat/message', { token, rid, msg: 'Hi' })).body
    expect(message).to.not.have.property('alias')
    expect(message.u).to.not.have.property('name')
  })

  it('takes an empty text', async () => {
    const { says } = await newVisitor()
    expect(await says('')).to.have.property('msg', '')
  })

  it('lists the links of the parsed text, each once and none of code', async () => {
    const { says } = await newVisitor()
    const text =
      'See https://rocket.chat/a and github.com, ada@example.com or https://rocket.chat/a but not `https://code.com`'
    const urls = ['https://rocket.chat/a', '//github.com', 'mailto:ada@example.com'].map((url) => ({ url, meta: {} }))
    expect((await says(text))['urls']).to.deep.equal(urls)
  })

  it('lists in generation 6 what looks like an address outside code', async () => {
    const { says } = await newVisitor(await newWorkspace(6))
    const text = 'See https://shop.example/a and github.com but not `https://code.example`'
    expect((await says(text))['urls']).to.deep.equal([{ url: 'https://shop.example/a', meta: {} }])
  })

  it('comes back with its open code block closed', async () => {
    const { workspace, token, rid, says } = await newVisitor()
    const { _id: id, msg, md } = await says('Look:\n```\nlet a = 1')
    expect(msg).to.equal('Look:\n```\nlet a = 1\n```')
    expect(md.at(-1).type).to.equal('CODE')
    const edit = await workspace.put(`livechat/message/${id}`, { token, rid, msg: '```\nlet b' })
    expect(edit.body.message.msg).to.equal('```\nlet b\n```')
    expect(await says('```closed```')).to.include({ msg: '```closed```' })
  })

  it('is refused while the chat is switched off, though its room is open', async () => {
    const { workspace, token, rid } = await newVisitor()
    await workspace.set({ Livechat_enabled: false })
    const answer = await workspace.post('livechat/message', { token, rid, msg: 'Hi' })
    expect(answer).to.deep.equal(refusedWith('error-omnichannel-is-disabled'))
  })

  it('draws rules and tables with the parser of this generation', async () => {
    const { says } = await newVisitor()
    const { md } = await says('---\n| a | b |\n|---|---|\n| 1 | 2 |')
    expect(md.map(({ type }: { type: string }) => type)).to.deep.equal(['HORIZONTAL_RULE', 'TABLE'])
    const seven = await newVisitor(await newWorkspace(7))
    const { md: before } = await seven.says('---\n| *a* | b |\n|---|---|')
    expect(before.map(({ type }: { type: string }) => type)).to.deep.equal(['PARAGRAPH', 'PARAGRAPH', 'PARAGRAPH'])
    expect(before[1].value[1].type).to.equal('BOLD')
    const [moment] = (await says('<t:1700000000:R>')).md[0].value
    expect(moment).to.deep.include({ type: 'TIMESTAMP', fallback: [0, 16] })
  })

  it('refuses in the order of the server', async () => {
    const { workspace, token, rid } = await newVisitor()
    const { post } = workspace
    const route = 'livechat/message'
    expect(await post(route, { token })).to.deep.equal(malformed("must have required property 'rid'"))
    expect(await post(route, { token, rid })).to.deep.equal(malformed("must have required property 'msg'"))
    const message = { token, rid, msg: 'Hi' }
    expect(await post(route, { ...message, token: 'nobody' })).to.deep.equal(refused('invalid-token'))
    expect(await post(route, { ...message, rid: 'nowhere' })).to.deep.equal(refused('invalid-room'))
    const stranger = await register(workspace)
    expect(await post(route, { ...message, token: stranger })).to.deep.equal(refused('invalid-room'))
    await post('livechat/room.close', { token, rid })
    expect(await post(route, message)).to.deep.equal(refused('room-closed'))
  })

  it('counts letters as the workspace wants', async () => {
    const { workspace, token, rid } = await newVisitor()
    await workspace.set({ Livechat_enable_message_character_limit: true, Livechat_message_character_limit: 5 })
    const tooLong = await workspace.post('livechat/message', { token, rid, msg: '123456' })
    expect(tooLong).to.deep.equal(refused('message-length-exceeds-character-limit'))
    expect(await workspace.post('livechat/message', { token, rid, msg: '12345' })).to.have.property('status', 200)
  })

  it('gives back the first message when an id comes again, and stores nothing', async () => {
    const visitor = await newVisitor()
    const first = await visitor.says('First', _id)
    const line = await connect(visitor.workspace)
    await line.listen('room-messages', visitor.rid, visitor.token)
    expect(await visitor.says('Second', _id)).to.deep.equal(first)
    await line.settles()
    expect(line.events('room-messages')).to.deep.equal([])
    expect((await history(visitor)).filter(({ t }) => !t)).to.have.length(1)
  })

  it('gives it back even from a room of somebody else', async () => {
    const one = await newVisitor()
    const first = await one.says('First', _id)
    const other = await newVisitor(one.workspace)
    expect(await other.says('Second', _id)).to.deep.equal(first)
  })

  it('stumbles over an id that comes again in 6.x and 7.x', async () => {
    for (const version of [6, 7] as const) {
      const { workspace, token, rid, says } = await newVisitor(await newWorkspace(version))
      await says('First', _id)
      const answer = await workspace.post('livechat/message', { token, rid, msg: 'Second', _id })
      expect(answer).to.deep.equal(refused('Cannot convert undefined or null to object'))
      const stored = (await workspace.get(`livechat/message/${_id}?token=${token}&rid=${rid}`)).body
      expect(stored.message.msg).to.equal('First')
    }
  })

  it('is heard by the visitor, too', async () => {
    const { workspace, token, rid, says } = await newVisitor()
    const line = await connect(workspace)
    await line.listen('room-messages', rid, token)
    const { _id: sent } = await says('Hello')
    const [message] = await line.event('room-messages', ({ msg }) => msg === 'Hello')
    expect(message._id).to.equal(sent)
    expect(message.ts.$date).to.be.a('number')
  })
})
