import { expect } from 'chai'
import { newVisitor, type Visitor } from '../visitor.ts'
import { newWorkspace } from '../workspace.ts'
import { note, upload } from './file.ts'

/** A browser would keep what it got for a year. */
const status = async (address: string): Promise<number> => (await fetch(address, { cache: 'no-store' })).status

describe('GET /file-upload/:id/:name', () => {
  async function addressOf(visitor: Visitor): Promise<string> {
    const { body } = await upload(visitor, ['file', note])
    return `${visitor.workspace.address}${body.attachments[0].title_link}`
  }

  const key = (rid: string, token: string): string => `?rc_room_type=l&rc_rid=${rid}&rc_token=${token}`

  it('gives the file to the visitor of the room, also after the end', async () => {
    const visitor = await newVisitor()
    const { workspace, rid, token } = visitor
    const address = `${await addressOf(visitor)}${key(rid, token)}`
    await workspace.post('livechat/room.close', { rid, token })
    const response = await fetch(address)
    expect(await response.text()).to.equal('hello')
    expect(response.headers.get('content-type')).to.equal('text/plain')
    expect(response.headers.get('cache-control')).to.equal('max-age=31536000')
  })

  it('gives nothing to anybody else', async () => {
    const visitor = await newVisitor()
    const address = await addressOf(visitor)
    const other = await newVisitor(visitor.workspace)
    for (const query of ['', key(visitor.rid, other.token), key(other.rid, other.token)])
      expect(await status(`${address}${query}`)).to.equal(403)
  })

  it('gives it to everybody where files are not protected', async () => {
    const visitor = await newVisitor()
    const address = await addressOf(visitor)
    await visitor.workspace.set({ FileUpload_ProtectFiles: false })
    expect(await status(address)).to.equal(200)
  })

  it('gives it to the agent of the room', async () => {
    const visitor = await newVisitor()
    const address = await addressOf(visitor)
    const agent = await visitor.workspace.as('agent')
    expect(await status(`${address}?rc_uid=${agent._id}&rc_token=${agent.token}`)).to.equal(200)
    const other = await visitor.workspace.as('agent2')
    expect(await status(`${address}?rc_uid=${other._id}&rc_token=${other.token}`)).to.equal(403)
  })

  it('does not know a file that never was', async () => {
    const { address } = await newWorkspace()
    expect(await status(`${address}/file-upload/nothing/nothing.txt`)).to.equal(404)
  })

  it('is named in a message that is read over REST', async () => {
    const visitor = await newVisitor()
    const { workspace, rid, token } = visitor
    const { body } = await upload(visitor, ['file', note])
    const { message } = (await workspace.get(`livechat/message/${body._id}?token=${token}&rid=${rid}`)).body
    const publicFilePath = `${workspace.address}${body.attachments[0].title_link}`
    expect(message.fileUpload).to.deep.equal({ publicFilePath, type: 'text/plain', size: 5 })
  })
})
