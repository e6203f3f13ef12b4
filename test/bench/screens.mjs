// Takes the pictures of the READMEs: a visitor and an agent hold a conversation in the demo, each in a browser of their own.
import { pathToFileURL } from 'node:url'
import puppeteer from 'puppeteer-core'
import { serveConsole, serveShop } from '../../demo/pages-server.mjs'
import { setUpWorkspace } from '../../demo/workspace.mjs'
import { args, findChromium } from '../browser.mjs'
import { person } from '../person.mjs'

/** @typedef {Awaited<ReturnType<typeof person>>} Person */

/** Two visitors of the shop, and an agent at the desk. */
export default async function takePictures() {
  /** @type {typeof import('../../demo/simulator/main.ts')} */
  const { startSimulator } = await import(pathToFileURL('dist/simulator.js').href)
  const { address: server, close } = await startSimulator({ port: 0 })
  await setUpWorkspace(server)
  const shop = await serveShop({ port: 0, server })
  const browser = await puppeteer.launch({ ...findChromium(), args })

  const visitor = await person(browser, `${shop}/boxes.html`)
  const other = await person(browser, shop)
  const agent = await person(browser, await serveConsole({ port: 0, server }))
  await signsIn(agent)
  await beginConversations(agent, visitor, other)
  await holdConversation(agent, visitor)
  await endConversation(agent, visitor)
  await agent.takesThePhone()
  await agent.clicks('Back to the list')
  await agent.clicks('Take Tom Eriksen')
  await agent.writes('It is in Lyon, and with you tomorrow.')
  await agent.sees('tomorrow')
  await agent.isPictured('phone', 70)
  await endCall(browser, `${server}/w/calls`)

  await browser.close()
  await close()
  process.exit() // the shop and the desks would go on
}

/** @param {Person} agent */
async function signsIn(agent) {
  await agent.fillsIn('Username or email', 'agent')
  await agent.fillsIn('Password', 'agent')
  await agent.clicks('Sign in')
}

/**
 * @param {Person} agent
 * @param {Person} visitor
 * @param {Person} other
 */
async function beginConversations(agent, visitor, other) {
  await visitor.arrives('Ada Byrne')
  await visitor.writes('Hello! Which box would a *robin* choose?')
  await visitor.sees('Sent')
  await other.arrives('Tom Eriksen')
  await other.writes('Where is my order? It left the workshop on Monday.')
  await agent.sees('Where is my order?')
  await agent.isPictured('queue', 70)
}

/**
 * @param {Person} agent
 * @param {Person} visitor
 */
async function holdConversation(agent, visitor) {
  await agent.clicks('Take Ada Byrne')
  await agent.writes('Hello Ada, robins like an open front: the *No. 45*. Hang it low, where ivy or a shrub hides it.')
  await visitor.writes('There is an old ivy by the shed.')
  await agent.writes(
    'Perfect. Facing north or east, and out of the cat’s reach. And *no perch*: that only helps magpies.',
  )
  await visitor.sees('magpies')
  await visitor.writes('Then I will take two. Thank you!')
  await agent.sees('Then I will take two')
  await agent.types('With pleasure')
  await visitor.sees('Amira Haddad is typing')
  await visitor.isPictured('conversation')
  await visitor.takesThePhone()
  await visitor.isPictured('pocket', 70)
  await visitor.likesDark()
  await visitor.isPictured('dark', 70)
  await visitor.sitsDown()
  await agent.isPictured('desk')
}

/**
 * @param {Person} agent
 * @param {Person} visitor
 */
async function endConversation(agent, visitor) {
  await agent.clicks('Close chat')
  await agent.fillsIn('Comment', 'Two No. 45 for a robin, to be sent on Monday.')
  await agent.clicks('Add advice')
  await agent.clicks('Send the transcript by email')
  await agent.sees('Subject')
  await agent.isPictured('close', 70)
  await agent.presses('Enter', 'Subject')
  await visitor.sees('Rate this chat')
  await visitor.isPictured('farewell', 70)
}

/**
 * Older servers have calls.
 * @param {import('puppeteer-core').Browser} browser
 * @param {string} server
 */
async function endCall(browser, server) {
  await tell(`${server}/_simulator/version`, { version: 7 })
  const ada = { token: 'ada', name: 'Ada Byrne', phone: '+44 20 7946 0018' }
  await tell(`${server}/api/v1/livechat/visitor`, { visitor: ada })
  await tell(`${server}/_simulator/call`, { token: ada.token })
  const agent = await person(browser, await serveConsole({ port: 0, server }))
  await signsIn(agent)
  await agent.clicks('Calls')
  await agent.clicks('End the call of Ada Byrne')
  await agent.fillsIn('Comment optional', 'Wants to know where her parcel is. I call back tomorrow.')
  await agent.isPictured('call', 70)
}

/**
 * @param {string} url
 * @param {object} body
 */
async function tell(url, body) {
  const headers = { 'Content-Type': 'application/json' }
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${await answer.text()}`)
}
