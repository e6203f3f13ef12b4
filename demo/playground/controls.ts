import { languages } from '../../src/locales/languages.ts'
import { OPTIONS, type Options } from '../../src/options.ts'

/** Something that an owner may choose; without a value it is as set in Rocket.Chat, or as it comes. */
export interface Control {
  /** The attribute without `data-`, or the custom property. */
  key: string
  label: string
  kind: 'text' | 'color' | 'choice' | 'pixels'
  choices?: string[]
  /** What a choice is called, where it is not itself. */
  called?: (choice: string) => string | undefined
  /** What a field that nobody has touched shows. */
  usual?: string
  most?: number
}

const inEnglish = new Intl.DisplayNames('en', { type: 'language' })

const KNOWN: Partial<Record<keyof Options, Omit<Control, 'key'>>> = {
  title: { label: 'Title', kind: 'text', usual: 'Ask us' },
  color: { label: 'Colour', kind: 'color', usual: '#1f5a43' },
  language: {
    label: 'Language',
    kind: 'choice',
    choices: ['en', ...Object.keys(languages)],
    called: (tag) => inEnglish.of(tag),
  },
  position: { label: 'Side', kind: 'choice', choices: ['right', 'left'] },
  visits: { label: 'Pages agents see', kind: 'choice', choices: ['path', 'full', 'off'] },
}

/** Every option of the tag. One that has no entry above is there as a field to write in. */
export const options: Control[] = OPTIONS.filter((name) => name !== 'server').map((name) => ({
  key: name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
  ...(KNOWN[name] ?? { label: name, kind: 'text' }),
}))

export const looks: Control[] = [
  { key: '--linnet-width', label: 'Width', kind: 'pixels', usual: '365', most: 640 },
  { key: '--linnet-height', label: 'Height', kind: 'pixels', usual: '525', most: 800 },
  { key: '--linnet-radius', label: 'Corners', kind: 'pixels', usual: '16', most: 40 },
  { key: '--linnet-offset', label: 'Distance to the edges', kind: 'pixels', usual: '16', most: 80 },
  {
    key: '--linnet-font',
    label: 'Font',
    kind: 'choice',
    choices: ['system-ui', 'Georgia, serif', 'ui-monospace, monospace'],
  },
  { key: '--linnet-color-scheme', label: 'Light or dark', kind: 'choice', choices: ['light', 'dark', 'light dark'] },
  { key: '--linnet-z-index', label: 'Layer', kind: 'text', usual: '12345' },
]
