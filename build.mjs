// Writes dist/. Every output is one call below, with its options in full view; sizes are printed and budgets enforced at the end.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { components } from './demo/examples/components.mjs'
import { ensureInstalled } from './demo/installed.mjs'

/** For whoever works on it: neither squeezed nor measured, nor with declarations. */
const quick = process.argv.includes('--quick')

process.chdir(import.meta.dirname)
ensureInstalled()
const { version } = JSON.parse(await readFile('package.json', 'utf8'))
const { differencesElsewhere, writeBillOfMaterials, writeIntegrity } = await import('./test/release.mjs')
const { build, transform } = await import('esbuild')
const { minify } = await import('terser')

/** Groups of emoji in the order in which they are offered; those without a group are only known by name. */
const GROUPS = ['people', 'nature', 'food', 'activity', 'travel', 'objects', 'symbols', 'flags', '']

/** @param {{ category: string, display: number }} emoji */
const groupOf = ({ category, display }) => (display && GROUPS.includes(category) ? category : '')

/**
 * An emoji, its names, and the words that it may be looked for with.
 * @param {{ shortname: string, shortname_alternates: string[], keywords: string[], code_points: { fully_qualified: string } }} emoji
 */
function emojiLine({ shortname, shortname_alternates, keywords, code_points }) {
  const names = [shortname, ...shortname_alternates].map((name) => name.replaceAll(':', ''))
  const points = code_points.fully_qualified.split('-').map((hex) => Number.parseInt(hex, 16))
  const said = new Set(names.join('_').split('_'))
  const more = keywords.filter((word) => !/^uc\d/.test(word) && !word.split(' ').every((part) => said.has(part)))
  return [[String.fromCodePoint(...points), ...names].join(' '), ...more].join('|')
}

/**
 * Icons come in as the outline that their path draws, style sheets as their shortest text, and what is known about emoji as a line each,
 * group by group, skin tones left out.
 * @type {import('esbuild').Plugin}
 */
const assets = {
  name: 'assets',
  setup({ onLoad, onResolve }) {
    onLoad({ filter: /\.svg$/ }, async ({ path }) => {
      const outlines = (await readFile(path, 'utf8')).matchAll(/ d="([^"]+)"/g)
      return { loader: 'text', contents: [...outlines].map(([, outline]) => outline).join('') }
    })
    onResolve({ filter: /\?lines$/ }, ({ path }) => ({
      // Relative: names of chunks are made of what they hold and where it lies, and must be the same in every folder.
      path: join('node_modules', path.replace('?lines', '')),
      namespace: 'lines',
    }))
    onLoad({ filter: /.*/, namespace: 'lines' }, async ({ path }) => {
      const all = Object.values(JSON.parse(await readFile(path, 'utf8')))
      const table = all.filter(({ shortname }) => !/_tone\d/.test(shortname)).sort((a, b) => a.order - b.order)
      const lines = GROUPS.map((group) => [group, ...table.filter((one) => groupOf(one) === group).map(emojiLine)])
      return { loader: 'text', contents: lines.map((group) => group.join('\n')).join('\n\n') }
    })
    onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, 'utf8'), { loader: 'css', minify: true })
      return { loader: 'text', contents: code.trim() }
    })
  },
}

/** What the visitor's browser runs. @type {import('esbuild').BuildOptions} */
const widget = {
  bundle: true,
  minify: true,
  charset: 'utf8',
  target: 'es2022',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  define: { 'process.env.NODE_ENV': '"production"', LINNET_VERSION: JSON.stringify(version) },
  legalComments: 'none',
  plugins: [assets],
}

/** The same with a file of its own for everything that the source imports on demand. */
const split = /** @type {const} */ ({ ...widget, splitting: true, format: 'esm', chunkNames: 'parts/[name]-[hash]' })

/** What Node runs: one file that needs nothing else. @type {import('esbuild').BuildOptions} */
const node = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  // ws would like these two native add-ons and does without them.
  external: ['bufferutil', 'utf-8-validate'],
  banner: { js: "import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);" },
}

