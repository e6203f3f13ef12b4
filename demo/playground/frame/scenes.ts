import { desk, type Setup } from './server.ts'
import { visitor } from './visitor.ts'

/** A moment of a chat: how the server is set up for it, and what visitor and agent do until it is there. */
interface Scene {
  name: string
  setup?: Partial<Setup>
  play?(): Promise<void>
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

async function replies(words: string, more?: Record<string, unknown>): Promise<void> {
  desk.types(true)
  await pause(900)
  desk.types(false)
  desk.says(words, more)
}

const answer = 'A robin wants an *open front*, 50 mm high, and ivy around it. That is our No. 50.'
const bold = {
  md: [
    {
      type: 'PARAGRAPH',
      value: [
        { type: 'PLAIN_TEXT', value: 'A robin wants an ' },
        { type: 'BOLD', value: [{ type: 'PLAIN_TEXT', value: 'open front' }] },
        { type: 'PLAIN_TEXT', value: ', 50 mm high, and ivy around it. That is our No. 50.' },
      ],
    },
  ],
}

async function converse(): Promise<void> {
  await visitor.opens()
  await visitor.writes('Hello! Which box would a robin choose?')
  await pause(500)
  desk.takes()
  await replies('Good morning! Let me think.')
  await replies(answer, bold)
}

/** In the order in which a visitor meets them. */
export const scenes = {
  closed: { name: 'Closed' },
  open: { name: 'Opened', play: () => visitor.opens() },
  form: { name: 'Form first', setup: { form: true }, play: () => visitor.opens() },
  consent: { name: 'Consent', setup: { consent: true }, play: () => visitor.opens() },
  conversation: { name: 'Conversation', play: converse },
  unread: {
    name: 'Unread',
    async play() {
      await converse()
      visitor.closes()
      await pause(400)
      desk.says('Shall I put one aside for you?')
    },
  },
  ended: {
    name: 'Ended',
    async play() {
      await converse()
      desk.closes()
    },
  },
  away: { name: 'Nobody there', setup: { online: false }, play: () => visitor.opens() },
} satisfies Record<string, Scene>

export type SceneName = keyof typeof scenes
