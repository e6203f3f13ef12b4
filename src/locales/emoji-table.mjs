// The table of emoji that the build makes of a package which has far more to say: `import table from 'emoji-toolkit/emoji.json?lines'`.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Groups of emoji in the order in which they are offered; those without a group are only known by name. */
const GROUPS = ['people', 'nature', 'food', 'activity', 'travel', 'objects', 'symbols', 'flags', '']

/** @type {import('esbuild').Plugin} */
export const emojiTable = {
  name: 'emoji-table',
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /\?lines$/ }, ({ path }) => ({
      // Relative: names of chunks are made of what they hold and where it lies, and must be the same in every folder.
      path: join('node_modules', path.replace('?lines', '')),
      namespace: 'lines',
    }))
    onLoad({ filter: /.*/, namespace: 'lines' }, async ({ path }) => {
      const all = Object.values(JSON.parse(await readFile(path, 'utf8')))
      // Skin tones are made from the others.
      const table = all.filter(({ shortname }) => !/_tone\d/.test(shortname)).sort((a, b) => a.order - b.order)
      const lines = GROUPS.map((group) => [group, ...table.filter((one) => groupOf(one) === group).map(emojiLine)])
      return { loader: 'text', contents: lines.map((group) => group.join('\n')).join('\n\n') }
    })
  },
}

/** @param {{ category: string, display: number }} emoji */
const groupOf = ({ category, display }) => (display && GROUPS.includes(category) ? category : '')

/**
 * An emoji, its names, and the words that it may be looked for with: `😀 grinning grinning_face|happy|smile`.
 * @param {{ shortname: string, shortname_alternates: string[], keywords: string[], code_points: { fully_qualified: string } }} emoji
 */
function emojiLine({ shortname, shortname_alternates, keywords, code_points }) {
  const names = [shortname, ...shortname_alternates].map((name) => name.replaceAll(':', ''))
  const points = code_points.fully_qualified.split('-').map((hex) => Number.parseInt(hex, 16))
  const said = new Set(names.join('_').split('_'))
  const more = keywords.filter((word) => !/^uc\d/.test(word) && !word.split(' ').every((part) => said.has(part)))
  return [[String.fromCodePoint(...points), ...names].join(' '), ...more].join('|')
}
