// How `linnet.js` and the files beside it are made. A script tag takes a classic script, and those cannot share modules with further files. So
// esbuild cuts the source into pieces wherever it imports on demand, and the pieces are put together anew: `linnet.js` is what the script
// needs at once, and each further file is a function that is handed what it shares with it. There is one Preact and one set of stores in a page.
import { createHash } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { build, transform } from 'esbuild'
import { minify } from 'terser'

/**
 * @typedef How
 * @property {import('esbuild').BuildOptions} browser how everything is built that runs in a browser
 * @property {string} version
 * @property {boolean} quick leaves the files as large as esbuild makes them
 */

/** How often a file is asked for again in one page. Each time has an address of its own, and `integrity.json` lists them all. */
export const RETRIES = 9

/** Where the names of emoji are, seen from `parts/`. */
const EMOJI = '../locales/emoji/'

/**
 * Writes `linnet.js`, `parts/` and `locales/`.
 * @param {How} how
 * @returns the modules in `linnet.js`, with their bytes, all sources that were read, and the mark of the files
 */
export async function buildScript(how) {
  const { texts, ours, entries, common, shelfOf, importsOf, modules, inputs, sentenceNames } = await cutScript(how)
  const partName = (/** @type {string} */ piece) =>
    shelfOf(piece) + piece.replace(entries.has(piece) ? /-\w+\.js$/ : '.js', '')
  if (new Set([...entries].map(partName)).size < entries.size) throw new Error('two further files have the same name')
  // One mark for all, since they fit nothing but each other and this script; one for each would be dear.
  const digest = createHash('sha256').update(JSON.stringify([...texts]))
  const release = digest.digest('hex').slice(0, 8)
  const theirs = [...texts].filter(([piece]) => !ours.has(piece))
  // What the further files import of the script, by name; the rest stays private and can be inlined.
  const shared = [...ours].map((piece) => ({ piece, names: importedFrom(piece, theirs) }))
  // A cross-origin classic script has no base address, so a further file is named in full.
  const calls = (/** @type {string} */ text) =>
    text.replace(/import\("\.\/(?:parts\/)?([^"]+)"\)/g, (_, piece) => `later("${partName(piece)}")`)
  const pieces = new Map([...texts].map(([piece, text]) => [piece, calls(text)]))

  const script = new Map(pieces).set('later.js', laterModule(shared, release))
  for (const [piece, text] of pieces)
    if (text !== texts.get(piece)) script.set(piece, `import later from './later.js';${text}`)
  await buildFrom(how, script, 'script.js', { outfile: 'dist/linnet.js' })

  for (const [i, { piece, names }] of shared.entries()) pieces.set(piece, `export const [${names}] = shared[${i}]`)
  for (const part of [...entries, ...common].filter((piece) => !shelfOf(piece))) {
    const isApart = (/** @type {string} */ piece) => piece !== part && common.has(piece)
    const needed = reach(part, (piece) => (isApart(piece) ? [] : importsOf(piece, 'import-statement')))
    const others = [...needed].filter(isApart)
    const taken = others.map(
      (piece, i) => /** @type {const} */ ([piece, `export const {${importedFrom(piece, theirs)}} = others[${i}]`]),
    )
    const fetched = others.map((piece) => `later("${partName(piece)}")`)
    await buildFrom(how, new Map([...pieces, ...taken]), part, {
      ...partOptions(fetched),
      outfile: `dist/parts/${partName(part)}-${release}.js`,
    })
  }
  await writeLanguages(release, sentenceNames)
  for (const piece of [...entries].filter((one) => shelfOf(one) === EMOJI))
    await writeWords(`dist/parts/${partName(piece)}-${release}.js`, await defaultOf(texts.get(piece) ?? ''))
  return { modules, inputs, release }
}

/** Names of class components, which Preact and its signals say to each other; every component here is a function. */
const CLASS_COMPONENTS =
  'component(Will|Did)[A-Z]\\w+|getDerivedStateFrom\\w+|getSnapshotBeforeUpdate|getChildContext|shouldComponentUpdate|debounceRendering'

/**
 * Matches the keys of sentences and the names of class components, for shorter ones in what is built. It passes over keys that are put together at run time (with an underscore),
 * that a table of refusals names, and single words, which may be names of the browser's or the server's.
 */
async function sentenceKeys() {
  const { code } = await transform(await readFile('src/locales/en.ts', 'utf8'), { loader: 'ts' })
  const refusals = await readFile('src/locales/sentence.ts', 'utf8')
  const keys = Object.keys(/** @type {object} */ (await defaultOf(code)))
  const safe = keys.filter((key) => /^[a-z]+([A-Z][a-z]+)+$/.test(key) && !refusals.includes(`'${key}'`))
  return new RegExp(`^(${safe.join('|')}|${CLASS_COMPONENTS})$`)
}

