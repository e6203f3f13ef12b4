import table from 'emoji-toolkit/emoji.json?lines'

/** Skin tones are said at the end of a name: `thumbsup_tone3`. */
const TONE = /^(.*)_tone([1-5])$/

/** Each line of the table has the names of one emoji and then the emoji. */
const characters = new Map(
  table.split('\n').flatMap((line) => {
    const names = line.split(' ')
    const character = names.pop() ?? ''
    return names.map((name): [string, string] => [name, character])
  }),
)

/** The character for a name, e.g. `slight_smile`; `undefined` when there is none. */
export default function emoji(name: string): string | undefined {
  const [, base = '', tone = ''] = TONE.exec(name) ?? []
  const plain = characters.get(base || name)
  if (!base || !plain) return plain
  const [first = '', ...rest] = plain.replace('\uFE0F', '')
  return first + String.fromCodePoint(0x1f3fa + Number(tone)) + rest.join('')
}
