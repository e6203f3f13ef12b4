import { getQueriesForElement, waitFor } from '@testing-library/dom'
import { sendKeys } from '@web/test-runner-commands'
import { expect } from 'chai'

/** A person with a page of the shop open in a tab. Tabs are frames of the test's own origin: storage, locks and channels are shared. */
export class Visitor {
  readonly frame = document.createElement('iframe')

  private constructor(readonly address: string) {
    this.frame.width = '1000'
    this.frame.height = '700'
  }

  static async opens(address: string, width = 1000): Promise<Visitor> {
    const visitor = new Visitor(address)
    visitor.frame.width = String(width)
    visitor.frame.src = address
    document.body.append(visitor.frame)
    await loaded(visitor.frame)
    return visitor
  }

  /** The same page in another tab. */
  opensAnotherTab(): Promise<Visitor> {
    return Visitor.opens(this.address)
  }

  get page(): Window & typeof globalThis {
    return this.frame.contentWindow as Window & typeof globalThis
  }

  /** The inside of the widget; undefined while there is none. */
  get widget(): ShadowRoot | undefined {
    const { Document, document } = this.page
    return Document.prototype.querySelector.call(document, '.linnet')?.shadowRoot ?? undefined
  }

  async reloads(): Promise<void> {
    this.page.location.reload()
    await loaded(this.frame)
  }

  /** What a screen reader has said by itself since the page was loaded, oldest first. */
  get heard(): readonly string[] {
    const { heard } = this.page
    if (!heard) throw new Error('nobody listens to this page; see pageWith')
    return heard
  }

  /** Waits until a screen reader has said these sentences, each once. */
  async hears(...sentences: (string | RegExp)[]): Promise<void> {
    for (const sentence of sentences)
      await waitFor(() => expect(this.heard.filter((one) => asPattern(sentence).test(one))).to.have.lengthOf(1), WAIT)
  }

  closesTab(): void {
    this.frame.remove()
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

  /** The upper edge of the panel: who the visitor is talking to, and the ways out. */
  async findsHeader(): Promise<HTMLElement> {
    return (await this.finds('button', 'Minimize')).parentElement as HTMLElement
  }

  has(role: string, name?: string | RegExp): boolean {
    return this.#all(role, name).length > 0
  }

  /** What is under a dialog cannot be reached, so it is not there for anybody. */
  #all(role: string, name?: string | RegExp): HTMLElement[] {
    const all = this.widget ? this.#queries().queryAllByRole(role, name === undefined ? {} : { name }) : []
    return all.filter((element) => !element.closest('[inert]'))
  }

  /** Waits until these words are on screen. */
  async sees(...texts: (string | RegExp)[]): Promise<void> {
    for (const text of texts) await waitFor(() => expect(this.visibleText()).to.match(asPattern(text)), WAIT)
  }

  /** Waits until these words are gone from the screen. */
  async seesNoMore(text: string | RegExp): Promise<void> {
    await waitFor(() => expect(this.visibleText()).not.to.match(asPattern(text)), WAIT)
  }

  async losesSightOf(role: string, name?: string | RegExp): Promise<void> {
    await waitFor(() => expect(this.has(role, name)).to.equal(false), WAIT)
  }

  visibleText(): string {
    return (this.widget?.querySelector('.widget') as HTMLElement | undefined)?.innerText ?? ''
  }

  /** The words of every message on screen, in order. */
  messages(): string[] {
    return this.#all('article').map((article) => (article.querySelector('.bubble') as HTMLElement).innerText.trim())
  }

  async seesMessages(...texts: string[]): Promise<void> {
    await waitFor(() => expect(this.messages()).to.deep.equal(texts), WAIT)
  }

  async opensPanel(): Promise<void> {
    await this.#presses(await waitFor(() => this.#launcher(), WAIT))
    await this.finds('dialog')
  }

  async closesPanel(): Promise<void> {
    await this.clicks('Minimize')
  }

