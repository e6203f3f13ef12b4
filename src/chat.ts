import type { Report } from './doctor/finding.ts'
import { checkOptions, type Options } from './options.ts'
import type { CustomField } from './protocol/custom-field.ts'
import { $agent } from './session/agent.ts'
import { onAgentMessage } from './session/agent-message.ts'
import { $config } from './session/config.ts'
import { endChat } from './session/end.ts'
import { emit, on } from './session/events.ts'
import { $receipts, forget } from './session/forget.ts'
import { logOut } from './session/logout.ts'
import { $panel, closePanel, openPanel } from './session/panel.ts'
import { $endedRoom } from './session/room.ts'
import { $problem } from './session/server.ts'
import { startSession } from './session/session.ts'
import { describeSite } from './session/site.ts'
import { $unread } from './session/unread.ts'
import { timesWiped } from './session/visitor.ts'
import { mount } from './view/mount.tsx'

/** What happens in a chat, and what a listener is given. */
export interface ChatEvents {
  /** The panel was opened, by the visitor or by the page. */
  open: undefined
  /** The panel was closed. */
  close: undefined
  /** A conversation has begun: the visitor's first message has made a room. Not told when one is taken up again after a reload. */
  start: undefined
  /** The registration form was submitted and the server has taken it. `department` is an id, and missing when there is none. */
  register: { name: string; email: string; department?: string }
  /** A message was left while nobody is there. */
  leave: { name: string; email: string; message: string; department?: string }
  /** The conversation was ended, by the visitor, an agent or the server. */
  end: undefined
  /** An agent wrote something just now. With agent details hidden, `agent` is empty. */
  message: { text: string; agent: string }
  /** The number of messages that the visitor has not seen has changed. */
  unread: number
  /** Somebody else serves the visitor, their status has changed, or nobody does (null). With agent details hidden, all are empty. */
  agent: { name: string; username: string; status: string } | null
  /** The server has deleted the visitor; told once for each token that they have had. Both are null when it did not know them any more. */
  forgotten: { visitor: string | null; at: Date | null }
  /** The browser was cleared by `logout()`; `unsent` messages are lost with it. */
  logout: { unsent: number }
  /** Something stands in the way that only the owner or the server's admin can change; also said once on the console. */
  problem: { code: 'cors'; message: string }
}

/** Who the visitor is, as the page knows. */
export interface Identity {
  name?: string
  email?: string
  /** Id or name of a department. */
  department?: string
  customFields?: CustomField[]
  /** Makes them the visitor who has this token; an open conversation of theirs appears. Treat it like a password. */
  token?: string
}

/** The build writes it in. @internal */
declare const LINNET_VERSION: string

/** A running chat. */
export interface Chat {
  /** Version of Linnet, e.g. `0.1.0`. */
  readonly version: string
  /** Address of the Rocket.Chat server, in its plain form, e.g. `https://chat.example.com`. */
  readonly server: string
  /** Opens the panel. */
  open(): void
  /** Closes the panel; the conversation goes on. */
  close(): void
  /**
   * Says who the visitor is: registers them without a form, or updates what the server knows. From here on their token is stored.
   * Where the admin wants the visitor's consent first, this settles after they have given it.
   * @throws {Error} (rejects) when the server refused, could not be reached, or has chat switched off; its `message` is the reason
   * @example await chat.identify({ name: 'Ada', email: 'ada@example.com' })
   */
  identify(identity: Identity): Promise<void>
  /** Ends the conversation, without asking. Nothing happens when there is none. It is repeated until the server has answered. */
  endChat(): void
  /** Has the visitor deleted on the server and in the browser, without asking. It is repeated until the server has answered. */
  forget(): void
  /**
   * Clears this browser of the visitor, for devices that several people use: conversation, drafts and token are gone from the page, the storage
   * and every tab before the call returns, and the WebSocket is closed. Nothing is deleted on the server, and without `end` the chat stays
   * open there. Unsent messages are tried for 5 s more. A pending end or deletion is still finished.
   * @param options `end` (default `false`) also ends the chat
   * @returns settles after the event `logout`; never rejects
   * @example signOutButton.onclick = () => chat.logout({ end: true })
   */
  logout(options?: { end?: boolean }): Promise<void>
  /**
   * Listens to an event.
   * @returns stops listening
   * @example const stop = chat.on('unread', (n) => { document.title = n ? `(${n}) Shop` : 'Shop' })
   */
  on<Name extends keyof ChatEvents>(event: Name, listener: (detail: ChatEvents[Name]) => void): () => void
  /**
   * Looks for what keeps the chat from working: address, permissions, WebSocket, content policy, whether anybody is there. Nothing is
   * changed on the server. What looks is a file of its own, fetched only now.
   * @throws {TypeError} (rejects) when that file cannot be fetched
   * @example console.table((await Linnet.diagnose()).findings)
   */
  diagnose(): Promise<Report>
  /** Removes every element, listener, timer and connection. What is stored stays, so a later start takes the conversation up again. */
  stop(): void
}

let running: Chat | undefined

/** The chat of this page; undefined while there is none. */
export const runningChat = (): Chat | undefined => running

/**
 * Starts the chat. There is one in a page; while it runs, starting again returns it.
 * @throws {TypeError} an option is missing or wrong; the message says what to write
 * @example
 * const chat = startChat({ server: 'https://chat.example.com' })
 */
export function startChat(options: Options): Chat {
  if (running) return running
  const { server, ...site } = checkOptions(options)
  describeSite(site)
  const undo = [startSession(server), tellEvents()]
  undo.push(mount())
  const chat: Chat = {
    version: LINNET_VERSION,
    server,
    open: openPanel,
    close: closePanel,
    identify: async (who, before = timesWiped()) => (await import('./session/identify.ts')).identify(who, before),
    endChat: () => endChat(),
    forget,
    logout: logOut,
    on,
    diagnose: async () => (await import('./doctor/diagnose.ts')).diagnose(server),
    stop() {
      if (running !== chat) return
      running = undefined
      // Nothing is held on to: a signal that was aborted remembers who did it, and this with them.
      while (undo.length) undo.pop()?.()
    },
  }
  running = chat
  return chat
}

/** What to do about it is in a further file; without that the code has to say it. */
async function tellProblem(code: 'cors'): Promise<void> {
  const { [code]: message } = await import('./problems.ts').catch(() => ({ cors: code }))
  console.error(`[linnet] ${message}`)
  emit('problem', { code, message })
}

/** Facts that change are events to the page. */
function tellEvents(): () => void {
  const stops = [
    $panel.listen((panel) => emit(panel === 'open' ? 'open' : 'close', undefined)),
    $endedRoom.listen((room) => room && emit('end', undefined)),
    $unread.listen((n) => emit('unread', n)),
    $agent.listen((agent) => {
      emit('agent', agent && { name: agent.name, username: agent.username, status: agent.status })
    }),
    onAgentMessage(({ text, author }, edited) => {
      if (!edited) emit('message', { text, agent: $config.get()?.agentsHidden ? '' : author.name })
    }),
    $receipts.listen((receipts) => {
      const { id, at } = receipts.at(-1)?.deletion ?? {}
      if (receipts.length) emit('forgotten', { visitor: id ?? null, at: at ? new Date(at) : null })
    }),
    $problem.listen((code) => code && void tellProblem(code)),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}
