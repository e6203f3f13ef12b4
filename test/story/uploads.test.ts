import { waitFor } from '@testing-library/dom'
import { expect } from 'chai'
import { itIn } from '../engine.ts'
import { photo, picture } from './picture.ts'
import { beginConversation, openShop } from './shop.ts'

const note = (name = 'note.txt', content = 'Hello'): File => new File([content], name, { type: 'text/plain' })

const upload = { path: 'livechat/upload/:rid' }

/** A file that was deleted after it had been chosen. */
async function gone(name: string): Promise<File> {
  const folder = await navigator.storage.getDirectory()
  const handle = await folder.getFileHandle(name, { create: true })
  const stream = await handle.createWritable()
  await stream.write('Hello')
  await stream.close()
  const file = await handle.getFile()
  await folder.removeEntry(name)
  return file
}

/** The files of the room, by name. */
const filesOf = async (agent: { messages(): Promise<{ attachments?: { title: string }[] }[]> }): Promise<string[]> =>
  (await agent.messages()).flatMap(({ attachments = [] }) => attachments.map(({ title }) => title))

describe('Sending files', () => {
  it('shows what was chosen, takes captions, and sends when the visitor says so', async () => {
    const { visitor, agent } = await beginConversation()
    await visitor.attaches(note('one.txt'), note('two.txt'))
    await visitor.sees('one.txt', 'two.txt')
    expect(await filesOf(agent)).to.deep.equal([])
    await visitor.fillsIn({ 'Caption for one.txt': 'The first one' })
    await visitor.clicks('Send 2 files')
    await visitor.finds('link', /two\.txt/)
    await visitor.losesSightOf('button', /^(Send \d|Remove|Cancel)/)
    expect(await filesOf(agent)).to.deep.equal(['one.txt', 'two.txt'])
    expect(await agent.reads()).to.deep.equal(['Hello', 'The first one', ''])
  })

  it('begins a conversation', async () => {
    const { visitor, agent } = await openShop()
    await visitor.opensPanel()
    await visitor.attaches(note())
    expect(visitor.stored()).to.deep.equal([])
    await visitor.clicks('Send 1 file')
    await visitor.finds('link', /note\.txt/)
    await agent.serves()
    expect(await filesOf(agent)).to.deep.equal(['note.txt'])
  })

  it('takes files that are dropped on the panel or pasted, and words as words', async () => {
    const { visitor } = await beginConversation()
    await visitor.drops(note('dropped.txt'))
    await visitor.pastes([note('pasted.txt')])
    await visitor.pastes([note('drawn.txt')], 'Words')
    await visitor.finds('button', 'Send 2 files')
    await visitor.clicks('Remove dropped.txt')
    await visitor.finds('button', 'Send 1 file')
  })

  it('takes pasted files whose text is only their name or address', async () => {
    const { visitor } = await beginConversation()
    await visitor.pastes([note('finder.txt')], 'finder.txt')
    await visitor.pastes(
      [note('na utilus.txt')],
      'x-special/nautilus-clipboard\ncopy\nfile:///home/ada/na%20utilus.txt\n',
    )
    await visitor.pastes([note('dolphin.txt')], 'file:///home/ada/dolphin.txt')
    await visitor.pastes([note('sheet.png')], 'Total of sheet.png is 3')
    await visitor.finds('button', 'Send 3 files')
  })

  it('says that files cannot be sent when one is dropped, and the browser stays on the page', async () => {
    const { visitor } = await beginConversation({ Livechat_fileupload_enabled: false })
    await visitor.finds('button', 'Emoji')
    await visitor.dropsInVain(note('dropped.txt'))
    await visitor.finds('alert')
    await visitor.sees('Files cannot be sent in this chat.')
    await visitor.types('Then not')
    await visitor.seesNoMore('Files cannot be sent in this chat.')
  })

  it('keeps the browser on the page where a file is dropped on a form', async () => {
    const { visitor } = await openShop({ Livechat_registration_form: true })
    await visitor.opensPanel()
    await visitor.finds('textbox', 'Name')
    await visitor.dropsInVain(note('dropped.txt'))
  })

  it('goes out with the words when those are sent', async () => {
    const { visitor, agent } = await beginConversation()
    await visitor.attaches(note())
    await visitor.sees('note.txt')
    await visitor.writes('See above')
    await waitFor(async () => expect((await agent.reads()).sort()).to.deep.equal(['', 'Hello', 'See above']))
  })

  it('tells how far it has come, and stops when the visitor cancels', async () => {
    const { visitor, workspace, agent } = await beginConversation()
    await workspace.troubles({ kind: 'delay', ms: 20_000, match: upload })
    await visitor.attaches(note())
    await visitor.clicks('Send 1 file')
    await visitor.finds('progressbar', 'Sending note.txt')
    await visitor.sees('100%')
    await visitor.clicks('Cancel sending note.txt')
    await visitor.losesSightOf('progressbar')
    await workspace.recovers()
    await visitor.attaches(note('other.txt'))
    await visitor.clicks('Send 1 file')
    await visitor.finds('link', /other\.txt/)
    expect(await filesOf(agent)).to.contain('other.txt')
  })

  it('sends a file once although the answer was lost', async () => {
    const { visitor, workspace, agent } = await beginConversation()
    await workspace.troubles({ kind: 'cut' }, { kind: 'refuse-sockets' }, { kind: 'lose', match: upload, times: 1 })
    await visitor.attaches(note())
    await visitor.clicks('Send 1 file')
    await visitor.finds('link', /note\.txt/)
    await visitor.losesSightOf('button', /note\.txt/)
    expect(await filesOf(agent)).to.deep.equal(['note.txt'])
    expect(await workspace.timesAsked('POST livechat/upload/:rid')).to.equal(1)
  })

  it('sends a file once although the server has given it another name and the answer was lost', async () => {
    const { visitor, workspace, agent } = await beginConversation()
    await workspace.troubles({ kind: 'cut' }, { kind: 'refuse-sockets' }, { kind: 'lose', match: upload, times: 1 })
    // The name that the visitor's browser knows is not the one that the server keeps.
    const file = note('bill 1.txt')
    const { append } = visitor.page.FormData.prototype
    visitor.page.FormData.prototype.append = function (this: FormData, name: string, value: string | Blob) {
      if (value instanceof visitor.page.File) Reflect.apply(append, this, [name, value, 'bill_1.TXT'])
      else Reflect.apply(append, this, [name, value])
    } as typeof append
    await visitor.attaches(new visitor.page.File([file], file.name, { type: file.type }))
    await visitor.clicks('Send 1 file')
    await visitor.finds('link', /bill_1\.TXT/)
    expect(await filesOf(agent)).to.deep.equal(['bill_1.TXT'])
    expect(await workspace.timesAsked('POST livechat/upload/:rid')).to.equal(1)
  })

  it('sends the same file again when the visitor means to', async () => {
    const { visitor, workspace, agent } = await beginConversation()
    await visitor.attaches(note(), note())
    await workspace.troubles({ kind: 'refuse', match: upload, times: 1 })
    await visitor.clicks('Send 2 files')
    await waitFor(async () => expect(await filesOf(agent)).to.deep.equal(['note.txt', 'note.txt']))
    await visitor.losesSightOf('button', /note\.txt/)
  })

  it('tries again by itself once the connection is back', async () => {
    const { visitor, workspace, agent } = await beginConversation()
    await workspace.troubles({ kind: 'refuse', match: upload })
    await visitor.attaches(note())
    await visitor.clicks('Send 1 file')
    await visitor.sees('Waiting to be sent')
    await workspace.recovers()
    visitor.findsNetwork()
    await visitor.finds('link', /note\.txt/)
    expect(await filesOf(agent)).to.deep.equal(['note.txt'])
  })

  it('says what kind is refused, and lets the visitor decide', async () => {
    const { visitor, workspace, agent } = await beginConversation({ FileUpload_MediaTypeBlackList: 'text/plain' })
    await visitor.attaches(note())
    await visitor.clicks('Send 1 file')
    await visitor.sees('Files of this kind cannot be sent in this chat.')
    await workspace.sets('FileUpload_MediaTypeBlackList', '')
    await visitor.clicks('Try again')
    await visitor.finds('link', /note\.txt/)
    expect(await filesOf(agent)).to.deep.equal(['note.txt'])
  })

  for (const generation of [8, 7] as const) {
    it(`says what size is refused, and what would not be (server ${generation})`, async () => {
      const { visitor, workspace } = await beginConversation({ FileUpload_MaxFileSize: 2_000 })
      await workspace.ages(generation)
      await visitor.attaches(note('long.txt', 'x'.repeat(3000)))
      await visitor.clicks('Send 1 file')
      await visitor.sees('This file is larger than this chat allows (2 kB).')
      await visitor.clicks('Discard')
      await visitor.seesNoMore('long.txt')
    })
  }

  const itLosesFiles = itIn(
    ['chromium', 'firefox'],
    'WebKit has no folder here that a file could be deleted from',
    'secure',
  )

  itLosesFiles('says so when files cannot be read, and sends the others', async () => {
    const { visitor, agent } = await beginConversation()
    const unhandled: unknown[] = []
    visitor.page.addEventListener('unhandledrejection', ({ reason }) => unhandled.push(String(reason)))
    await visitor.attaches(await gone('gone.png'))
    await visitor.sees('That did not work. Please try again, or write to us instead.')
    await visitor.clicks('Discard')
    await visitor.attaches(await gone('gone.txt'), note())
    await visitor.clicks('Send 2 files')
    await visitor.finds('link', /note\.txt/)
    await visitor.sees('That did not work. Please try again, or write to us instead.')
    expect(await filesOf(agent)).to.deep.equal(['note.txt'])
    expect(unhandled).to.deep.equal([])
  })

  it('says so when files were switched off meanwhile', async () => {
    const { visitor, workspace } = await beginConversation()
    await visitor.attaches(note())
    await workspace.sets('FileUpload_Enabled', false)
    await visitor.clicks('Send 1 file')
    await visitor.sees('Files cannot be sent in this chat.')
  })

  it('says so when the site may not send files', async () => {
    const { visitor, workspace } = await beginConversation()
    await workspace.sets('API_Enable_CORS', false)
    await visitor.attaches(note())
    await visitor.clicks('Send 1 file')
    await visitor.sees('Files cannot be sent from this website yet.')
  })

  it('is not offered where the server does not take files', async () => {
    const { visitor } = await beginConversation({ Livechat_fileupload_enabled: false })
    await visitor.finds('textbox', 'Message')
    expect(visitor.has('button', 'Attach files')).to.equal(false)
  })

  it('keeps what was chosen for a new chat when the old one has ended', async () => {
    const { visitor, agent } = await beginConversation()
    await visitor.attaches(note())
    await visitor.sees('note.txt')
    await agent.closes()
    await visitor.clicks('New chat')
    await visitor.clicks('Send 1 file')
    await visitor.finds('link', /note\.txt/)
  })

  it('asks before the page is left with files that were not sent, and forgets them with the visitor', async () => {
    const { visitor } = await beginConversation()
    const leaves = (): boolean =>
      visitor.page.dispatchEvent(new visitor.page.Event('beforeunload', { cancelable: true }))
    await visitor.attaches(note())
    await visitor.sees('note.txt')
    expect(leaves()).to.equal(false)
    await visitor.chooses('Forget me')
    await visitor.clicks('Forget me')
    await visitor.finds('heading', 'You have been forgotten')
    expect(leaves()).to.equal(true)
  })
})

