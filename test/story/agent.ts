import type { Workspace } from './workspace.ts'

interface Inquiry {
  _id: string
  rid: string
}

interface Message {
  _id: string
  msg: string
  t?: string
  u: { username: string }
  attachments?: { title: string; title_link: string; description?: string; image_size?: number }[]
}

/** Somebody of the team, doing what a Rocket.Chat client does. */
export class Agent {
  /** What agents have written in this test. */
  static readonly said: string[] = []
  /** The room that they work in. */
  rid = ''
  #socket: WebSocket | undefined

  constructor(
    readonly workspace: Workspace,
    readonly username = 'agent',
  ) {}

  /** Takes the visitor who waits longest; waits for one if need be. */
  async takes(): Promise<void> {
    const { _id, rid } = await until(async () => {
      const { inquiries } = await this.#ask('livechat/inquiries.queuedForUser')
      return (inquiries as Inquiry[])[0]
    })
    await this.#ask('livechat/inquiries.take', { inquiryId: _id })
    this.rid = rid
    await this.#hears()
  }

  /** Finds the conversation that the server has given to them. */
  async serves(): Promise<void> {
    this.rid = await until(async () => {
      const { update } = await this.#ask('subscriptions.get')
      return (update as { rid: string; open: boolean }[]).find(({ open }) => open)?.rid
    })
    await this.#hears()
  }

  /** A room is there before the first words are; whoever answered at once would be heard before the question. */
  async #hears(): Promise<void> {
    await until(async () => (await this.messages()).length || undefined)
  }

  async replies(msg: string): Promise<string> {
    Agent.said.push(msg)
    const { message } = await this.#ask('chat.sendMessage', { message: { rid: this.rid, msg } })
    return (message as Message)._id
  }

  /** Sends a file, with a caption if need be. */
  async sendsFile(file: File, description = ''): Promise<void> {
    const form = new FormData()
    form.append('file', file)
    const { file: stored } = await this.workspace.upload(`rooms.media/${this.rid}`, form, this.username)
    await this.#ask(`rooms.mediaConfirm/${this.rid}/${(stored as Message)._id}`, { description })
  }

  /** What is in the files of the conversation. */
  async downloads(): Promise<ArrayBuffer[]> {
    const links = (await this.messages()).flatMap(({ attachments = [] }) => attachments.map((one) => one.title_link))
    return Promise.all(links.map((link) => this.workspace.download(link, this.username)))
  }

  async edits(msgId: string, text: string): Promise<void> {
    await this.#ask('chat.update', { roomId: this.rid, msgId, text })
  }

  async deletes(msgId: string): Promise<void> {
    await this.#ask('chat.delete', { roomId: this.rid, msgId })
  }

  async closes(comment = 'Solved'): Promise<void> {
    await this.#ask('livechat/room.closeByUser', { rid: this.rid, comment })
  }

  /** Passing a chat on takes a permission that agents do not have from the start, so their manager does it. */
  async isTransferredTo(departmentId: string): Promise<void> {
    const order = { roomId: this.rid, departmentId, comment: '' }
    await this.workspace.ask('livechat/room.forward', order, 'admin')
  }

  async becomes(status: 'online' | 'away' | 'busy' | 'offline'): Promise<void> {
    await this.#ask('users.setStatus', { status, message: '' })
  }

  async isTyping(typing = true): Promise<void> {
    const socket = await this.#connected()
    const params = [`${this.rid}/user-activity`, this.username, typing ? ['user-typing'] : []]
    socket.send(JSON.stringify({ msg: 'method', id: crypto.randomUUID(), method: 'stream-notify-room', params }))
  }

  /** Watches what the visitor does: a list that grows with each announcement. */
  async seesTyping(): Promise<unknown[][]> {
    const socket = await this.#connected()
    const seen: unknown[][] = []
    const heard = this.#heard('"ready"')
    socket.addEventListener('message', ({ data }) => {
      const { fields } = JSON.parse(String(data)) as { fields?: { eventName: string; args: unknown[] } }
      if (fields?.eventName.endsWith('/user-activity')) seen.push(fields.args.slice(0, 2))
    })
    socket.send(
      JSON.stringify({ msg: 'sub', id: 't', name: 'stream-notify-room', params: [`${this.rid}/user-activity`, false] }),
    )
    await heard
    return seen
  }

  /** The words that are in the room, oldest first. */
  async reads(): Promise<string[]> {
    return (await this.messages()).map(({ msg }) => msg)
  }

  /** What was said in the room, oldest first, as the server has it. */
  async messages(): Promise<Message[]> {
    const { messages } = await this.#ask(`livechat/${this.rid}/messages?count=0`)
    return (messages as Message[]).filter(({ t }) => !t).reverse()
  }

  /** Waits until the room holds these words. */
  async readsEventually(...words: string[]): Promise<void> {
    await until(async () => (await this.reads()).join('\n') === words.join('\n') || undefined)
  }

  leaves(): void {
    this.#socket?.close()
  }

  async #connected(): Promise<WebSocket> {
    if (this.#socket) return this.#socket
    const socket = new WebSocket(`${this.workspace.address.replace('http', 'ws')}/websocket`)
    this.#socket = socket
    const { authToken } = await this.workspace.signIn(this.username)
    socket.onopen = () => socket.send('{"msg":"connect","version":"1","support":["1"]}')
    await this.#heard('"connected"')
    socket.send(JSON.stringify({ msg: 'method', id: 'login', method: 'login', params: [{ resume: authToken }] }))
    await this.#heard('"login"')
    return socket
  }

  #heard(sign: string): Promise<void> {
    return new Promise((done) =>
      this.#socket?.addEventListener('message', ({ data }) => String(data).includes(sign) && done()),
    )
  }

  #ask(route: string, body?: object): Promise<Record<string, unknown>> {
    return this.workspace.ask(route, body, this.username)
  }
}

/** Asks until there is an answer; the test's own time limit ends it. */
async function until<T>(ask: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const answer = await ask()
    if (answer) return answer
    await new Promise((done) => setTimeout(done, 30))
  }
}
