import { waitFor } from '@testing-library/dom'
import { expect } from 'chai'
import { startChat } from '../../src/chat.ts'
import '../../src/element.ts'
import { Workspace } from '../story/workspace.ts'

const launcher = (): HTMLElement | null | undefined =>
  document.querySelector('.linnet')?.shadowRoot?.querySelector<HTMLElement>('[part~=launcher]')

describe('<linnet-chat>', () => {
  let server: string
  const add = (attributes: Record<string, string>): HTMLElementTagNameMap['linnet-chat'] => {
    const element = document.createElement('linnet-chat')
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
    document.body.append(element)
    return element
  }
  before(async () => {
    server = (await Workspace.open()).address
  })
  afterEach(async () => {
    for (const element of document.querySelectorAll('linnet-chat')) element.remove()
    await waitFor(() => expect(document.querySelector('.linnet')).to.equal(null))
  })

  it('is a chat while it is in the page, wherever it is moved', async () => {
    const element = add({ server })
    await waitFor(() => expect(launcher()).to.be.ok)
    const { chat } = element
    document.body.prepend(element)
    await Promise.resolve()
    expect(element.chat).to.equal(chat).and.to.be.ok
    element.remove()
    await waitFor(() => expect(launcher()).to.equal(undefined))
    expect(element.chat).to.equal(undefined)
  })

  it('takes options as attributes, also when they change', async () => {
    const element = add({ server, title: 'Ask us' })
    await waitFor(() => expect(launcher()?.getAttribute('aria-label')).to.equal('Ask us'))
    element.setAttribute('title', 'Ask them')
    await waitFor(() => expect(launcher()?.getAttribute('aria-label')).to.equal('Ask them'))
  })

  it('is there when it comes in just before the one of the page before goes out', async () => {
    const before = add({ server })
    await waitFor(() => expect(launcher()).to.be.ok)
    const element = add({ server, title: 'Ask us' })
    before.remove()
    await waitFor(() => expect(launcher()?.getAttribute('aria-label')).to.equal('Ask us'))
    expect(before.chat).to.equal(undefined)
    expect(element.chat).to.be.ok
  })

  it('leaves a chat running that it did not start, and takes over from one that goes', async () => {
    const first = add({ server, title: 'First' })
    const second = add({ server, title: 'Second' })
    await waitFor(() => expect(second.chat).to.be.ok)
    const third = add({ server, title: 'Third' })
    await waitFor(() => expect(third.chat).to.equal(first.chat))
    second.remove()
    await waitFor(() => expect(second.chat).to.equal(undefined))
    expect(launcher()?.getAttribute('aria-label')).to.equal('First')
    first.remove()
    await waitFor(() => expect(launcher()?.getAttribute('aria-label')).to.equal('Third'))
    const { chat } = third
    const late = add({ server })
    await waitFor(() => expect(late.chat).to.equal(chat))
  })

  it('leaves the chat of the page alone', async () => {
    const chat = startChat({ server })
    const element = add({ server })
    await waitFor(() => expect(element.chat).to.equal(chat))
    element.remove()
    await waitFor(() => expect(element.chat).to.equal(undefined))
    expect(launcher()).to.be.ok
    chat.stop()
  })

  it('tells what happens as events of its own', async () => {
    const element = add({ server })
    const told: string[] = []
    for (const name of ['open', 'close']) element.addEventListener(name, () => told.push(name))
    await waitFor(() => expect(element.chat).to.be.ok)
    element.chat?.open()
    element.chat?.close()
    expect(told).to.deep.equal(['open', 'close'])
  })

  it('says what to write when an attribute is wrong', async () => {
    const { error } = console
    const said: unknown[] = []
    console.error = (words: unknown) => said.push(words)
    add({ server: 'nowhere' })
    await waitFor(() => expect(said).to.have.lengthOf(1))
    console.error = error
    expect(said[0]).to.match(/^\[linnet\] "nowhere" is not an address/)
  })
})
