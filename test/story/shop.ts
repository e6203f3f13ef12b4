import { configure } from '@testing-library/dom'
import { expect } from 'chai'
import { Agent } from './agent.ts'
import { screenReader } from './screen-reader.ts'
import { Visitor } from './visitor.ts'
import { Workspace } from './workspace.ts'

/** What the agent of a workspace is called. */
const TEAM = 'Amira Haddad'

// A whole screen in every failure is more than anybody reads.
configure({ getElementError: (message) => new Error(String(message).split('\n\n')[0]) })

export interface Scene {
  workspace: Workspace
  visitor: Visitor
  agent: Agent
}

/** The page of an owner who has pasted the tag. */
export const pageWith = (
  server: string,
  { head = '', body = '', lang = 'en', tag = `data-server="${server}"`, script = '/dist/linnet.js' } = {},
): string => {
  const html = `<!doctype html><html lang="${lang}"><head>${screenReader}<title>Shop</title>${head}</head><body><h1>Shop</h1>${body}
    <script async src="${script}" ${tag}></script></body></html>`
  return `/page/shop?html=${encodeURIComponent(html)}`
}

/** A workspace, a visitor in its shop, and an agent. A form is in the way only if the test says so. */
export async function openShop(
  settings: Record<string, unknown> = {},
  { width, ...page }: { width?: number; head?: string; lang?: string; script?: string } = {},
): Promise<Scene> {
  const workspace = await Workspace.open({ Livechat_registration_form: false, ...settings })
  const visitor = await Visitor.opens(pageWith(workspace.address, page), width)
  return { workspace, visitor, agent: new Agent(workspace) }
}

/** For the head of a page that lets in the script alone, so that no further file can be fetched. */
export const scriptAlone = `<meta http-equiv="Content-Security-Policy" content="script-src ${location.origin}/dist/linnet.js">`

/** A conversation that is already going on. */
export async function beginConversation(
  settings: Record<string, unknown> = {},
  page: { width?: number; head?: string; script?: string } = {},
): Promise<Scene> {
  const scene = await openShop(settings, page)
  await scene.visitor.opensPanel()
  await scene.visitor.writes('Hello')
  await scene.agent.serves()
  await scene.agent.readsEventually('Hello')
  await scene.visitor.sees('Amira Haddad joined')
  return scene
}

/** In every story: what an agent has written is said as often as they wrote it, or, to a visitor who was elsewhere, less often. */
function listenedTwice(): string[] {
  const frames = [...document.querySelectorAll('iframe')]
  const heard = frames.map((frame) => frame.contentWindow?.heard ?? [])
  const said = Agent.said.splice(0)
  return said.filter((words) => {
    const sentence = `${TEAM}: ${words}`
    const times = said.filter((other) => other === words).length
    return heard.some((one) => one.filter((each) => each === sentence).length > times)
  })
}

afterEach(() => {
  const twice = listenedTwice()
  for (const frame of document.querySelectorAll('iframe')) frame.remove()
  localStorage.clear()
  sessionStorage.clear()
  expect(twice, 'what a screen reader has said too often').to.deep.equal([])
})
