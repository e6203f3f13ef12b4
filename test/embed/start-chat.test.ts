import { getQueriesForElement, waitFor } from '@testing-library/dom'
import { expect } from 'chai'
import { type Chat, startChat } from '../../src/index.ts'
import { Agent } from '../story/agent.ts'
import { Workspace } from '../story/workspace.ts'

const widget = () => getQueriesForElement(document.querySelector('.linnet')!.shadowRoot as unknown as HTMLElement)

/** Writes as the visitor of the page that the test itself is. */
async function say(words: string): Promise<void> {
  const composer = (await widget().findByRole('textbox', { name: 'Message' })) as HTMLTextAreaElement
  composer.value = words
  composer.dispatchEvent(new Event('input', { bubbles: true }))
  ;(await widget().findByRole('button', { name: 'Send' })).click()
}

describe('startChat', () => {
  let chat: Chat | undefined
  let workspace: Workspace
  const start = (): Chat => {
    chat = startChat({ server: workspace.address })
    return chat
  }
  beforeEach(async () => {
    workspace = await Workspace.open({ Livechat_registration_form: false })
  })
  afterEach(() => {
    chat?.stop()
    localStorage.clear()
  })

  it('throws a sentence about a wrong option', () => {
    expect(() => startChat({ server: 'nowhere' })).to.throw(TypeError, /"nowhere" is not an address/)
    expect(document.querySelector('.linnet')).to.equal(null)
  })

  it('returns the running chat when it is called again', () => {
    expect(start()).to.equal(startChat({ server: 'https://chat.example.com' }))
    expect(document.querySelectorAll('.linnet')).to.have.lengthOf(1)
  })

  it('lets the visitor change their messages after a stop and a new start too', async () => {
    start().open()
    await say('Hello')
    await widget().findByRole('button', { name: 'Change message' })
    chat?.stop()
    start().open()
    await widget().findByRole('button', { name: 'Change message' })
  })

  it('tells what happens, in order', async () => {
    const agent = new Agent(workspace)
    const events: string[] = []
    const running = start()
    for (const name of ['open', 'start', 'agent', 'message', 'end', 'forgotten', 'close'] as const) {
      running.on(name, (detail) => {
        const about =
          name === 'agent'
            ? (detail as { name: string } | null)?.name
            : name === 'message'
              ? (detail as { text: string }).text
              : ''
        events.push(`${name} ${about}`.trim())
      })
    }
    running.open()
    await say('Hello')
    await agent.serves()
    await waitFor(() => expect(events).to.include('agent Amira Haddad'))
    await agent.replies('Good morning')
    await waitFor(() => expect(events).to.include('message Good morning'))
    running.endChat()
    await waitFor(() => expect(events).to.include('end'))
    running.forget()
    await waitFor(() => expect(events).to.include('forgotten'))
    running.close()
    const once = events.filter((event, i) => events.indexOf(event) === i && event !== 'agent undefined')
    expect(once).to.deep.equal([
      'open',
      'start',
      'agent Amira Haddad',
      'message Good morning',
      'end',
      'forgotten',
      'close',
    ])
  })

  it('stops telling when asked to', () => {
    let opened = 0
    const running = start()
    const stop = running.on('open', () => opened++)
    running.open()
    running.close()
    stop()
    running.open()
    expect(opened).to.equal(1)
  })

  it('identifies the visitor without a form', async () => {
    await workspace.sets('Livechat_registration_form', true)
    const running = start()
    await running.identify({ name: 'Ada', email: 'ada@example.com' })
    running.open()
    await say('It is me')
    const agent = new Agent(workspace)
    await agent.serves()
    const { room } = await workspace.ask(`rooms.info?roomId=${agent.rid}`, undefined, 'admin')
    expect(room).to.have.property('fname', 'Ada')
  })

  it('rejects when the server does not take the identity', async () => {
    const running = start()
    const failure = await running.identify({ name: 'Ada', department: 'nowhere' }).catch((error: Error) => error)
    expect(failure)
      .to.be.an('error')
      .with.property('message')
      .that.matches(/department/)
  })

  it('takes up the conversation of the visitor whose token it is given', async () => {
    await workspace.ask('livechat/visitor', { visitor: { token: 'known-to-the-shop', name: 'Ada' } })
    const { room } = await workspace.ask('livechat/room?token=known-to-the-shop')
    await workspace.ask('livechat/message', {
      token: 'known-to-the-shop',
      rid: (room as { _id: string })._id,
      msg: 'Earlier words',
    })
    const running = start()
    await running.identify({ token: 'known-to-the-shop' })
    running.open()
    await waitFor(() => expect(widget().getByRole('log').textContent).to.contain('Earlier words'))
  })

  it('starts again as another visitor after it was stopped', async () => {
    const first = start()
    first.open()
    await say('I am the first')
    await waitFor(() => expect(widget().getByRole('log').textContent).to.contain('Chat started'))
    first.stop()
    localStorage.clear()
    const second = start()
    second.open()
    await widget().findByText('How can we help?')
    expect(widget().getByRole('log').textContent).not.to.contain('I am the first')
    first.open()
    first.stop()
    expect(document.querySelectorAll('.linnet')).to.have.lengthOf(1)
  })

  it('takes the conversation up again after it was stopped', async () => {
    const first = start()
    first.open()
    await say('Do not forget me')
    await waitFor(() => expect(widget().getByRole('log').textContent).to.contain('Chat started'))
    first.stop()
    start()
    await waitFor(() => expect(widget().getByRole('log').textContent).to.contain('Do not forget me'))
  })

  it('leaves no element, socket or listener when it is stopped', async () => {
    const added = new Map<string, number>()
    const { addEventListener, removeEventListener } = window
    const count = (type: string, by: number): void => void added.set(type, (added.get(type) ?? 0) + by)
    window.addEventListener = function (type: string, listener: unknown, options?: AddEventListenerOptions) {
      count(type, 1)
      options?.signal?.addEventListener('abort', () => count(type, -1))
      addEventListener.call(this, type, listener as EventListener, options)
    }
    window.removeEventListener = function (type: string, listener: unknown) {
      count(type, -1)
      removeEventListener.call(this, type, listener as EventListener)
    }
    const running = start()
    running.open()
    await say('Hello')
    await waitFor(async () => expect((await workspace.log()).sockets.open).to.equal(1))
    running.stop()
    window.addEventListener = addEventListener
    window.removeEventListener = removeEventListener
    await waitFor(async () => expect((await workspace.log()).sockets.open).to.equal(0))
    expect(document.querySelector('.linnet')).to.equal(null)
    // What an open panel has listened to goes after the next painting.
    await waitFor(() => expect([...added].filter(([, n]) => n > 0)).to.deep.equal([]))
  })
})