describe('A picture that is sent', () => {
  it('says so when it may tell a place, as other files do', async () => {
    const { visitor } = await beginConversation()
    await visitor.attaches(new File(['GIF89a'], 'wave.gif', { type: 'image/gif' }))
    await visitor.sees('This picture may tell where it was taken.')
    await visitor.attaches(new File(['%PDF-1.7'], 'map.pdf', { type: 'application/pdf' }))
    await visitor.sees('This file may tell where it was made.')
  })

  it('is smaller and without its place, unless the visitor wants the original', async () => {
    const { visitor, agent } = await beginConversation()
    const original = await photo('beach.jpg')
    await visitor.attaches(original)
    await visitor.sees('without its place')
    await visitor.clicks('Send 1 file')
    await visitor.finds('img', 'beach.jpg')
    await visitor.attaches(new File([original], 'original.jpg', { type: original.type }))
    await visitor.clicks(/^Send the original/, 'checkbox')
    await visitor.clicks('Send 1 file')
    await visitor.finds('img', 'original.jpg')
    const [sent, whole] = await agent.downloads()
    expect(text(sent)).not.to.contain('Exif')
    expect(text(sent)).to.contain('JFIF')
    expect(text(whole)).to.equal(text(await original.arrayBuffer()))
  })

  it('is shrunk when it is larger than any screen', async () => {
    const { visitor, agent } = await beginConversation()
    await visitor.attaches(await picture('wide.png', { width: 4000, height: 100 }))
    await visitor.clicks('Send 1 file')
    const shown = (await visitor.finds('img', 'wide.png')) as HTMLImageElement
    await waitFor(() => expect(shown.naturalWidth).to.equal(2048))
    expect(await agent.downloads()).to.have.lengthOf(1)
  })

  it('is turned upright when it was taken with a turned camera', async () => {
    const { visitor } = await beginConversation()
    await visitor.attaches(await photo('turned.jpg', 6))
    await visitor.clicks('Send 1 file')
    const shown = (await visitor.finds('img', 'turned.jpg')) as HTMLImageElement
    await waitFor(() => expect([shown.naturalWidth, shown.naturalHeight]).to.deep.equal([48, 64]))
  })
})

const text = (bytes: ArrayBuffer | undefined): string => new TextDecoder('latin1').decode(bytes)
