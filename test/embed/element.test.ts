import { waitFor } from '@testing-library/dom'
import { expect } from 'chai'
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
