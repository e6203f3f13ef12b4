import { expect } from 'chai'
import { connect } from '../realtime/line.ts'
import { newVisitor, register } from '../visitor.ts'
import { type Answer, newWorkspace, refused, refusedWith } from '../workspace.ts'
import { dot, note, picture, send, upload } from './file.ts'

const forbidden: Answer = { status: 403, body: { success: false, error: 'unauthorized' } }
const because = (reason: string, more = {}): Answer => ({ status: 400, body: { reason, ...more, success: false } })

describe('POST livechat/upload/:rid', () => {
  it('answers with the message itself, and the two flags that are only here', async () => {
    const visitor = await newVisitor()
    const { status: code, body } = await upload(visitor, ['file', picture], ['description', 'A dot'])
    expect(code).to.equal(200)
    expect(body).to.deep.include({ rid: visitor.rid, msg: '', newRoom: false, showConnecting: false, success: true })
    expect(body.file).to.have.all.keys('_id', 'name', 'type')
    expect(body.files).to.deep.equal([body.file])
    const link = `/file-upload/${body.file._id}/my%20dot.png`
    expect(body.attachments[0]).to.deep.include({ title: 'my dot.png', description: 'A dot', image_url: link })
    expect(body.attachments[0]).to.deep.include({ image_dimensions: { width: 1, height: 1 }, title_link: link })
  })

  it('gives sounds, films and other files keys of their own', async () => {
    const visitor = await newVisitor()
    const kinds = { 'audio/ogg': 'audio_url', 'video/mp4': 'video_url', 'text/plain': 'title_link' }
    for (const [type, key] of Object.entries(kinds)) {
      const { body } = await upload(visitor, ['file', new File(['x'], 'x', { type })])
      expect(body.attachments[0]).to.have.property(key)
      expect(body.attachments[0]).to.not.have.property('image_url')
    }
  })

  it('takes the visitor’s name only, whatever the text parts say', async () => {
    const visitor = await newVisitor()
    const parts = ['alias', 'avatar', 'emoji'].map((name): [string, string] => [name, 'Amira'])
    const { body } = await upload(visitor, ['file', note], ...parts)
    expect(body).to.include({ alias: 'Ada' }).and.not.have.any.keys('avatar', 'emoji', 'groupable')
  })

  it('refuses other text parts', async () => {
    const visitor = await newVisitor()
    const foo = await upload(visitor, ['file', note], ['foo', 'bar'])
    expect(foo).to.deep.equal(refused('Match error: Unknown key in field foo'))
    const groupable = await upload(visitor, ['file', note], ['groupable', 'false'])
    expect(groupable).to.deep.equal(refused('Match error: Expected boolean, got string in field groupable'))
  })

  it('says whether an agent is still looked for', async () => {
    const visitor = await newVisitor()
    await visitor.workspace.set({ Livechat_Routing_Method: 'Manual_Selection' })
    expect((await upload(visitor, ['file', note])).body).to.include({ showConnecting: true })
  })

  it('is refused while the chat is switched off', async () => {
    const visitor = await newVisitor()
    await visitor.workspace.set({ Livechat_enabled: false })
    expect(await upload(visitor, ['file', note])).to.deep.equal(refusedWith('error-omnichannel-is-disabled'))
  })

  it('is heard on the stream', async () => {
    const visitor = await newVisitor()
    const line = await connect(visitor.workspace)
    await line.listen('room-messages', visitor.rid, visitor.token)
    const { body } = await upload(visitor, ['file', note], ['msg', 'See here'])
    expect((await line.event('room-messages'))[0]).to.include({ _id: body._id, msg: 'See here' })
  })

  it('refuses without a token, before everything else', async () => {
    const workspace = await newWorkspace()
    await workspace.set({ FileUpload_Enabled: false })
    expect(await send(workspace, 'nowhere', [], {})).to.deep.equal(forbidden)
  })

  it('says that uploads are off before it looks at the token', async () => {
    for (const id of ['FileUpload_Enabled', 'Livechat_fileupload_enabled']) {
      const workspace = await newWorkspace()
      await workspace.set({ [id]: false })
      const answer = await send(workspace, 'nowhere', [], { 'x-visitor-token': 'nobody' })
      expect(answer).to.deep.equal(because('error-file-upload-disabled'))
    }
  })

  it('refuses a strange token, a strange room and a closed one', async () => {
    const visitor = await newVisitor()
    const stranger = await register(visitor.workspace)
    expect(await upload({ ...visitor, token: 'nobody' }, ['file', note])).to.deep.equal(forbidden)
    expect(await upload({ ...visitor, token: stranger }, ['file', note])).to.deep.equal(forbidden)
    await visitor.workspace.post('livechat/room.close', { token: visitor.token, rid: visitor.rid })
    expect(await upload(visitor, ['file', note])).to.deep.equal(forbidden)
  })

  it('wants one file, in the part of that name', async () => {
    const visitor = await newVisitor()
    const none = refusedWith('error-no-file', 'No file uploaded [error-no-file]')
    expect(await upload(visitor, ['msg', 'Hi'])).to.deep.equal(none)
    expect(await upload(visitor, ['picture', note])).to.deep.equal(refusedWith('invalid-field'))
    const two = refusedWith('error-too-many-files', 'Too many files in upload [error-too-many-files]')
    expect(await upload(visitor, ['file', note], ['file', picture])).to.deep.equal(two)
  })

  it('wants one file in other words in generation 6', async () => {
    const visitor = await newVisitor(await newWorkspace(6))
    expect(await upload(visitor, ['msg', 'Hi'])).to.deep.equal(refusedWith('No file uploaded'))
    expect(await upload(visitor, ['file', note], ['file', picture])).to.deep.equal(refused('Just 1 file is allowed'))
  })

  it('refuses kinds of files, by default drawings that could carry scripts', async () => {
    const visitor = await newVisitor()
    const drawing = new File(['<svg/>'], 'a.svg', { type: 'image/svg+xml' })
    expect(await upload(visitor, ['file', drawing])).to.deep.equal(because('error-type-not-allowed'))
    const disguised = new File(['<svg/>'], 'a.svg', { type: 'application/octet-stream' })
    expect(await upload(visitor, ['file', disguised])).to.deep.equal(because('error-type-not-allowed'))
    await visitor.workspace.set({ FileUpload_MediaTypeWhiteList: 'image/*' })
    expect(await upload(visitor, ['file', note])).to.deep.equal(because('error-type-not-allowed'))
    expect(await upload(visitor, ['file', picture])).to.have.property('status', 200)
  })

  it('refuses what is too large, in words that differ by generation', async () => {
    const eight = await newVisitor()
    await eight.workspace.set({ FileUpload_MaxFileSize: 4 })
    const sentence = 'File size exceeds the allowed limit [error-file-too-large]'
    expect(await upload(eight, ['file', note])).to.deep.equal(refusedWith('error-file-too-large', sentence))
    const six = await newVisitor(await newWorkspace(6))
    await six.workspace.set({ FileUpload_MaxFileSize: 4 })
    expect(await upload(six, ['file', note])).to.deep.equal(refusedWith('error-file-too-large'))
    const seven = await newVisitor(await newWorkspace(7))
    await seven.workspace.set({ FileUpload_MaxFileSize: 4000 })
    const large = new File(['x'.repeat(5000)], 'x.txt', { type: 'text/plain' })
    const refusal = because('error-size-not-allowed', { sizeAllowed: '4 kB' })
    expect(await upload(seven, ['file', large])).to.deep.equal(refusal)
  })
})

describe('An agent', () => {
  it('sends a picture in two steps', async () => {
    const { workspace, rid } = await newVisitor()
    const { _id, token, post } = await workspace.as('agent')
    const body = new FormData()
    body.append('file', picture)
    const headers = { 'X-User-Id': _id, 'X-Auth-Token': token }
    const sent = await fetch(`${workspace.api}/rooms.media/${rid}`, { method: 'POST', headers, body })
    const { file } = await sent.json()
    expect(file.url).to.equal(`/file-upload/${file._id}/my%20dot.png`)
    const { message } = (await post(`rooms.mediaConfirm/${rid}/${file._id}`, { msg: 'Like this?' })).body
    expect(message).to.include({ msg: 'Like this?', rid })
    expect(message.files).to.have.length(2)
    expect(message.files[0]).to.include({ _id: file._id, format: 'png', size: dot.length })
    expect(await post(`rooms.mediaConfirm/${rid}/nothing`, {})).to.deep.equal(refusedWith('invalid-file'))
  })
})