/**
 * A script tag takes a classic script, and those cannot share modules with further files. So the shared code goes into `linnet.js`, and
 * each further file is a function that is handed what it shares: there is one Preact and one set of stores in a page. It is called once,
 * so what it keeps is there once too, whoever imports it on demand.
 */
async function buildScript() {
  const { outputFiles, metafile } = await build({
    ...split,
    entryPoints: ['src/script.ts'],
    outdir: 'dist',
    write: /** @type {const} */ (false),
    metafile: /** @type {const} */ (true),
  })
  const texts = new Map(outputFiles.map(({ path, text }) => [basename(path), text]))
  const importsOf = (/** @type {string} */ name, /** @type {string} */ kind) =>
    (metafile.outputs[name === 'script.js' ? `dist/${name}` : `dist/parts/${name}`]?.imports ?? [])
      .filter((found) => found.kind === kind)
      .map(({ path }) => basename(path))
  // Everything that the script imports, and what that imports, is in a page already when a further file comes.
  const ours = reach('script.js', (name) => importsOf(name, 'import-statement'))
  // What several further files import becomes a file of its own if it has a state or a size, else each has a copy.
  const entries = new Set([...texts.keys()].flatMap((name) => importsOf(name, 'dynamic-import')))
  const common = new Set(
    [...texts.keys()].filter((name) => {
      const { bytes = 0, inputs = {} } = metafile.outputs[`dist/parts/${name}`] ?? {}
      const hasState = Object.keys(inputs).some((path) => path.startsWith('src/session/'))
      return !ours.has(name) && !entries.has(name) && (hasState || bytes > 8000)
    }),
  )
  const isLanguage = (/** @type {string} */ name) =>
    !!metafile.outputs[`dist/parts/${name}`]?.entryPoint?.startsWith('src/locales/languages/')
  const partName = (/** @type {string} */ name) =>
    (isLanguage(name) ? '../locales/' : '') + name.replace(entries.has(name) ? /-\w+\.js$/ : '.js', '')
  if (new Set([...entries].map(partName)).size < entries.size) throw new Error('two further files have the same name')
  // One mark for all, since they fit nothing but each other and this script; one for each would be dear.
  const release = createHash('sha256')
    .update(JSON.stringify([...texts]))
    .digest('hex')
    .slice(0, 8)
  const theirs = [...texts].filter(([name]) => !ours.has(name))
  // What the further files import of the script, by name; the rest stays private and can be inlined.
  const names = [...ours].map((name) => ({ name, exports: importedFrom(name, theirs) }))
  const later = `
    ${names.map(({ name, exports }, i) => `import {${exports.map((key) => `${key} as ${key}_${i}`)}} from './${name}'`).join('\n')}
    const address = document.currentScript?.src
    const shared = [${names.map(({ exports }, i) => `[${exports.map((key) => `${key}_${i}`)}]`)}]
    // A file that could not be had once cannot be had again in the same page, but for under another address.
    const marks = {}
    const later = (part) => import(new URL(\`parts/\${part}-${release}.js\${marks[part] ??= ''}\`, address)).then(
      (file) => file.default(shared, later),
      (error) => {
        marks[part] += '?'
        throw error
      },
    )
    export default later`
  // A cross-origin classic script has no base address, so a further file is named in full.
  const calls = (/** @type {string} */ text) =>
    text.replace(/import\("\.\/(?:parts\/)?([^"]+)"\)/g, (_, name) => `later("${partName(name)}")`)
  const files = new Map([...texts].map(([name, text]) => [name, calls(text)]))
  const script = new Map(files)
  for (const [name, text] of files)
    if (text !== texts.get(name)) script.set(name, `import later from './later.js';${text}`)
  await buildFrom(new Map([...script, ['later.js', later]]), 'script.js', { outfile: 'dist/linnet.js' })

  const handed = names.map(
    ({ name, exports }, i) => /** @type {const} */ ([name, `export const [${exports}] = shared[${i}]`]),
  )
  await writeLanguages(release)
  for (const part of [...entries, ...common]) {
    if (isLanguage(part)) continue
    const needed = [
      ...reach(part, (name) => (name !== part && common.has(name) ? [] : importsOf(name, 'import-statement'))),
    ]
    const others = needed.filter((name) => name !== part && common.has(name))
    const taken = others.map(
      (name, i) => /** @type {const} */ ([name, `export const {${importedFrom(name, theirs)}} = others[${i}]`]),
    )
    const fetched = `await Promise.all([${others.map((name) => `later("${partName(name)}")`)}])`
    // A part is made once for each script in the page; a failed fetch is not remembered.
    const start = `let made,of;export default(shared,later)=>of===shared?made:(of=shared,made=(async()=>{const others=${fetched};`
    const end = 'return part})().catch(error=>{of=0;throw error}))'
    await buildFrom(new Map([...files, ...handed, ...taken]), part, {
      globalName: 'part',
      banner: { js: start },
      footer: { js: end },
      outfile: `dist/parts/${partName(part)}-${release}.js`,
    })
  }
  const packaged = Object.keys(metafile.inputs)
  const modules = [...ours].flatMap((name) => {
    const output = metafile.outputs[`dist/${name}`] ?? metafile.outputs[`dist/parts/${name}`]
    return Object.entries(output?.inputs ?? {}).map(([path, { bytesInOutput }]) => ({ path, bytes: bytesInOutput }))
  })
  return { modules, packaged }
}

