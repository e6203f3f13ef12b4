// What a release has beside the code: which packages are in it, what each file's bytes must be, and the proof that it can be made again.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  copyFileSync,
  cpSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { RETRIES } from '../src/script-files.mjs'

/** @param {string} folder @param {RegExp} [without] */
const filesIn = (folder, without) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .filter((path) => !without?.test(path))
    .sort()

/** @param {string} path */
const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'))

/**
 * Names what a browser must find in each file that it fetches, in the form of the attribute `integrity`. A lazy chunk that failed is asked for
 * again under other addresses; import maps know an address only as it is written, so each of them has a line.
 * @param {string} folder
 */
export function writeIntegrity(folder) {
  const files = filesIn(folder, /^(demo|chunks)\/|\.d\.ts$|^(simulator|doctor|index|element)\.js$|\.json$/)
  const hash = (/** @type {string} */ path) =>
    `sha384-${createHash('sha384')
      .update(readFileSync(join(folder, path)))
      .digest('base64')}`
  const addresses = (/** @type {string} */ path) =>
    /^(parts|locales)\//.test(path) ? Array.from({ length: RETRIES + 1 }, (_, i) => path + '?'.repeat(i)) : [path]
  const table = Object.fromEntries(files.flatMap((path) => addresses(path).map((address) => [address, hash(path)])))
  writeFileSync(join(folder, 'integrity.json'), `${JSON.stringify(table, undefined, 2)}\n`)
}

/**
 * Lists the packages whose code is in the outputs, and those that an adopter's bundler adds, as CycloneDX. It has no date and no number of its
 * own: the same commit gives the same list.
 * @param {string} folder
 * @param {string[]} inputs what the outputs were made of
 */
export function writeBillOfMaterials(folder, inputs) {
  const { name, version, license, dependencies } = readJson('package.json')
  const bundled = inputs.flatMap((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? [])
  const names = [...new Set([...bundled, ...Object.keys(dependencies)])].sort()
  const { packages } = readJson('package-lock.json')
  const components = names.map((one) => {
    const { version, license, integrity } = packages[`node_modules/${one}`]
    const content = Buffer.from(integrity.split('-')[1], 'base64').toString('hex')
    return {
      type: 'library',
      'bom-ref': `${one}@${version}`,
      name: one,
      version,
      hashes: [{ alg: 'SHA-512', content }],
      licenses: [{ license: { id: license } }],
      purl: `pkg:npm/${one.replace('@', '%40')}@${version}`,
    }
  })
  const component = {
    type: 'library',
    'bom-ref': `${name}@${version}`,
    name,
    version,
    licenses: [{ license: { id: license } }],
  }
  const bill = { bomFormat: 'CycloneDX', specVersion: '1.5', version: 1, metadata: { component }, components }
  writeFileSync(join(folder, 'sbom.json'), `${JSON.stringify(bill, undefined, 2)}\n`)
}

/** The same file in a second place, without a copy where the disk allows it. @param {string} from @param {string} to */
function place(from, to) {
  try {
    linkSync(from, to)
  } catch {
    copyFileSync(from, to)
  }
}

/**
 * Builds the same sources once more in another folder and compares every byte.
 * @returns {string[]} the files that differ; none when the build is reproducible
 */
export function differencesElsewhere() {
  const home = mkdtempSync(join(tmpdir(), 'linnet-'))
  const elsewhere = join(home, 'in a folder with a long name')
  mkdirSync(elsewhere)
  for (const name of readdirSync('.').filter((one) => !/^(node_modules|dist|\.git)$/.test(one)))
    cpSync(name, join(elsewhere, name), { recursive: true })
  for (const path of filesIn('node_modules', /^\.cache\//)) {
    const target = join(elsewhere, 'node_modules', path)
    mkdirSync(join(target, '..'), { recursive: true })
    place(join('node_modules', path), target)
  }
  spawnSync(process.execPath, ['build.mjs'], {
    cwd: elsewhere,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const [here, there] = ['dist', join(elsewhere, 'dist')]
  const same = (/** @type {string} */ path) =>
    [here, there].every((folder) => existsSync(join(folder, path))) &&
    readFileSync(join(here, path)).equals(readFileSync(join(there, path)))
  const files = new Set([...filesIn(here), ...(existsSync(there) ? filesIn(there) : [])])
  const different = [...files].filter((path) => !same(path))
  rmSync(home, { recursive: true })
  return different
}
