import { getQueriesForElement, waitFor } from '@testing-library/dom'
import { sendKeys } from '@web/test-runner-commands'
import { expect } from 'chai'
import { connect, type Line } from '../simulator/realtime/line.ts'
import { Workspace } from './workspace.ts'

const WAIT = { timeout: 8000 }

/** A person at the agent's console, in a frame of its own. */
export class DeskWorker {
  readonly frame = document.createElement('iframe')

  private constructor(readonly workspace: Workspace) {
    this.frame.width = '1300'
    this.frame.height = '800'
  }

  /** Opens the console and stays before its door. */
  static async arrives(workspace: Workspace): Promise<DeskWorker> {
    const worker = new DeskWorker(workspace)
    worker.frame.src = `/dist/demo/agent/index.html?server=${encodeURIComponent(workspace.address)}`
    document.body.append(worker.frame)
    await worker.finds('textbox', /^Username/)
    return worker
  }

  static async sitsDown(workspace: Workspace, username = 'agent'): Promise<DeskWorker> {
    const worker = await DeskWorker.arrives(workspace)
    await worker.signsIn(username)
    await worker.finds('heading', 'My chats')
    return worker
  }

  get page(): Window & typeof globalThis {
    return this.frame.contentWindow as Window & typeof globalThis
  }

  async signsIn(username: string, password = username): Promise<void> {
    await this.fillsIn({ Username: username })
    const field = this.page.document.querySelector<HTMLInputElement>('[type=password]')
    if (!field) throw new Error('there is no field for the password')
    await this.#typesInto(field, password)
    await sendKeys({ press: 'Enter' })
  }

  async reloads(): Promise<void> {
    const { body } = this.page.document
    this.page.location.reload()
    await waitFor(() => expect(this.page.document.body).not.to.equal(body), WAIT)
  }

  /** The browser notices that the network is back. */
  comesOnline(): void {
    this.page.dispatchEvent(new Event('online'))
  }

  /** What has this role and name, as soon as it is there. */
  async finds(role: string, name?: string | RegExp): Promise<HTMLElement> {
    return waitFor(() => {
      const [found, ...others] = this.#all(role, name)
      if (!found) throw new Error(`there is no ${role} "${name ?? ''}" on the screen:\n${this.visibleText()}`)
      if (others.length) throw new Error(`there are ${others.length + 1} of ${role} "${name ?? ''}"`)
      return found
    }, WAIT)
  }

  has(role: string, name?: string | RegExp): boolean {
    return this.#all(role, name).length > 0
  }

  /** Behind an open dialog nothing can be reached. */
  #all(role: string, name?: string | RegExp): HTMLElement[] {
    const { body } = this.page.document
    if (!body) return []
    const root = body.querySelector<HTMLElement>('dialog[open]') ?? body
    const inside = getQueriesForElement(root).queryAllByRole(role, name === undefined ? {} : { name })
    return role === 'dialog' ? getQueriesForElement(body).queryAllByRole(role, name ? { name } : {}) : inside
  }

  async clicks(name: string | RegExp, role = 'button'): Promise<void> {
    const target = await this.finds(role, name)
    target.focus()
    target.click()
  }

  async fillsIn(fields: Record<string, string>): Promise<void> {
    for (const [label, text] of Object.entries(fields)) {
      await this.#typesInto(await this.#field(label), text)
      await this.reads(label, text)
    }
  }

  /** Sees this text in a field. */
  async reads(label: string, text: string): Promise<void> {
    await waitFor(async () => expect((await this.#field(label)).value).to.equal(text), WAIT)
  }

  /** Puts one more word into a field that collects them. */
  async adds(word: string, label: string): Promise<void> {
    await this.#typesInto(await this.#field(label), `${word},`)
    await this.finds('button', `Remove ${word}`)
  }

  async #field(label: string): Promise<HTMLInputElement> {
    return (await this.finds('textbox', new RegExp(`^${label}`))) as HTMLInputElement
  }

  /** Keys go to whatever has the focus when they arrive, so nothing else may take it meanwhile. */
  async #typesInto(field: HTMLInputElement, text: string): Promise<void> {
    field.focus()
    field.select()
    await sendKeys({ type: text })
    expect(this.page.document.activeElement, 'what the keys went to').to.equal(field)
  }

  async writes(text: string): Promise<void> {
    await this.types(text)
    await sendKeys({ press: 'Enter' })
    await this.reads('Message', '')
  }

  /** Types into the composer and does not send. */
  async types(text: string): Promise<void> {
    await this.#typesInto(await this.#field('Message'), text)
    await this.reads('Message', text)
  }

  /** Chooses a file in the composer. */
  async attaches(name: string, text: string): Promise<void> {
    await this.finds('button', 'Attach files')
    const { DataTransfer, File, Event, document } = this.page
    const chosen = new DataTransfer()
    chosen.items.add(new File([text], name, { type: 'text/plain' }))
    const picker = document.querySelector<HTMLInputElement>('[type=file]')
    if (picker) picker.files = chosen.files
    picker?.dispatchEvent(new Event('change', { bubbles: true }))
  }

  /** Chooses in a list by what stands there. */
  async picks(label: string, option: string): Promise<void> {
    const list = (await this.finds('combobox', label)) as HTMLSelectElement
    list.value = [...list.options].find(({ text }) => text === option)?.value ?? ''
    list.dispatchEvent(new Event('change', { bubbles: true }))
  }

  /** Takes the chat of somebody who waits. */
  takes(name: string): Promise<void> {
    return this.clicks(`Take ${name}`)
  }

  /** Opens a chat that is in a list. */
  opens(name: string): Promise<void> {
    return this.clicks(new RegExp(`^${name}`))
  }

  async sees(...texts: (string | RegExp)[]): Promise<void> {
    for (const text of texts) await waitFor(() => expect(this.visibleText()).to.match(asPattern(text)), WAIT)
  }

  async seesNoMore(text: string | RegExp): Promise<void> {
    await waitFor(() => expect(this.visibleText()).not.to.match(asPattern(text)), WAIT)
  }

  async losesSightOf(role: string, name?: string | RegExp): Promise<void> {
    await waitFor(() => expect(this.has(role, name)).to.equal(false), WAIT)
  }

  /** The complaint that belongs to a field. */
  async complaintAt(label: string): Promise<string> {
    return waitFor(async () => {
      const field = await this.finds('textbox', new RegExp(`^${label}`))
      expect(field.getAttribute('aria-invalid')).to.equal('true')
      const ids = field.getAttribute('aria-describedby')?.split(' ') ?? []
      return this.page.document.getElementById(ids.at(-1) ?? '')?.textContent ?? ''
    }, WAIT)
  }

  visibleText(): string {
    return this.page.document.body?.innerText ?? ''
  }
}

