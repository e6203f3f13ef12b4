// Finds a Chromium for the tests: CHROME_PATH (a path, or the word npm), then an installed one, then the one npm brings.
import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { arch, platform } from 'node:os'
import { delimiter, dirname, join, resolve } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'

/** Flags that keep any Chromium quiet, offline and repeatable. */
export const args = [
  '--no-sandbox', // tests often run as root in containers
  '--disable-dev-shm-usage',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-extensions',
  '--mute-audio',
  '--hide-scrollbars',
  '--force-color-profile=srgb',
  '--font-render-hinting=none',
]

/**
 * @typedef {{ executablePath: string, env: Record<string, string | undefined> }} Chromium
 */

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** @returns {string | undefined} */
function installed() {
  if (platform() === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge']
      .map((app) => `/Applications/${app}.app/Contents/MacOS/${app}`)
      .find(isExecutable)
  }
  if (platform() === 'win32') {
    return [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
      .filter((root) => root !== undefined)
      .flatMap((root) => [
        join(root, 'Google/Chrome/Application/chrome.exe'),
        join(root, 'Microsoft/Edge/Application/msedge.exe'),
      ])
      .find(existsSync)
  }
  return (process.env.PATH ?? '')
    .split(delimiter)
    .filter(Boolean)
    .flatMap((dir) =>
      ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'].map((name) => join(dir, name)),
    )
    .find(isExecutable)
}

/**
 * Writes the plain files of a tar archive under `target`.
 * @param {Buffer} archive
 * @param {string} target
 */
function untar(archive, target) {
  /** @param {number} from @param {number} to */
  const text = (from, to) => archive.toString('utf8', from, to).replace(/\0.*$/s, '')
  for (let at = 0; at + 512 <= archive.length; ) {
    const name = text(at, at + 100)
    if (!name) break
    const size = Number.parseInt(text(at + 124, at + 136), 8) || 0
    if (['0', ''].includes(text(at + 156, at + 157))) {
      mkdirSync(dirname(join(target, name)), { recursive: true })
      writeFileSync(join(target, name), archive.subarray(at + 512, at + 512 + size), { mode: 0o755 })
    }
    at += 512 + Math.ceil(size / 512) * 512
  }
}

/**
 * Unpacks the browser inside `@sparticuz/chromium` (Linux x64 only), once per version.
 * @param {string} home
 * @param {string} root
 */
function unpack(home, root) {
  const draft = `${home}.${process.pid}`
  /** @param {string} name */
  const packed = (name) => brotliDecompressSync(readFileSync(join(root, 'bin', name)))
  mkdirSync(draft, { recursive: true })
  writeFileSync(join(draft, 'chromium'), packed('chromium.br'), { mode: 0o755 })
  untar(packed('fonts.tar.br'), draft) // fonts/Open_Sans
  untar(packed('al2023.tar.br'), draft) // lib/libnss3.so and its friends
  const { status } = spawnSync(process.execPath, ['test/fonts.mjs', join(draft, 'fonts/scripts')], { stdio: 'inherit' })
  if (status !== 0) throw new Error('The fonts for the Chromium from npm could not be unpacked.')
  // The same text everywhere, with no system font needed: what Open Sans lacks is taken from the others. Hundreds of files are not
  // looked through by every browser that starts.
  const dirs = '<dir prefix="relative">fonts</dir><cachedir prefix="xdg">fonts-seen</cachedir>'
  const first = ['system-ui', 'sans-serif'].map(
    (name) => `<family>${name}</family><prefer><family>Open Sans</family></prefer>`,
  )
  const aliases = first.map((alias) => `<alias>${alias}</alias>`).join('')
  writeFileSync(join(draft, 'fonts.conf'), `<fontconfig>${dirs}${aliases}</fontconfig>\n`)
  try {
    renameSync(draft, home) // atomic: no second process ever sees half a browser
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    if (!existsSync(home)) throw error
  }
}

/** @returns {Chromium | undefined} */
function shipped() {
  if (platform() !== 'linux' || arch() !== 'x64') return undefined
  const root = resolve('node_modules/@sparticuz/chromium')
  if (!existsSync(root)) return undefined
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const home = resolve('node_modules/.cache', `chromium-${version}-2`) // raise the last number when unpack() changes
  if (!existsSync(home)) unpack(home, root)
  const executablePath = join(home, 'chromium')
  /** @type {Record<string, string | undefined>} */
  const env = { ...process.env, FONTCONFIG_FILE: join(home, 'fonts.conf'), XDG_CACHE_HOME: home }
  const probe = () => spawnSync(executablePath, ['--version'], { env, encoding: 'utf8' })
  if (probe().status !== 0) {
    // A slim image lacks NSS and expat; the package brings both.
    env.LD_LIBRARY_PATH = [join(home, 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':')
    const { status, stderr } = probe()
    if (status !== 0) throw new Error(`The Chromium from npm does not start here:\n${stderr}`)
  }
  return { executablePath, env }
}

/**
 * The pinned Chromium judges where there is one: details of accessible names and timing differ between versions.
 * @returns {Chromium}
 */
export function findChromium() {
  const wanted = process.env.CHROME_PATH
  if (wanted && wanted !== 'npm') {
    if (!isExecutable(wanted)) throw new Error(`CHROME_PATH is not a program: ${wanted}`)
    return { executablePath: wanted, env: process.env }
  }
  const pinned = shipped()
  if (pinned) return pinned
  const path = wanted === 'npm' ? undefined : installed()
  if (path) return { executablePath: path, env: process.env }
  throw new Error('No Chromium found: install Chrome or Chromium, or set CHROME_PATH.')
}
