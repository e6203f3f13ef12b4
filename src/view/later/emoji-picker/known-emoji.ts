import { groups } from '../../../locales/emoji.ts'
import type { Choice } from './emoji-grid.tsx'

export interface Group {
  name: string
  choices: Choice[]
}

export const spoken = (name: string): string => name.replaceAll('_', ' ')

/** As it is looked for: whoever writes in haste writes no capitals and no accents. */
export const asSought = (words: string): string => spoken(words).toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')

/**
 * The emoji on offer, group by group.
 * @param lang the language that countries, for their flags, are called in
 * @param lines what all are called in it, as `locales/emoji-names.ts` has it; where nothing is said, it is English
 */
export function knownEmoji(lang: string, lines: string): readonly Group[] {
  const localNames = lines.split('\n')
  const countries = new Intl.DisplayNames(lang, { type: 'region', fallback: 'none' })
  let at = 0
  return groups
    .filter(({ name }) => name)
    .map(({ name, emoji }) => ({
      name,
      choices: emoji.map(({ character, names, words }) => {
        const [called, ...more] = localNames[at++]?.split('|') ?? []
        const local = called || country(character, countries)
        const known = local || spoken(names[0] ?? '')
        // In English too, since that is what messages call it.
        const finds = asSought([known, ...more, ...names, ...words].join(' '))
        return { name: known, lang: local ? lang : 'en', finds, words: character, face: character }
      }),
    }))
}

/** Two letters that stand for a country are its flag. */
function country(character: string, countries: Intl.DisplayNames): string | undefined {
  if (!/^[\u{1f1e6}-\u{1f1ff}]{2}$/u.test(character)) return undefined
  const letters = [...character].map((one) => String.fromCharCode((one.codePointAt(0) ?? 0) - 0x1f1e6 + 65))
  return countries.of(letters.join(''))
}
