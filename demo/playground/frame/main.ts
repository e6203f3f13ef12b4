// The page in the middle of the playground: a page of somebody's, with the tag that the playground shows.
import { keepInside, tell } from './line.ts'
import { type SceneName, scenes } from './scenes.ts'
import { address, openServer } from './server.ts'

/** What the playground wants to see. */
export interface Wanted {
  scene: SceneName
  /** The tag's attributes without `data-`. */
  attributes: Record<string, string>
  /** Custom properties of `.linnet`. */
  looks: Record<string, string>
}

const { scene, attributes, looks } = JSON.parse(decodeURIComponent(location.hash.slice(1))) as Wanted
const { setup = {}, play } = { setup: undefined, play: undefined, ...scenes[scene] }

// Each scene begins with a visitor whom nobody knows.
for (const key of Object.keys(localStorage)) if (key.includes(address)) localStorage.removeItem(key)
// The chat takes the focus when it opens; whoever is writing a title beside it keeps it.
const { focus } = HTMLElement.prototype
HTMLElement.prototype.focus = function (options) {
  if (!parent.document.activeElement?.closest('.controls')) focus.call(this, options)
}
openServer({ online: true, form: false, consent: false, ...setup }, tell)
keepInside()
for (const [name, value] of Object.entries(looks)) document.documentElement.style.setProperty(name, value)

const script = document.createElement('script')
script.src = '../../linnet.js'
script.setAttribute('data-server', address)
for (const [name, value] of Object.entries(attributes)) script.setAttribute(`data-${name}`, value)
document.body.append(script)
await play?.()
