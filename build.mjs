// Writes dist/. Every output is one call, with its options in full view; sizes are printed and budgets enforced at the end.
import { spawnSync } from 'node:child_process'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { ensureInstalled } from './demo/installed.mjs'
import { emojiTable, namesBeside } from './src/locales/emoji-table.mjs'

/** For whoever works on it: neither squeezed nor measured, nor with declarations. */
const quick = process.argv.includes('--quick')

process.chdir(import.meta.dirname)
ensureInstalled()
const { version } = JSON.parse(await readFile('package.json', 'utf8'))
const { build, transform } = await import('esbuild')
const { buildScript } = await import('./src/script-files.mjs')
const { buildDemo } = await import('./demo/build.mjs')
const { differencesElsewhere, writeBillOfMaterials, writeIntegrity } = await import('./test/release.mjs')
const { printSizes, weighModules } = await import('./test/sizes.mjs')

/** Icons come in as the outline that their path draws, style sheets as their shortest text. @type {import('esbuild').Plugin} */
const assets = {
  name: 'assets',
  setup({ onLoad }) {
    onLoad({ filter: /\.svg$/ }, async ({ path }) => {
      const outlines = (await readFile(path, 'utf8')).matchAll(/ d="([^"]+)"/g)
      return { loader: 'text', contents: [...outlines].map(([, outline]) => outline).join('') }
    })
    onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, 'utf8'), { loader: 'css', minify: true })
      return { loader: 'text', contents: code.trim() }
    })
  },
}

const plugins = [assets, emojiTable]

/** What the visitor's browser runs. @type {import('esbuild').BuildOptions} */
const browser = {
  bundle: true,
  minify: true,
  charset: 'utf8',
  target: 'es2022',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  define: { 'process.env.NODE_ENV': '"production"', LINNET_VERSION: JSON.stringify(version) },
  legalComments: 'none',
  plugins,
}

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

await rm('dist', { recursive: true, force: true })
await mkdir('dist', { recursive: true })

// A script tag loads this one, and what few visitors need from beside it.
const { modules, inputs, release } = await buildScript({ browser, version, quick })

// A bundler loads this one; the three libraries stay the adopter's.
await build({
  ...browser,
  plugins: [namesBeside(release), ...plugins],
  splitting: true,
  format: 'esm',
  entryPoints: ['src/index.ts', 'src/element.ts'],
  outdir: 'dist',
  chunkNames: 'chunks/[name]-[hash]',
  external: ['preact', 'preact/*', '@preact/signals', 'nanostores'],
  inject: ['src/navigator.ts'],
})

// TypeScript reads this one: the declarations that the package entry makes public, in one file.
if (!quick) await declare(['protocol/custom-field', 'doctor/finding', 'options', 'chat'])

// Node runs this one: the pretend server, alone.
await build({ ...node, entryPoints: ['demo/simulator/main.ts'], outfile: 'dist/simulator.js' })

// Node runs this one: the doctor, as a command.
const doctor = await build({
  ...node,
  metafile: true,
  minify: true,
  banner: { js: `#!/usr/bin/env node\n${node.banner?.['js']}` },
  entryPoints: ['src/doctor/command/main.ts'],
  outfile: 'dist/doctor.js',
})

// npm start serves these.
await buildDemo(browser)

// Owners pin a version with the first, and look up with the second what is in it.
writeIntegrity('dist')
writeBillOfMaterials('dist', [...inputs, ...Object.keys(doctor.metafile.inputs)])

if (quick) process.exit()

const complaints = await printSizes([
  // The three runtime libraries are 8.4 kB of it; rarely used features are in dist/parts instead. 30,000 bytes once all features are in.
  { file: 'dist/linnet.js', budget: 31_000 },
  { file: 'dist/index.js' },
  { file: 'dist/doctor.js' },
  { file: 'dist/simulator.js' },
  { file: 'dist/demo/agent/agent.js' },
])
if (process.argv.includes('--analyse')) {
  console.log('\nModules of dist/linnet.js: bytes, and bytes that Brotli would spare without them')
  await weighModules(modules, browser)
}
if (process.argv.includes('--reproduce')) {
  const different = differencesElsewhere()
  console.log(different.length ? '' : '\nThe same bytes in another folder.')
  complaints.push(...different.map((path) => `dist/${path} has other bytes when it is built in another folder.`))
}
if (complaints.length) {
  console.error(complaints.join('\n'))
  process.exitCode = 1
}

/** @param {string[]} modules in the order in which they use each other */
async function declare(modules) {
  const flags =
    '--ignoreConfig --declaration --emitDeclarationOnly --stripInternal --strict --skipLibCheck --outDir dist/types --rootDir src'
  const language =
    '--target es2022 --lib es2023,dom,dom.iterable,dom.asynciterable --module preserve --moduleResolution bundler'
  const syntax = '--jsx react-jsx --jsxImportSource preact --allowImportingTsExtensions --types'
  const sources = ['index.ts', 'element.ts', 'view/svg.d.ts', 'locales/emoji-table.d.ts'].map((name) => `src/${name}`)
  const tsc = ['node_modules/typescript/bin/tsc', ...sources, ...`${flags} ${language} ${syntax}`.split(' '), '']
  if (spawnSync(process.execPath, tsc, { stdio: 'inherit' }).status) process.exit(1)
  // What they import from each other is in the same file.
  const declarations = async (/** @type {string} */ name) =>
    (await readFile(`dist/types/${name}.d.ts`, 'utf8')).replace(/^import .*\n/gm, '')
  await writeFile('dist/index.d.ts', (await Promise.all(modules.map(declarations))).join(''))
  const element = await declarations('element')
  await writeFile('dist/element.d.ts', `import type { Chat } from './index.js'\n${element}`)
  await rm('dist/types', { recursive: true })
}
