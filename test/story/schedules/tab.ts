import { eventually } from './eventually.ts'

/**
 * A tab of the shop, used without a real keyboard, so that many visitors can be busy in one page at the same time. What it does goes
 * through the same elements; what is covered by a dialog cannot be used.
 */
export class Tab {
  readonly frame = document.createElement('iframe')
  /** What went wrong in the page. Nothing may. */
  readonly errors: string[] = []
  frozen = false

  private constructor(readonly address: string) {
    this.frame.style.cssText = 'position: fixed; inset: 0; width: 320px; height: 300px; border: 0'
  }

  static async opens(address: string): Promise<Tab> {
    const tab = new Tab(address)
    tab.frame.src = address
    document.body.append(tab.frame)
    await tab.#loads()
    return tab
  }

  async reloads(): Promise<void> {
    this.frozen = false
    this.page.location.reload()
    await this.#loads()
  }

  closes(): void {
    this.frame.remove()
  }

  async #loads(): Promise<void> {
    await new Promise((done) => this.frame.addEventListener('load', done, { once: true }))
    const note = (what: unknown): number => this.errors.push(String(what))
    this.page.addEventListener('error', ({ message }) => note(message))
    this.page.addEventListener('unhandledrejection', ({ reason }) => note(reason))
    await eventually(() => this.widget, 5000)
  }

  get page(): Window & typeof globalThis {
    return this.frame.contentWindow as Window & typeof globalThis
  }

  get widget(): ShadowRoot | undefined {
    return this.page.document.querySelector('.linnet')?.shadowRoot ?? undefined
  }

  #all<T extends HTMLElement>(selector: string): T[] {
    return [...(this.widget?.querySelectorAll<T>(selector) ?? [])].filter((element) => !element.closest('[inert]'))
  }

  /** Whether the visitor is being asked something. */
  get isAsked(): boolean {
    return this.#all('[role=alertdialog]').length > 0
  }

  /** A button or menu item that can be used now. A question on top hides the others. */
  button(name: string): HTMLElement | undefined {
    const scope = this.isAsked ? '[role=alertdialog] button' : 'button, [role=menuitem]'
    const named = (element: HTMLElement): boolean =>
      (element.getAttribute('aria-label') ?? ((element as HTMLElement).title || element.textContent?.trim())) === name
    return this.#all<HTMLButtonElement>(scope).find((one) => !one.disabled && named(one))
  }

  /** @returns whether it was there to be pressed */
  async presses(name: string): Promise<boolean> {
    const button = await eventually(() => this.button(name), 300)
    button?.click()
    return !!button
  }

  async opensPanel(): Promise<boolean> {
    if (!this.widget?.querySelector('[role=dialog]'))
      this.#all('[aria-expanded=false]:not([aria-haspopup])')[0]?.click()
    return !!(await eventually(() => this.widget?.querySelector('[role=dialog]') ?? undefined, 1000))
  }

  get composer(): HTMLTextAreaElement | undefined {
    return this.#all<HTMLTextAreaElement>('.composer textarea')[0]
  }

  /** Writes over what stands in the composer. @returns whether there was one */
  types(words: string): boolean {
    const { composer } = this
    if (!composer) return false
    composer.value = words
    composer.dispatchEvent(new this.page.Event('input', { bubbles: true }))
    return true
  }

  /** @returns whether the widget has taken the message for sending, which it says by emptying the composer */
  async writes(words: string): Promise<boolean> {
    const { composer } = this
    if (!composer || !this.types(words)) return false
    // The composer sends what was drawn into it.
    await eventually(() => this.button('Send'), 300)
    composer.dispatchEvent(new this.page.KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }))
    return !!(await eventually(() => composer.value !== words || undefined, 300))
  }

  /** The words of every message on screen that the server has, in order. */
  messages(): string[] {
    return this.#articles((article) => !article.querySelector('footer button'))
  }

  /** The words of every message on screen that could not be sent. */
  failedMessages(): string[] {
    return this.#articles((article) => !!article.querySelector('footer button'))
  }

  #articles(which: (article: HTMLElement) => boolean): string[] {
    return this.#all('article')
      .filter(which)
      .map((article) => article.querySelector('.bubble')?.textContent?.trim() ?? '')
  }

  /** The browser notices that the network has gone, or is back. */
  network(onLine: boolean): void {
    Object.defineProperty(this.page.navigator, 'onLine', { value: onLine, configurable: true })
    this.page.dispatchEvent(new Event(onLine ? 'online' : 'offline'))
  }

  freezes(frozen: boolean): void {
    if (this.frozen === frozen) return
    this.frozen = frozen
    this.page.document.dispatchEvent(new Event(frozen ? 'freeze' : 'resume'))
  }

  isLookedAt(): void {
    this.page.dispatchEvent(new Event('focus'))
  }
}
