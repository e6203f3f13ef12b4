import table from 'emoji-toolkit/emoji.json?lines'

export interface KnownEmoji {
  character: string
  /** What messages may call it, the usual name first: `slight_smile`. */
  names: string[]
  /** More words to find it by. */
  words: string[]
}

/** Groups with their emoji, in the order in which they are offered; the last one, without a name, is not offered. */
export const groups: readonly { name: string; emoji: KnownEmoji[] }[] = table.split('\n\n').map((group) => {
  const [name = '', ...lines] = group.split('\n')
  return { name, emoji: lines.map(parseLine) }
})

function parseLine(line: string): KnownEmoji {
  const [said = '', ...words] = line.split('|')
  const [character = '', ...names] = said.split(' ')
  return { character, names, words }
}

/** Skin tones are said at the end of a name: `thumbsup_tone3`. */
const TONE = /^(.*)_tone([1-5])$/

const characters = new Map(
  groups.flatMap(({ emoji }) =>
    emoji.flatMap(({ character, names }) => names.map((name) => [name, character] as const)),
  ),
)

/** The character for a name, e.g. `slight_smile`; `undefined` when there is none. */
export default function emoji(name: string): string | undefined {
  const [, base = '', tone = ''] = TONE.exec(name) ?? []
  const plain = characters.get(base || name)
  return base && plain ? toned(plain, String.fromCodePoint(0x1f3fa + Number(tone))) : plain
}

/** An emoji in a skin tone (U+1F3FB to U+1F3FF, or none). Those that show no skin, and those that show several people, stay as they are. */
export function toned(character: string, tone: string): string {
  if (!tone || !/^\p{Emoji_Modifier_Base}\P{Emoji_Modifier_Base}*$/u.test(character)) return character
  const [first = '', ...rest] = character.replace('\uFE0F', '')
  return first + tone + rest.join('')
}
