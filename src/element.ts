// <linnet-chat>: a chat that is there while the element is, for pages that are made of components.
import { type Chat, type ChatEvents, runningChat, startChat } from './chat.ts'
import { OPTIONS, type Options } from './options.ts'

/** `server` → `server`, `someOption` → `some-option` */
const attributeOf = (option: string): string => option.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

const EVENTS = {
  open: 1,
  close: 1,
  start: 1,
  register: 1,
  leave: 1,
  end: 1,
  message: 1,
  unread: 1,
  agent: 1,
  forgotten: 1,
  logout: 1,
  problem: 1,
} satisfies Record<keyof ChatEvents, 1>

/** Where a page is made on a server there are no elements, and importing this must not fail. */
const Base = (globalThis.HTMLElement ?? class {}) as typeof HTMLElement

/** Those with a chat, and those that have come, gone or changed since it was last looked. */
const having = new Set<LinnetChat>()
const due = new Set<LinnetChat>()

/**
 * Starts the chat when it comes into the page and stops it when it goes; another value of an attribute starts it anew. Attributes are
 * the options of `startChat` in kebab case. What happens in the chat are its events, with the same names and the same `detail`.
 * There is one chat in a page: who comes while it runs shares it, and the next one starts it anew when the one goes that has started it.
 * @example <linnet-chat server="https://chat.example.com" color="#0f766e"></linnet-chat>
 */
export class LinnetChat extends Base {
  static readonly observedAttributes: readonly string[] = OPTIONS.map(attributeOf)
  #chat: Chat | undefined
  #stop: (() => void)[] = []

  /** The running chat; undefined while there is none. */
  get chat(): Chat | undefined {
    return this.#chat
  }

  /** @internal */
  connectedCallback(): void {
    this.#settle()
  }

  /** @internal */
  disconnectedCallback(): void {
    this.#settle()
  }

  /** @internal */
  attributeChangedCallback(_: string, before: string | null, now: string | null): void {
    if (before === now) return
    if (this.#chat) this.#end()
    this.#settle()
  }

  /**
   * Several attributes change at once, and who moves an element takes it out and puts it in: only how it is in the end counts. A page
   * that changes may put the next element in before it takes this one out, so those that go are first.
   */
  #settle(): void {
    due.add(this)
    queueMicrotask(LinnetChat.#settleAll)
  }

  static #settleAll(): void {
    for (const element of due) if (!element.isConnected) element.#end()
    for (const element of due) {
      due.delete(element)
      if (!element.isConnected) element.#end()
      else if (!element.#chat) element.#begin()
    }
  }

  #begin(): void {
    const given = OPTIONS.map((name) => [name, this.getAttribute(attributeOf(name))] as const)
    const before = runningChat()
    try {
      const chat = startChat(Object.fromEntries(given.filter(([, value]) => value !== null)) as unknown as Options)
      this.#chat = chat
      this.#stop = Object.keys(EVENTS).map((name) => this.#tell(chat, name as keyof ChatEvents))
      if (chat !== before) this.#stop.unshift(() => LinnetChat.#stopChat(chat))
      having.add(this)
    } catch (error) {
      console.error(`[linnet] ${(error as Error).message}`)
    }
  }

  /** Those that shared it have none any more. */
  static #stopChat(chat: Chat): void {
    chat.stop()
    for (const element of having) {
      if (element.#chat !== chat) continue
      element.#end()
      element.#settle()
    }
  }

  #tell(chat: Chat, name: keyof ChatEvents): () => void {
    return chat.on(name, (detail) => this.dispatchEvent(new CustomEvent(name, { detail })))
  }

  #end(): void {
    this.#chat = undefined
    having.delete(this)
    for (const stop of this.#stop.splice(0).reverse()) stop()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'linnet-chat': LinnetChat
  }
}

if (globalThis.customElements && !customElements.get('linnet-chat')) customElements.define('linnet-chat', LinnetChat)
