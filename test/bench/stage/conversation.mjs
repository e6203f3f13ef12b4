// What visitor and agent do in a measured conversation.
import { click, patiently } from './visit.mjs'

/** @typedef {import('./visit.mjs').Visit} Visit */
/** @typedef {import('./stage.mjs').Workspace} Workspace */
/** @typedef {import('puppeteer-core').Frame} Frame */

/**
 * Arrives and opens the chat.
 * @param {Visit} visitor
 * @returns {Promise<Frame>} where the widget lives
 */
async function openChat(visitor) {
  await visitor.goes()
  const home = await visitor.home()
  await visitor.drawn('launcher', home)
  await visitor.page.waitForNetworkIdle({ idleTime: 500 })
  await click(home, 'launcher')
  await visitor.drawn('composer', home)
  if ((await patiently(visitor.drawn('focused composer', home), 1000)) === undefined) await click(home, 'composer')
  return home
}

/**
 * Waits until it is shown.
 * @param {Visit} visitor
 * @param {Frame} home
 * @param {string} text
 */
export async function say(visitor, home, text) {
  await visitor.page.keyboard.type(text)
  await visitor.page.keyboard.press('Enter')
  await visitor.drawn(`text:${text}`, home)
}

/**
 * A chat with its first words and the first answer.
 * @param {Visit} visitor
 * @param {Workspace} workspace
 */
export async function beginChat(visitor, workspace) {
  const home = await openChat(visitor)
  await say(visitor, home, 'Hello there')
  const rid = await workspace.room()
  await workspace.reply(rid, 'Good morning')
  await visitor.drawn('text:Good morning', home)
  return { home, rid }
}