/** @param {Uint8Array | string} text @param {number} [quality] */
const brotli = (text, quality = constants.BROTLI_MAX_QUALITY) => {
  const params = { [constants.BROTLI_PARAM_SIZE_HINT]: text.length, [constants.BROTLI_PARAM_QUALITY]: quality }
  return brotliCompressSync(text, { params }).length
}

/**
 * Names every module of the script with its minified bytes, and with what Brotli would spare without it: what it says that no other does.
 * @param {{ path: string, bytes: number }[]} modules
 */
async function analyse(modules) {
  /** @type {import('esbuild').Plugin} */
  const alone = {
    name: 'alone',
    setup: ({ onResolve }) =>
      onResolve({ filter: /.*/ }, ({ kind, path }) => (kind === 'entry-point' ? undefined : { path, external: true })),
  }
  const texts = await Promise.all(
    modules.map(async ({ path }) => {
      const { outputFiles } = await build({
        ...widget,
        entryPoints: [path],
        write: false,
        format: 'esm',
        plugins: [alone, assets],
      })
      return outputFiles?.[0]?.text.replace(/^(?:import[^;]*;)+/, '') ?? ''
    }),
  )
  // Nearly as good as the best, in a twentieth of the time.
  const size = (/** @type {string[]} */ some) => brotli(some.join(''), 9)
  const all = size(texts)
  const rows = modules.map(({ path, bytes }, i) => ({
    path,
    bytes,
    spared: all - size(texts.toSpliced(i, 1)),
  }))
  for (const { path, bytes, spared } of rows.sort((a, b) => b.spared - a.spared))
    console.log(`${path.padEnd(60)} ${String(bytes).padStart(6)} ${String(spared).padStart(6)}`)
}

/**
 * A language is all words, so there is nothing in it to be shared or made smaller.
 * @param {string} release
 */
async function writeLanguages(release) {
  const { outputFiles } = await build({
    entryPoints: ['src/locales/languages/*.ts'],
    bundle: true,
    format: 'esm',
    outdir: 'dist/locales',
    write: /** @type {const} */ (false),
  })
  await mkdir('dist/locales', { recursive: true })
  for (const { path, contents } of outputFiles) {
    const { default: words } = await import(`data:text/javascript;base64,${Buffer.from(contents).toString('base64')}`)
    const text = `export default()=>({default:${JSON.stringify(words)}})`
    await writeFile(path.replace(/\.js$/, `-${release}.js`), text)
  }
}

/**
 * A file and everything that can be reached from it.
 * @param {string} from
 * @param {(name: string) => string[]} next
 */
function reach(from, next) {
  const found = new Set([from])
  for (const name of found) for (const other of next(name)) found.add(other)
  return found
}

/**
 * The names under which some files import from another; esbuild writes every import as `import{a as b,c}from"./name"`. They are sorted:
 * those files come in the order of their hashes, and the script should not change, and squeeze otherwise, with every word in them.
 * @param {string} name
 * @param {[name: string, text: string][]} files
 */
