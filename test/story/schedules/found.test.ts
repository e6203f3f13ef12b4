import { holds } from './hold.ts'
import type { Step } from './schedule.ts'

const tab = 0
const trouble = (order: object): Step => ({ does: 'makes trouble', order })
const on = (path: string, method: string, kind: string, more: object = {}): Step =>
  trouble({ kind, match: { path, method }, times: 1, ...more })

const sends: Step = { does: 'sends', tab }
const forgets: Step = { does: 'forgets', tab }
const reloads: Step = { does: 'reloads', tab }
const ends: Step = { does: 'ends', tab, sendFirst: false }

/** Schedules that once ended badly, as short as they could be made. Most needed bad luck with the time as well, so each passing says little. */
const FOUND: Record<string, Step[]> = {
  'A first message whose answer was lost is not repeated in the next chat': [
    on('livechat/message', 'POST', 'lose', { times: 2 }),
    sends,
    { does: 'waits', ms: 80 },
    { does: 'closes' },
    sends,
  ],
  'One who is forgotten while they are registered does not stay on the server': [
    on('livechat/visitor', 'POST', 'delay', { ms: 150 }),
    sends,
    forgets,
  ],
  'One who is forgotten in another tab does not come back with the answer to a question about them': [
    sends,
    { does: 'opens a tab' },
    on('livechat/config', 'GET', 'delay', { ms: 150 }),
    { does: 'looks' },
    { does: 'forgets', tab: 1 },
    { does: 'sends', tab: 1 },
  ],
  'Words that were written before they were forgotten are not said by the next visitor': [
    sends,
    { does: 'replies' },
    reloads,
    forgets,
    { does: 'opens a tab' },
    { does: 'sends', tab: 1 },
  ],
  'The next visitor’s words are sent once, whatever the last one’s were doing': [
    on('livechat/room', 'GET', 'delay', { ms: 120 }),
    sends,
    forgets,
    sends,
    sends,
  ],
  'A message that a closed tab has sent is not called unsent when the chat is closed': [
    sends,
    { does: 'waits', ms: 27 },
    { does: 'closes tab', tab },
    { does: 'closes' },
  ],
  'A chat that is ended while a message is looked for ends': [
    sends,
    { does: 'replies' },
    on('livechat/message', 'POST', 'refuse'),
    on('livechat/message/:_id', 'GET', 'delay', { ms: 600 }),
    sends,
    { does: 'waits', ms: 80 },
    { does: 'looks' },
    { does: 'waits', ms: 40 },
    ends,
  ],
  'A dead line is noticed however often the visitor comes back to the page': [
    sends,
    trouble({ kind: 'silence' }),
    { does: 'replies' },
  ],
  'An edit is not undone by a page of history that was on its way': [
    sends,
    { does: 'replies' },
    { does: 'opens a tab' },
    on('livechat/messages.history/:rid', 'GET', 'delay', { ms: 400, after: true }),
    trouble({ kind: 'cut' }),
    { does: 'looks' },
    { does: 'waits', ms: 200 },
    { does: 'edits', nth: 0 },
  ],
  'The history of a chat that has ended does not come into the next one': [
    on('livechat/messages.history/:rid', 'GET', 'delay', { ms: 120 }),
    sends,
    ends,
    sends,
    sends,
  ],
}

describe('A schedule that once ended badly ends well', () => {
  for (const [what, steps] of Object.entries(FOUND)) {
    it(`${what}`, async () => {
      await holds({ version: 8, skew: 0, steps })
    })
  }
})
