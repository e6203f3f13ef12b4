import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core'
import { build } from 'esbuild'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'

/** What npm would publish. Meanwhile the other tests go on. */
async function pack() {
  const folder = mkdtempSync(join(tmpdir(), 'linnet-'))
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const args = ['pack', '--ignore-scripts', '--json', '--pack-destination', folder]
  const { stdout } = await promisify(execFile)(npm, args, { maxBuffer: 2 ** 24, shell: npm.endsWith('.cmd') })
  const [told] = Object.values(JSON.parse(stdout))
  const { filename, files } = /** @type {{ filename: string, files: { path: string }[] }} */ (told)
  const bytes = readFileSync(join(folder, filename))
  rmSync(folder, { recursive: true })
  return { tarball: new Uint8Array(bytes).buffer, paths: files.map(({ path }) => path) }
}

/** What publint has against it. @param {ArrayBuffer} tarball */
async function complaints(tarball) {
  const { messages, pkg } = await publint({ pack: { tarball }, strict: true })
  return messages.map((message) => formatMessage(message, pkg, { color: false }) ?? message.code)
}

/** What is wrong with the types for those who import it; there is nothing for `require`, which wants no part of it. @param {ArrayBuffer} tarball */
async function wrongTypes(tarball) {
  const options = { excludeEntrypoints: ['./linnet.js', './package.json'] }
  const checked = await checkPackage(createPackageFromTarballData(new Uint8Array(tarball)), options)
  if (!checked.types) return ['there are no types']
  const { problems } = checked
  return problems
    .filter((problem) => !('resolutionKind' in problem) || !/node10|node16-cjs/.test(problem.resolutionKind))
    .map((problem) => JSON.stringify(problem))
}

/** What a page that is made on a server gets of it, where there is no browser. */
async function onServer() {
  const entries = ['index', 'element'].map((name) => import(pathToFileURL(resolve(`dist/${name}.js`)).href))
  return (await Promise.all(entries)).flatMap((entry) => Object.keys(entry))
}

/** What a bundler makes of this source. @param {string} contents */
async function bundled(contents) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: '.' },
    bundle: true,
    splitting: true,
    format: 'esm',
    outdir: 'bundle',
    write: false,
    tsconfigRaw: {},
    logLevel: 'silent',
  })
  return outputFiles.find(({ path }) => path.endsWith('stdin.js'))?.text ?? ''
}

/**
 * The command `package` judges what would be published; `bundle` is what a bundler makes of some source; `import on a server` what Node imports.
 * @returns {import('@web/test-runner').TestRunnerPlugin<string>}
 */
export function judgedPackage() {
  return {
    name: 'package',
    async executeCommand({ command, payload = '' }) {
      if (command === 'bundle') return bundled(payload)
      if (command === 'import on a server') return onServer()
      if (command !== 'package') return undefined
      const { tarball, paths } = await pack()
      return { paths, complaints: await complaints(tarball), wrongTypes: await wrongTypes(tarball) }
    },
  }
}