function importedFrom(name, files) {
  const statement = new RegExp(`import\\{([^}]*)\\}from"\\./${name}"`, 'g')
  const clauses = files.flatMap(([, text]) => [...text.matchAll(statement)].flatMap(([, list = '']) => list.split(',')))
  return [...new Set(clauses.map((clause) => clause.split(' as ')[0] ?? ''))].sort()
}

/**
 * One file out of several that are not on disk. Terser leaves about four percent less than esbuild alone.
 * @param {Map<string, string>} files
 * @param {string} entry
 * @param {import('esbuild').BuildOptions & { outfile: string }} options
 */
async function buildFrom(files, entry, { banner, footer, ...options }) {
  /** @type {import('esbuild').Plugin} */
  const memory = {
    name: 'memory',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^\.\// }, ({ path }) => ({ path: basename(path), namespace: 'memory' }))
      onLoad({ filter: /.*/, namespace: 'memory' }, ({ path }) => ({ contents: files.get(path) ?? '' }))
    },
  }
  const entryPoints = [`./${entry}`]
  const { outputFiles } = await build({
    ...widget,
    ...options,
    entryPoints,
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
    compress: { passes: 3, hoist_funs: true, ...packsBetter },
  }
  const { code = '' } = quick ? { code: text } : await minify(text, squeeze)
  await mkdir(dirname(options.outfile), { recursive: true })
  // Without its mark a classic script is read in the encoding of the page, which may be an old one.
  await writeFile(options.outfile, banner ? code : `\uFEFF/*! Linnet ${version} */${code}`)
}

/** @param {string[]} modules in the order in which they use each other */
async function declare(modules) {
  const flags =
    '--ignoreConfig --declaration --emitDeclarationOnly --stripInternal --strict --skipLibCheck --outDir dist/types --rootDir src'
  const language =
    '--target es2022 --lib es2023,dom,dom.iterable,dom.asynciterable --module preserve --moduleResolution bundler'
  const syntax = '--jsx react-jsx --jsxImportSource preact --allowImportingTsExtensions --types'
  const tsc = [
    'node_modules/typescript/bin/tsc',
    'src/index.ts',
    'src/element.ts',
    'src/view/svg.d.ts',
    'src/locales/emoji-table.d.ts',
    ...`${flags} ${language} ${syntax}`.split(' '),
    '',
  ]
  if (spawnSync(process.execPath, tsc, { stdio: 'inherit' }).status) process.exit(1)
  const texts = await Promise.all(modules.map((name) => readFile(`dist/types/${name}.d.ts`, 'utf8')))
  await writeFile('dist/index.d.ts', texts.join('').replace(/^import .*\n/gm, ''))
  const element = await readFile('dist/types/element.d.ts', 'utf8')
  const imports = /^import .*\n/gm
  await writeFile('dist/element.d.ts', `import type { Chat } from './index.js'\n${element.replace(imports, '')}`)
  await rm('dist/types', { recursive: true })
}

await rm('dist', { recursive: true, force: true })
await mkdir('dist', { recursive: true })

// A script tag loads this one, and what few visitors need from beside it.
const { modules, packaged } = await buildScript()

// A bundler loads this one; the three libraries stay the adopter's.
await build({
  ...split,
  chunkNames: 'chunks/[name]-[hash]',
  entryPoints: ['src/index.ts', 'src/element.ts'],
  outdir: 'dist',
  external: ['preact', 'preact/*', '@preact/signals', 'nanostores'],
  inject: ['src/navigator.ts'],
})

// TypeScript reads this one: the declarations that the package entry makes public, in one file.
if (!quick) await declare(['protocol/custom-field', 'doctor/finding', 'options', 'chat'])

// Node runs this one: the pretend server, alone.
await build({ ...node, entryPoints: ['demo/simulator/main.ts'], outfile: 'dist/simulator.js' })

// npx runs this one: the doctor, as a command.
const { metafile } = await build({
  ...node,
  metafile: true,
  minify: true,
  banner: { js: `#!/usr/bin/env node\n${node.banner?.['js']}` },
  entryPoints: ['src/doctor/command/main.ts'],
  outfile: 'dist/doctor.js',
})