/** What Preact does for documents of another kind, for HTML strings, and for components that are hydrated: nothing here has any of them. */
const UNUSED_IN_PREACT = /** @type {const} */ ([
  ['"http://www.w3.org/1998/Math/MathML"', '""'],
  ['"foreignObject"', '""'],
  ['"dangerouslySetInnerHTML"', '""'],
  ['t&&t.then', '0'],
])

/**
 * Preact creates elements with the document of their parent, `document` where that has none. Ours are always in this page, and `document` is
 * then the one of `src/unclobbered.ts`, which every file of the script is given.
 * @type {import('esbuild').Plugin}
 */
const unclobberedPreact = {
  name: 'unclobbered-preact',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]preact[\\/]dist[\\/]preact\.m?js$/ }, async ({ path }) => {
      const [before, after, ...more] = (await readFile(path, 'utf8')).split(/\b\w+\.ownerDocument\|\|document\b/)
      if (after === undefined || more.length) throw new Error(`${path} creates elements in another way than it did.`)
      let contents = `${before}document${after}`
      for (const [part, instead] of UNUSED_IN_PREACT) {
        if (!contents.includes(part)) throw new Error(`${path} has no ${part} any more.`)
        contents = contents.replaceAll(part, instead)
      }
      return { contents }
    })
  },
}

/**
 * Nothing here changes stores in batches, nor derives them by nanostores' own means (see `src/session/computed.ts`), so that what serves these in
 * every store is left out.
 * @type {import('esbuild').Plugin}
 */
const plainNanostores = {
  name: 'plain-nanostores',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]nanostores[\\/]atom[\\/]index\.js$/ }, async ({ path }) => {
      const unused = [
        /^let batchSeen = null$/m,
        /^export const nanostoresGlobal = .*$/m,
        /^ *nanostoresGlobal\.epoch\+\+$/m,
      ]
      const batch = /^export const batch = [\s\S]*?^}$/m
      let contents = await readFile(path, 'utf8')
      for (const part of [...unused, batch]) {
        if (!part.test(contents)) throw new Error(`${path} is not what it was.`)
        contents = contents.replace(part, '')
      }
      return { contents: `${contents.replaceAll('batchSeen', 'null')}\nexport const batch = 0, nanostoresGlobal = 0` }
    })
  },
}

/** Cuts the source of the script into pieces, and says which of them belongs where. @param {How} how */
async function cutScript({ browser }) {
  const mangleProps = await sentenceKeys()
  const { outputFiles, metafile, mangleCache } = await build({
    ...browser,
    mangleProps,
    mangleCache: {},
    splitting: true,
    format: 'esm',
    entryPoints: ['src/script.ts', 'src/script-tag.ts'],
    inject: ['src/unclobbered.ts'],
    plugins: [unclobberedPreact, plainNanostores, ...(browser.plugins ?? [])],
    outdir: 'dist',
    chunkNames: 'parts/[name]-[hash]',
    write: /** @type {const} */ (false),
    metafile: /** @type {const} */ (true),
  })
  const texts = new Map(outputFiles.map(({ path, text }) => [basename(path), text]))
  const about = new Map(Object.entries(metafile.outputs).map(([path, output]) => [basename(path), output]))
  const importsOf = (/** @type {string} */ piece, /** @type {'import-statement' | 'dynamic-import'} */ kind) =>
    (about.get(piece)?.imports ?? []).filter((found) => found.kind === kind).map(({ path }) => basename(path))
  const inputsOf = (/** @type {string} */ piece) => Object.entries(about.get(piece)?.inputs ?? {})
  // Everything that the script imports, and what that imports, is in a page already when a further file comes.
  const ours = reach('script.js', (piece) => importsOf(piece, 'import-statement'))
  const entries = new Set([...texts.keys()].flatMap((piece) => importsOf(piece, 'dynamic-import')))
  // What several further files import becomes a file of its own if it has a state or a size, else each has a copy.
  const isWorthIt = (/** @type {string} */ piece) =>
    (about.get(piece)?.bytes ?? 0) > 8000 || inputsOf(piece).some(([path]) => path.startsWith('src/session/'))
  const rest = [...texts.keys()].filter((piece) => !ours.has(piece) && !entries.has(piece))
  return {
    texts,
    sentenceNames: { mangleProps, mangleCache },
    importsOf,
    ours,
    entries,
    common: new Set(rest.filter(isWorthIt)),
    shelfOf: (/** @type {string} */ piece) => {
      const from = about.get(piece)?.entryPoint ?? ''
      return from.startsWith('names:') ? EMOJI : from.startsWith('src/locales/languages/') ? '../locales/' : ''
    },
    modules: [...ours].flatMap(inputsOf).map(([path, { bytesInOutput }]) => ({ path, bytes: bytesInOutput })),
    inputs: Object.keys(metafile.inputs),
  }
}

/**
 * What the script fetches further files with, each with all that they share.
 * @param {{ piece: string, names: string[] }[]} shared
 * @param {string} release
 */
