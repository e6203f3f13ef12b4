import { waitFor } from '@testing-library/dom'
import { expect } from 'chai'
import { Agent } from '../story/agent.ts'
import '../story/shop.ts'
import { Visitor } from '../story/visitor.ts'
import { Workspace } from '../story/workspace.ts'

type Livechat = Record<string, (...args: unknown[]) => unknown>

/** A page that carried Rocket.Chat's own snippet and has changed the script's address. */
export class MovedPage {
  private constructor(
    readonly workspace: Workspace,
    readonly visitor: Visitor,
    readonly agent: Agent,
  ) {}

  /** @param more what stands after the snippet; several settings of the workspace may be given */
  static async opens(settings: Record<string, unknown> = {}, more = ''): Promise<MovedPage> {
    const workspace = await Workspace.open({ Livechat_registration_form: false, ...settings })
    return MovedPage.opensAt(workspace, more)
  }

  static async opensAt(workspace: Workspace, more = '', width = 1000): Promise<MovedPage> {
    const visitor = await Visitor.opens(pageWith(snippet(workspace.address) + LISTENING_AGAIN + more), width)
    const page = new MovedPage(workspace, visitor, new Agent(workspace))
    await waitFor(() => expect(page.livechat).to.be.an('object'))
    return page
  }

  get livechat(): Livechat | undefined {
    return (this.visitor.page as unknown as { RocketChat?: { livechat?: Livechat } }).RocketChat?.livechat
  }

  /** Calls a method of the API, as a script of the page does. */
  calls(method: string, ...args: unknown[]): unknown {
    const call = this.livechat?.[method]
    if (!call) throw new Error(`there is no ${method}`)
    return call.apply(this.livechat, args)
  }

  /** What the event told since the page was loaded again. */
  get heardSince(): unknown[][] {
    return (this.visitor.page as unknown as { heard: unknown[][] }).heard
  }

  /** Loads the page again, with a call for the event that waits in the snippet. */
  async reloadsListening(event: string): Promise<void> {
    this.visitor.page.name = event
    await this.visitor.reloads()
  }

  /** What an event has told, from now on: the arguments of each time. */
  hears(event: string): unknown[][] {
    const heard: unknown[][] = []
    this.calls(event, (...args: unknown[]) => heard.push(args))
    return heard
  }

  /** The lines on the console since the page began. */
  get printed(): string[] {
    return (this.visitor.page as unknown as { printed: string[] }).printed
  }

  /** Waits until the console has a line like this. */
  async prints(line: RegExp): Promise<void> {
    await waitFor(() => expect(this.printed.join('\n')).to.match(line))
  }

  /** The visitor as the server knows them. */
  async knownVisitor(): Promise<Record<string, unknown>> {
    const token = (this.visitor.storedValue('visitor') as { token?: string } | undefined)?.token ?? ''
    return (await this.workspace.ask(`livechat/visitor/${token}`))['visitor'] as Record<string, unknown>
  }

  /** Waits until the server knows the visitor like this. */
  async isKnownAs(details: Record<string, unknown>): Promise<void> {
    await waitFor(async () => expect(await this.knownVisitor()).to.deep.include(details), { timeout: 20_000 })
  }

  /** Has a conversation with an agent. */
  async talks(words = 'Hello'): Promise<void> {
    await this.visitor.opensPanel()
    await this.visitor.writes(words)
    await this.agent.serves()
    await this.visitor.sees('joined')
  }
}

export const pageWith = (body: string, head = ''): string =>
  `/page/moved?html=${encodeURIComponent(`<!doctype html><html lang="en"><head><title>Shop</title>${LISTENING}${head}</head><body><h1>Shop</h1>${body}</body></html>`)}`

/** Everything that a page prints and everything that goes wrong in it. */
const LISTENING = `<script>
  window.printed = []
  for (const kind of ['warn', 'error']) console[kind] = (...words) => window.printed.push(kind + ': ' + words.join(' '))
  addEventListener('error', (event) => window.printed.push('thrown: ' + event.message))
  addEventListener('unhandledrejection', (event) => window.printed.push('rejected: ' + event.reason))
</script>`

/** What `reloadsListening` has left in the name of the window, which a reload keeps. */
const LISTENING_AGAIN = `<script>
  window.heard = []
  if (window.name) RocketChat(function () { this[window.name]((...args) => window.heard.push(args)) })
</script>`

/** The snippet as Rocket.Chat hands it out; of it only the script's address is another. */
export const snippet = (server: string, script = '/dist/linnet.js'): string => `<script type="text/javascript">
(function(w, d, s, u) {
  w.RocketChat = function(c) { w.RocketChat._.push(c) }; w.RocketChat._ = []; w.RocketChat.url = u;
  var h = d.getElementsByTagName(s)[0], j = d.createElement(s);
  j.async = true; j.src = '${script}?_=201903270000';
  h.parentNode.insertBefore(j, h);
})(window, document, 'script', '${server}/livechat');
</script>`