// The demo's shop is served as it is; the agent's console is one page with its script and style.
await cp('demo/shop', 'dist/demo/shop', { recursive: true })
await build({ ...widget, entryPoints: ['demo/agent/main.tsx'], outfile: 'dist/demo/agent/agent.js', format: 'iife' })
await build({ entryPoints: ['demo/agent/agent.css'], outfile: 'dist/demo/agent/agent.css', bundle: true, minify: true })
await cp('demo/agent/index.html', 'dist/demo/agent/index.html')

// The examples import the package by its name, as their readers will.
const examples = ['react', 'vue', 'svelte', 'plain']
await build({
  ...widget,
  plugins: [components],
  define: {
    ...widget.define,
    __VUE_OPTIONS_API__: 'false',
    __VUE_PROD_DEVTOOLS__: 'false',
    __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
  },
  entryPoints: examples.map((name) => ({
    in: `demo/examples/${name}/main.${name === 'react' ? 'tsx' : 'ts'}`,
    out: `${name}/example`,
  })),
  // The paths of tsconfig.json lead to the source; here it is what dist/ has.
  tsconfigRaw: {},
  splitting: true,
  format: 'esm',
  outdir: 'dist/demo/examples',
  chunkNames: 'parts/[name]-[hash]',
})
for (const page of [...examples.map((name) => `${name}/index.html`), 'example.css'])
  await cp(`demo/examples/${page}`, `dist/demo/examples/${page}`)

// The playground is a page, and a page within it.
const playground = [
  { in: 'demo/playground/main.ts', out: 'playground' },
  { in: 'demo/playground/frame/main.ts', out: 'frame' },
]
// It names the languages and fetches none.
await build({
  ...widget,
  entryPoints: playground,
  outdir: 'dist/demo/playground',
  format: 'esm',
  external: ['./languages/*'],
})
for (const page of ['index.html', 'playground.css', 'frame.html', 'frame.css'])
  await cp(`demo/playground/${page}`, `dist/demo/playground/${page}`)

// Owners pin a version with the first, and look up with the second what is in it.
writeIntegrity('dist')
writeBillOfMaterials('dist', [...packaged, ...Object.keys(metafile.inputs)])

if (quick) process.exit()

/** A file and all that it imports at once. @param {string} file @param {Set<string>} [found] @returns {Promise<Buffer[]>} */
async function whole(file, found = new Set()) {
  if (found.has(file)) return []
  found.add(file)
  const bytes = await readFile(file)
  const imported = [...bytes.toString().matchAll(/(?:^|;)import(?:\{[^}]*\}from)?"(\.[^"]+)"/g)]
  const rest = []
  for (const [, path = ''] of imported) rest.push(...(await whole(join(dirname(file), path), found)))
  return [bytes, ...rest]
}

const outputs = [
  // The three runtime libraries are 8.4 kB of it; what few visitors need is in dist/parts instead.
  { file: 'dist/linnet.js', budget: 30_000 },
  { file: 'dist/index.js' },
  { file: 'dist/doctor.js' },
  { file: 'dist/simulator.js' },
  { file: 'dist/demo/agent/agent.js' },
]
const over = []
console.log(`${'kB'.padEnd(24)}      raw     gzip   Brotli`)
for (const { file, budget } of outputs) {
  const bytes = Buffer.concat(await whole(file))
  const size = brotli(bytes)
  const sizes = [bytes.length, gzipSync(bytes, { level: 9 }).length, size]
  console.log(file.padEnd(24), ...sizes.map((size) => (size / 1000).toFixed(2).padStart(8)))
  if (budget && size > budget) over.push(`${file} is ${size} bytes with Brotli; its budget is ${budget}.`)
}
if (process.argv.includes('--analyse')) {
  console.log('\nModules of dist/linnet.js: bytes, and bytes that Brotli would spare without them')
  await analyse(modules)
}
if (process.argv.includes('--reproduce')) {
  const different = differencesElsewhere()
  console.log(different.length ? '' : '\nThe same bytes in another folder.')
  over.push(...different.map((path) => `dist/${path} has other bytes when it is built in another folder.`))
}
if (over.length) {
  console.error(over.join('\n'))
  process.exitCode = 1
}