function laterModule(shared, release) {
  return `
  ${shared.map(({ piece, names }, i) => `import {${names.map((name) => `${name} as ${name}_${i}`)}} from './${piece}'`).join('\n')}
  import { folder } from './script-tag.js'
  const shared = [${shared.map(({ names }, i) => `[${names.map((name) => `${name}_${i}`)}]`)}]
  // A file that could not be had once cannot be had again in the same page, but for under another address.
  const marks = {}
  const files = {}
  const later = (part) => files[part] ||= import(\`\${folder}parts/\${part}-${release}.js\${marks[part] ??= ''}\`).then(
    (file) => file.default(shared, later),
  ).catch((error) => {
    if (marks[part].length < ${RETRIES}) marks[part] += '?'
    files[part] = 0
    throw error
  })
  export default later`
}

/**
 * A further file is made once for each script in the page, after the others that it needs; a failed fetch is not remembered.
 * @param {string[]} fetched calls that fetch the others
 */
function partOptions(fetched) {
  return {
    globalName: 'part',
    banner: { js: `export default async(shared,later)=>{const others=await Promise.all([${fetched}]);` },
    footer: { js: 'return part}' },
  }
}

/**
 * A language is all words, so there is nothing in it to be shared or made smaller.
 * @param {string} release
 * @param {import('esbuild').BuildOptions} sentenceNames the keys as the script knows them
 */
async function writeLanguages(release, sentenceNames) {
  const { outputFiles } = await build({
    ...sentenceNames,
    entryPoints: ['src/locales/languages/*.ts'],
    bundle: true,
    format: 'esm',
    outdir: 'dist/locales',
    write: /** @type {const} */ (false),
  })
  for (const { path, text } of outputFiles)
    await writeWords(path.replace(/\.js$/, `-${release}.js`), await defaultOf(text))
}

/** What a module exports. @param {string} module @returns {Promise<unknown>} */
async function defaultOf(module) {
  return (await import(`data:text/javascript;base64,${Buffer.from(module).toString('base64')}`)).default
}

/** @param {string} path @param {unknown} words */
async function writeWords(path, words) {
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, `export default()=>({default:${JSON.stringify(words)}})`)
}

/**
 * A piece and everything that can be reached from it.
 * @param {string} from
 * @param {(piece: string) => string[]} next
 */
function reach(from, next) {
  const found = new Set([from])
  for (const piece of found) for (const other of next(piece)) found.add(other)
  return found
}

/**
 * The names under which some pieces import from another; esbuild writes every import as `import{a as b,c}from"./piece"`. They are sorted:
 * those pieces come in the order of their hashes, and the script should not change, and squeeze otherwise, with every word in them.
 * @param {string} piece
 * @param {[piece: string, text: string][]} importers
 */
function importedFrom(piece, importers) {
  const statement = new RegExp(`import\\{([^}]*)\\}from"\\./${piece}"`, 'g')
  const lists = importers.flatMap(([, text]) => [...text.matchAll(statement)].map(([, list = '']) => list))
  const names = lists.flatMap((list) => list.split(',').map((clause) => clause.split(' as ')[0] ?? ''))
  return [...new Set(names)].sort()
}

/**
 * One file out of pieces that are not on disk. Terser leaves about four percent less than esbuild alone.
 * @param {How} how
 * @param {Map<string, string>} pieces
 * @param {string} entry
 * @param {import('esbuild').BuildOptions & { outfile: string }} options
 */
async function buildFrom({ browser, version, quick }, pieces, entry, { banner, footer, ...options }) {
  /** @type {import('esbuild').Plugin} */
  const memory = {
    name: 'memory',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^\.\// }, ({ path }) => ({ path: basename(path), namespace: 'memory' }))
      onLoad({ filter: /.*/, namespace: 'memory' }, ({ path }) => ({ contents: pieces.get(path) ?? '' }))
    },
  }
  const { outputFiles } = await build({
    ...browser,
    ...options,
    entryPoints: [`./${entry}`],
    format: 'iife',
    plugins: [memory],
    write: false,
  })
  const text = [banner?.['js'], outputFiles?.[0]?.text, footer?.['js']].join('')
  // Statements that are all alike are longer, and shorter once they are packed.
  const packsBetter = { lhs_constants: false, if_return: false }
  const squeeze = {
    ecma: /** @type {const} */ (2020),
    module: !!banner,
    // Nothing here asks a function for its prototype that is not declared as one to be constructed.
    compress: { passes: 3, hoist_funs: true, unsafe_arrows: true, unsafe_methods: true, sequences: 4, ...packsBetter },
  }
  const { code = '' } = quick ? { code: text } : await minify(text, squeeze)
  await mkdir(dirname(options.outfile), { recursive: true })
  // Without its mark a classic script is read in the encoding of the page, which may be an old one.
  await writeFile(options.outfile, banner ? code : `\uFEFF/*! Linnet ${version} */${code}`)
}