  async clicks(name: string | RegExp, role = 'button'): Promise<void> {
    const target = await this.finds(role, name)
    const isOff = (): boolean => target.matches(':disabled, [aria-disabled="true"]')
    await waitFor(() => expect(isOff()).to.equal(false), WAIT)
    await this.#presses(target)
  }

  /** Presses the button beside something. */
  async clicksBeside(thing: HTMLElement, name: string): Promise<void> {
    const button = getQueriesForElement(thing.parentElement as HTMLElement).getByRole('button', { name })
    await this.#presses(button)
  }

  /** With the pointer, or, where somebody wants all stories without one, by the keyboard alone. */
  async #presses(target: HTMLElement): Promise<void> {
    reach(target)
    if (!BY_KEYBOARD) return target.click()
    target.focus()
    expect(this.widget?.activeElement === target, `“${target.textContent}” can be focused`).to.equal(true)
    // What Tab passes over must be somewhere that arrow keys lead through.
    const isOnTheWay = target.tabIndex >= 0 || target.closest('[role=menu], [role=grid], [role=listbox], [role=log]')
    expect(!!isOnTheWay, `“${target.textContent}” can be reached`).to.equal(true)
    const isChoice = ['radio', 'checkbox'].includes((target as HTMLInputElement).type)
    await sendKeys({ press: isChoice ? 'Space' : 'Enter' })
  }

  async chooses(item: string): Promise<void> {
    await this.clicks('Options')
    await this.clicks(item, 'menuitem')
  }

  async fillsIn(fields: Record<string, string>): Promise<void> {
    for (const [label, text] of Object.entries(fields)) {
      const field = (await this.finds('textbox', new RegExp(`^${label}`))) as HTMLInputElement
      field.focus()
      field.select()
      await sendKeys({ type: text })
    }
  }

  /** Picks one of a list, by what it says. */
  async picks(label: string, choice: string): Promise<void> {
    const list = (await this.finds('combobox', new RegExp(`^${label}`))) as HTMLSelectElement
    list.value = [...list.options].find(({ text }) => text === choice)?.value ?? 'no such choice'
    list.dispatchEvent(new Event('input', { bubbles: true }))
  }

  /** Types into the composer and does not send. */
  async types(text: string): Promise<void> {
    ;(await this.finds('textbox', 'Message')).focus()
    await sendKeys({ type: text })
  }

  async presses(key: string): Promise<void> {
    await sendKeys({ press: key })
  }

  async writes(text: string): Promise<void> {
    await this.types(text)
    await sendKeys({ press: 'Enter' })
  }

  /** Fills in the registration form and begins to chat. */
  async introducesThemselves(name = 'Ada', email = 'ada@example.com'): Promise<void> {
    await this.fillsIn({ Name: name, Email: email })
    await this.clicks('Start chat')
    await this.finds('textbox', 'Message')
  }

  /** Picks files in the dialog that the button opens. */
  async attaches(...files: File[]): Promise<void> {
    await this.finds('button', 'Attach files')
    const input = this.widget?.querySelector('input[type="file"]') as HTMLInputElement
    input.files = this.#carrying(files).files
    input.dispatchEvent(new this.page.Event('change', { bubbles: true }))
  }

  /** Brings files over the panel, and lets them go if they are welcome. */
  async drops(...files: File[]): Promise<void> {
    const panel = await this.finds('dialog')
    const init = { bubbles: true, cancelable: true, composed: true, dataTransfer: this.#carrying(files) }
    const { DragEvent } = this.page
    panel.dispatchEvent(new DragEvent('dragenter', init))
    await this.sees('Drop files here')
    panel.dispatchEvent(new DragEvent('drop', init))
  }

  /** Lets files go over the panel; the browser does not open them in the page's place. */
  async dropsInVain(...files: File[]): Promise<void> {
    const panel = await this.finds('dialog')
    const init = { bubbles: true, cancelable: true, composed: true, dataTransfer: this.#carrying(files) }
    const isPrevented = (): boolean => !panel.dispatchEvent(new this.page.DragEvent('drop', init))
    await waitFor(() => expect(isPrevented(), 'the drop is taken').to.equal(true), WAIT)
  }

  /** Pastes files into the composer, or words and files. */
  async pastes(files: File[], words = ''): Promise<void> {
    const clipboardData = this.#carrying(files)
    if (words) clipboardData.setData('text/plain', words)
    const event = new this.page.ClipboardEvent('paste', { bubbles: true, cancelable: true, composed: true })
    // Firefox takes no clipboard of a script's own.
    Object.defineProperty(event, 'clipboardData', { value: clipboardData })
    ;(await this.finds('textbox', 'Message')).dispatchEvent(event)
  }

  #carrying(files: File[]): DataTransfer {
    const { DataTransfer } = this.page
    const carried = new DataTransfer()
    for (const file of files) carried.items.add(file)
    return carried
  }

  /** The browser notices that the network has gone. */
  losesNetwork(): void {
    this.#network(false)
  }

  /** The browser notices that the network is back. */
  findsNetwork(): void {
    this.#network(true)
  }

  #network(onLine: boolean): void {
    Object.defineProperty(this.page.navigator, 'onLine', { value: onLine, configurable: true })
    this.page.dispatchEvent(new Event(onLine ? 'online' : 'offline'))
  }

  /** What the page gives the visitor to keep from now on; nothing is written to the disk. */
  collectsDownloads(): { name: string; text: string }[] {
    const files: { name: string; text: string }[] = []
    const { HTMLAnchorElement } = this.page
    HTMLAnchorElement.prototype.click = function () {
      void fetch(this.href)
        .then((answer) => answer.text())
        .then((text) => files.push({ name: this.download, text }))
    }
    return files
  }

  /** The colour of an element's background, or another of its colours, as the screen shows it: `rgb(0, 102, 68)`. */
  paint(element: Element, property: 'backgroundColor' | 'color' = 'backgroundColor'): string {
    const canvas = new OffscreenCanvas(1, 1).getContext('2d') as OffscreenCanvasRenderingContext2D
    canvas.fillStyle = this.page.getComputedStyle(element)[property]
    canvas.fillRect(0, 0, 1, 1)
    return `rgb(${[...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3).join(', ')})`
  }

  /** What of ours is in the browser, by the last part of its key. */
  stored(): string[] {
    return Object.keys({ ...localStorage, ...sessionStorage }).map((key) => key.split(':').at(-1) ?? key)
  }

  /** Words that wait in the browser to be sent. */
  unsent(): string[] {
    const waiting = Object.entries({ ...localStorage }).filter(([key]) => /:out:[^:]*$/.test(key))
    return waiting.map(([, value]) => (JSON.parse(value) as { text: string }).text)
  }

  storedValue(key: string): unknown {
    const found = Object.entries({ ...localStorage }).find(([name]) => name.endsWith(`:${key}`))
    return found && JSON.parse(found[1])
  }

  #queries() {
    if (!this.widget) throw new Error('there is no widget')
    return getQueriesForElement(this.widget as unknown as HTMLElement)
  }

  #launcher(): HTMLElement {
    const launcher = this.#all('button').find(
      (button) => button.hasAttribute('aria-expanded') && !button.hasAttribute('aria-haspopup'),
    )
    if (!launcher) throw new Error('there is no launcher')
    return launcher
  }
}

declare const BY_KEYBOARD: boolean

const WAIT = { timeout: 8000, interval: 20, onTimeout: (error: Error) => error }

const loaded = (frame: HTMLIFrameElement): Promise<unknown> =>
  new Promise((done) => frame.addEventListener('load', done, { once: true }))

const asPattern = (text: string | RegExp): RegExp =>
  text instanceof RegExp ? text : new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))

/** A person can only press what is on the screen and not under something else. */
function reach(target: HTMLElement): void {
  target.scrollIntoView({ block: 'nearest' })
  const { left, top, width, height } = target.getBoundingClientRect()
  const root = target.getRootNode() as ShadowRoot
  const hit = root.elementFromPoint(left + width / 2, top + height / 2)
  if (!hit || !(target.contains(hit) || hit.contains(target)))
    throw new Error(`"${target.textContent}" cannot be reached`)
}
