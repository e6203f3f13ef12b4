import { pageWith } from '../shop.ts'
import { Workspace } from '../workspace.ts'
import { eventually } from './eventually.ts'
import { forgetful, type Schedule, type Step } from './schedule.ts'
import { Tab } from './tab.ts'

export interface Room {
  _id: string
  open?: boolean
  servedBy?: { username: string }
}

interface Written {
  _id: string
  msg: string
  t?: string
}

/**
 * For the head of a page: shows it no storage of another world. All worlds share an origin, and to a chat their servers would be earlier
 * addresses of its own, where the visitor is to be forgotten too.
 */
const withStorageOf = (address: string): string => `<script>
  const all = localStorage
  const isThere = (key) => !/^linnet:http/.test(key) || key.startsWith('linnet:${address}:')
  if (all) Object.defineProperty(window, 'localStorage', {
    configurable: true,
    value: new Proxy(all, {
      get: (target, key) => (typeof target[key] === 'function' ? target[key].bind(target) : target[key]),
      ownKeys: (target) => Reflect.ownKeys(target).filter((key) => isThere(String(key))),
    }),
  })
</script>`

/** A visitor, an agent and a server of their own, and what each of them has done: the model that the end is compared with. */
export class World {
  readonly tabs: Tab[] = []
  /** What the widget has taken for sending since the visitor was last forgotten, in this order. */
  accepted: string[] = []
  /** The same, of visitors who have been forgotten. */
  readonly forgotten: string[] = []
  /** Tokens that the server must not know any more. */
  readonly forgottenTokens: string[] = []
  /** Rooms that the visitor has ended. */
  readonly ended: string[] = []
  /** Whether a conversation was closed, so that words may have come too late for it. */
  closings = 0
  draft = ''
  #count = 0
  #lastTab: Tab | undefined
  /** What the agent has put into other words or deleted, and the other words. */
  readonly changed = new Set<string>()
  readonly #replies: { rid: string; id: string; msg: string }[] = []

  private constructor(
    readonly workspace: Workspace,
    readonly schedule: Schedule,
  ) {}

  static async begins(schedule: Schedule): Promise<World> {
    const workspace = await Workspace.open({ Livechat_registration_form: false })
    const world = new World(workspace, schedule)
    if (schedule.version !== 8) await workspace.ages(schedule.version)
    await world.recovers()
    await world.opensTab()
    return world
  }

  ends(): void {
    for (const tab of this.tabs) tab.closes()
    for (const key of this.storedKeys()) localStorage.removeItem(`${this.#prefix}${key}`)
  }

