// The table of emoji that the build makes of a package which has far more to say: `import table from 'emoji-toolkit/emoji.json?lines'`. And
// what a language calls those on offer: `import names from 'cldr-annotations-full/annotations/de?names'`.
import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { localName, readAnnotations } from './emoji-annotations.mjs'

/** Groups of emoji in the order in which they are offered; those without a group are only known by name. */
const GROUPS = ['people', 'nature', 'food', 'activity', 'travel', 'objects', 'symbols', 'flags', '']

/**
 * @typedef Emoji
 * @property {string} category
 * @property {number} display
 * @property {number} order
 * @property {string} shortname
 * @property {string[]} shortname_alternates
 * @property {string[]} keywords
 * @property {{ fully_qualified: string }} code_points
 */

/** @type {import('esbuild').Plugin} */
export const emojiTable = {
  name: 'emoji-table',
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /\?(lines|names)$/ }, ({ path }) => ({
      // Relative: names of chunks are made of what they hold and where it lies, and must be the same in every folder.
      path: join('node_modules', path.replace(/\?.*/, '')),
      namespace: path.replace(/.*\?/, ''),
    }))
    onLoad({ filter: /.*/, namespace: 'lines' }, async () => {
      const lines = [...(await groups())].map(([group, table]) => [group, ...table.map(emojiLine)].join('\n'))
      return { loader: 'text', contents: lines.join('\n\n') }
    })
    onLoad({ filter: /.*/, namespace: 'names' }, async ({ path }) => ({
      loader: 'text',
      contents: await emojiNames(basename(path)),
    }))
  },
}

/**
 * In the package: the same names out of the files that the script has of them, rather than a second time.
 * @param {string} release the mark of those files
 * @returns {import('esbuild').Plugin}
 */
export const namesBeside = (release) => ({
  name: 'names-beside',
  setup({ onLoad, onResolve }) {
    const namespace = 'names-beside'
    onResolve({ filter: /\?names$/ }, ({ path }) => ({ path: basename(path, '?names'), namespace }))
    onLoad({ filter: /.*/, namespace }, ({ path }) => ({
      contents: `import names from '../locales/emoji/${path}-${release}.js';export default names().default`,
    }))
    onResolve({ filter: /^\.\.\/locales/, namespace }, ({ path }) => ({ path, external: true }))
  },
})

/**
 * A line for each emoji on offer: its name in a language and the words that the language has for looking for it, `Vogel|Taube|Tier`; an empty
 * line where there is no name.
 * @param {string} language
 */
async function emojiNames(language) {
  const known = await readAnnotations(language)
  const offered = [...(await groups())].flatMap(([group, table]) => (group ? table : []))
  const lines = offered.map((emoji) => {
    const { name, words } = localName(known, characterOf(emoji))
    // Nobody needs a word that is a part of another, or that finds it in English already.
    const said = `${name} ${emojiLine(emoji).replaceAll('_', ' ')}`.toLowerCase()
    const more = words.filter(
      (word) => !said.includes(word) && !words.some((other) => other !== word && other.includes(word)),
    )
    return [name, ...more].join('|')
  })
  return lines.join('\n')
}

/** @type {Promise<Map<string, Emoji[]>> | undefined} */
let read

/** All emoji, group by group. Skin tones are made from the others. */
function groups() {
  read ??= readFile('node_modules/emoji-toolkit/emoji.json', 'utf8').then((text) => {
    /** @type {Emoji[]} */
    const all = Object.values(JSON.parse(text))
    const table = all.filter(({ shortname }) => !/_tone\d/.test(shortname)).sort((a, b) => a.order - b.order)
    return new Map(GROUPS.map((group) => [group, table.filter((one) => groupOf(one) === group)]))
  })
  return read
}

/** @param {Emoji} emoji */
const groupOf = ({ category, display }) => (display && GROUPS.includes(category) ? category : '')

/** @param {Emoji} emoji */
const characterOf = ({ code_points }) =>
  String.fromCodePoint(...code_points.fully_qualified.split('-').map((hex) => Number.parseInt(hex, 16)))

/**
 * An emoji, its names, and the words that it may be looked for with: `😀 grinning grinning_face|happy|smile`.
 * @param {Emoji} emoji
 */
function emojiLine(emoji) {
  const { shortname, shortname_alternates, keywords } = emoji
  const names = [shortname, ...shortname_alternates].map((name) => name.replaceAll(':', ''))
  const said = new Set(names.join('_').split('_'))
  const more = keywords.filter((word) => !/^uc\d/.test(word) && !word.split(' ').every((part) => said.has(part)))
  return [[characterOf(emoji), ...names].join(' '), ...more].join('|')
}