const asPattern = (text: string | RegExp): RegExp =>
  typeof text === 'string' ? new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')) : text

/** A visitor who writes through the server's routes: what they see is told elsewhere. */
export class Caller {
  private constructor(
    readonly workspace: Workspace,
    readonly token: string,
    readonly rid: string,
  ) {}

  static async calls(workspace: Workspace, about: object = {}): Promise<Caller> {
    const token = crypto.randomUUID()
    await workspace.ask('livechat/visitor', { visitor: { token, name: 'Ada', ...about } })
    const { room } = await workspace.ask(`livechat/room?token=${token}`)
    return new Caller(workspace, token, (room as { _id: string })._id)
  }

  says(msg: string): Promise<unknown> {
    const { token, rid } = this
    return this.workspace.ask('livechat/message', { token, rid, msg })
  }

  /** Types, without sending anything. */
  async types(): Promise<void> {
    const line = await this.#picksUp()
    await line.call('stream-notify-room', `${this.rid}/user-activity`, 'Ada', ['user-typing'], { token: this.token })
  }

  /** Listens until somebody else types. @returns their name */
  async hearsTyping(): Promise<() => Promise<string>> {
    const line = await this.#picksUp()
    await line.listen('notify-room', `${this.rid}/user-activity`, this.token)
    return async () => String((await line.event('notify-room', (name) => name !== 'Ada'))[0])
  }

  #picksUp(): Promise<Line> {
    return connect({ address: this.workspace.address } as Parameters<typeof connect>[0])
  }

  leaves(): Promise<unknown> {
    const { token, rid } = this
    return this.workspace.ask('livechat/room.close', { token, rid })
  }

  /** What was said in the chat, newest first. */
  async reads(): Promise<string[]> {
    const { messages } = await this.workspace.ask(`livechat/messages.history/${this.rid}?token=${this.token}`)
    return (messages as { msg: string; t?: string }[]).filter(({ t }) => !t).map(({ msg }) => msg)
  }
}

export interface DeskScene {
  workspace: Workspace
  ada: Caller
  agent: DeskWorker
}

/** Ada waits, and somebody sits at the desk. */
export async function openDesk(settings: Record<string, unknown> = {}, about: object = {}): Promise<DeskScene> {
  const workspace = await Workspace.open({ Livechat_Routing_Method: 'Manual_Selection', ...settings })
  const ada = await Caller.calls(workspace, about)
  return { workspace, ada, agent: await DeskWorker.sitsDown(workspace) }
}

/** Ada's chat has been taken. */
export async function beginChat(settings: Record<string, unknown> = {}, about: object = {}): Promise<DeskScene> {
  const scene = await openDesk(settings, about)
  await scene.agent.takes('Ada')
  await scene.agent.finds('textbox', 'Message')
  return scene
}

afterEach(() => {
  for (const frame of document.querySelectorAll('iframe')) frame.remove()
  sessionStorage.clear()
})