  get #prefix(): string {
    return `linnet:${this.workspace.address}:`
  }

  /** What of ours the browser keeps for this server. */
  storedKeys(): string[] {
    return Object.keys({ ...localStorage })
      .filter((key) => key.startsWith(this.#prefix))
      .map((key) => key.slice(this.#prefix.length))
  }

  storedValue(key: string): Record<string, unknown> {
    return JSON.parse(localStorage.getItem(this.#prefix + key) ?? '{}') as Record<string, unknown>
  }

  /** Words that wait in the browser to be sent. */
  unsent(): string[] {
    const waiting = this.storedKeys().filter((key) => key.startsWith('out:'))
    return waiting.map((key) => String(this.storedValue(key)['text']))
  }

  /** Words that something on the way has held back three times in a row: what becomes of them is for the visitor to say. */
  heldBack(): string[] {
    const keys = this.storedKeys().filter((key) => key.startsWith('out:'))
    const values = keys.map((key) => this.storedValue(key)).filter(({ why }) => why === 'unanswered')
    return values.map(({ text }) => String(text))
  }

  storedText(key: string): string {
    return String(JSON.parse(localStorage.getItem(this.#prefix + key) ?? '""'))
  }

  /** All is well, with the clock as this schedule has it. */
  async recovers(): Promise<void> {
    await this.workspace.troubles({ kind: 'clear' }, { kind: 'clock', ms: this.schedule.skew })
  }

  async opensTab(): Promise<Tab> {
    const { address } = this.workspace
    const tab = await Tab.opens(pageWith(address, { head: forgetful ? '' : withStorageOf(address) }))
    this.tabs.push(tab)
    return tab
  }

  /** The room that the browser has open; undefined for none. */
  async #room(): Promise<unknown> {
    if (!forgetful) return eventually(() => this.storedValue('room')['id'], 200)
    return (await this.rooms().catch(() => [])).find(({ open }) => open)?._id
  }

  /** The visitor's token; undefined for none. */
  async #token(): Promise<unknown> {
    if (!forgetful) return eventually(() => this.storedValue('visitor')['token'], 200)
    const [body] = (await this.workspace.requests('POST livechat/visitor')).map((request) => request.body).slice(-1)
    return (body as { visitor: { token: string } } | undefined)?.visitor.token
  }

  async rooms(): Promise<Room[]> {
    const { rooms } = await this.workspace.ask('livechat/rooms?count=0', undefined, 'admin')
    // The trouble may be with this request too.
    return (rooms as Room[] | undefined) ?? []
  }

  /** The words in a room, oldest first. */
  async wordsIn(rid: string): Promise<string[]> {
    const { messages } = await this.workspace.ask(`livechat/${rid}/messages?count=0`, undefined, 'admin')
    return (messages as Written[])
      .filter(({ t }) => !t)
      .map(({ msg }) => msg)
      .reverse()
  }

  async does(step: Step): Promise<void> {
    switch (step.does) {
      case 'opens a tab':
        if (this.tabs.length < 3) await this.opensTab()
        return
      case 'goes offline':
      case 'goes online':
        for (const tab of this.tabs) tab.network(step.does === 'goes online')
        return
      case 'looks':
        for (const tab of this.tabs) if (!tab.frozen) tab.isLookedAt()
        return
      case 'makes trouble':
        return this.workspace.troubles(step.order)
      case 'recovers':
        return this.recovers()
      case 'waits':
        await new Promise((done) => setTimeout(done, step.ms))
        return
      case 'replies':
      case 'closes':
      case 'edits':
      case 'deletes':
        return this.#agent(step)
      default:
        return this.#visitor(step)
    }
  }

  async #visitor(step: Step & { tab: number }): Promise<void> {
    const tab = this.tabs[step.tab % this.tabs.length]
    if (!tab) return
    if (step.does === 'closes tab') {
      this.tabs.splice(this.tabs.indexOf(tab), 1)
      return tab.closes()
    }
    if (step.does === 'reloads') return tab.reloads()
    if (step.does === 'freezes' || step.does === 'thaws') return tab.freezes(step.does === 'freezes')
    // Nobody can use a page that sleeps.
    if (tab.frozen || !(await tab.opensPanel())) return
    if (step.does === 'types') this.#types(tab)
    if (step.does === 'sends') await this.#sends(tab)
    if (step.does === 'ends') await this.#endsChat(tab, step.sendFirst)
    if (step.does === 'forgets') await this.#isForgotten(tab)
  }

  #types(tab: Tab): void {
    const words = `d${this.#count++}`
    const known = this.storedKeys().includes('visitor')
    if (tab.types(words) && known) this.draft = words
  }

  async #sends(tab: Tab): Promise<void> {
    await this.#turnsTo(tab)
    if (tab.button('New chat')) await tab.presses('New chat')
    if (!(await eventually(() => tab.composer, 200))) return
    const words = `v${this.#count++}`
    if (!(await tab.writes(words))) return
    this.accepted.push(words)
    this.draft = ''
  }

  /** A person who goes on in another tab has the conversation before their eyes there. */
  async #turnsTo(tab: Tab): Promise<void> {
    const last = this.#lastTab
    this.#lastTab = tab
    const words = this.accepted.at(-1)
    if (!last || last === tab || !words) return
    await eventually(() => [...tab.messages(), ...tab.failedMessages()].includes(words) || undefined, 300)
  }

  async #endsChat(tab: Tab, sendFirst: boolean): Promise<void> {
    const id = await this.#room()
    if (!id || !(await tab.presses('End chat'))) return
    if (!(await this.#isAsked(tab))) return
    const sent = sendFirst && tab.button('Send, then end') && (await tab.presses('Send, then end'))
    if (!sent && !(await tab.presses('End chat'))) return
    this.closings++
    this.ended.push(String(id))
  }

  async #isAsked(tab: Tab): Promise<boolean> {
    return !!(await eventually(() => tab.isAsked || undefined, 300))
  }

  async #isForgotten(tab: Tab): Promise<void> {
    const token = await this.#token()
    if (!token || !(await tab.presses('Options'))) return
    if (!(await tab.presses('Forget me'))) return
    if (!(await this.#isAsked(tab)) || !(await tab.presses('Forget me'))) return
    this.closings++
    if (token) this.forgottenTokens.push(String(token))
    this.forgotten.push(...this.accepted)
    this.accepted = []
    this.draft = ''
    // Whoever has asked for this sees that it has begun before they go on.
    await eventually(() => this.tabs.every((one) => one.frozen || !one.messages().length) || undefined, 5000)
  }

  async #agent(step: Step): Promise<void> {
    const room = (await this.rooms().catch(() => [])).find(({ open }) => open)
    const { username } = room?.servedBy ?? {}
    if (!room || !username) return
    const ask = (route: string, body: object): Promise<Record<string, unknown> | undefined> =>
      this.workspace.ask(route, body, username).catch(() => undefined)
    const chosen = 'nth' in step ? this.#replies.filter(({ rid }) => rid === room._id)[step.nth] : undefined
    switch (step.does) {
      case 'replies': {
        const msg = `a${this.#count++}`
        const answer = await ask('chat.sendMessage', { message: { rid: room._id, msg } })
        if (answer) this.#replies.push({ rid: room._id, id: (answer['message'] as Written)._id, msg })
        return
      }
      case 'closes':
        this.closings++
        await ask('livechat/room.closeByUser', { rid: room._id, comment: 'Solved' })
        return
      case 'edits':
        if (!chosen) return
        this.changed.add(chosen.msg)
        chosen.msg = `e${this.#count++}`
        this.changed.add(chosen.msg)
        await ask('chat.update', { roomId: room._id, msgId: chosen.id, text: chosen.msg })
        return
      case 'deletes':
        if (!chosen) return
        this.changed.add(chosen.msg)
        await ask('chat.delete', { roomId: room._id, msgId: chosen.id })
    }
  }
}
