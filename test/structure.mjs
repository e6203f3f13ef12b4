// The rules of the house that neither the compiler nor the linter knows. Prints each broken one and fails.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

/** @param {string} folder */
const filesIn = (folder) =>
  readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts'))
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }))

const house = filesIn('src')
const everything = [...house, ...filesIn('demo'), ...filesIn('test')]

/** @type {string[]} */
const broken = []
/** @param {boolean} wrong @param {string} path @param {string} rule */
const complain = (wrong, path, rule) => {
  if (wrong) broken.push(`${path}: ${rule}`)
}

/** Which rooms a room may look into; the entries at the top of src may look everywhere. @type {Record<string, string[]>} */
const MAY_IMPORT = {
  protocol: ['protocol'],
  doctor: ['doctor', 'protocol', 'unclobbered.ts'],
  locales: ['locales', 'protocol'],
  session: ['session', 'protocol', 'locales', 'unclobbered.ts', 'document-setter.ts'],
  view: ['view', 'session', 'protocol', 'locales', 'unclobbered.ts', 'document-setter.ts'],
}
/** @param {string} path */
const roomOf = (path) => relative('src', path).split('/')[0] ?? ''

for (const { path, text } of house) {
  const allowed = MAY_IMPORT[roomOf(path)]
  for (const [, target = ''] of text.matchAll(/from '(\.[^']+)'/g)) {
    const room = roomOf(join(dirname(path), target))
    complain(
      !!allowed && !allowed.includes(room),
      path,
      `imports ${target}; ${roomOf(path)} looks into ${allowed} only`,
    )
  }
}

/** What only some files may say. @type {[pattern: RegExp, where: RegExp, rule: string][]} */
const ONLY = [
  [/from 'nanostores'/, /^src\/(session\/|view\/from-store\.ts)/, 'stores live in session/'],
  [
    /\bcomputed\b.* from 'nanostores'/,
    /^src\/session\/computed\.ts/,
    'computed stores are made by session/computed.ts',
  ],
  [/from '@preact\/signals'/, /^src\/view\//, 'signals live in view/'],
  [/from 'preact/, /^src\/view\//, 'Preact lives in view/'],
  [/\b(localStorage|sessionStorage)\b/, /^src\/session\/storage\.ts/, 'storage is touched in session/storage.ts'],
  [/new WebSocket\b/, /^src\/(protocol\/socket\.ts|doctor\/)/, 'connections are opened in protocol/socket.ts'],
  [/\bfetch\(/, /^src\/(protocol\/(file-copy|preflight|request|sound)\.ts|doctor\/)/, 'requests are made in protocol/'],
  [
    /JSON\.stringify\(/,
    /^src\/(protocol\/json\.ts|doctor\/command\/)/,
    'JSON is written by protocol/json.ts, past a toJSON of the page',
  ],
  [/^export .* from '/m, /^src\/index\.ts/, 'only the package entry re-exports'],
  [/\bconsole\./, /^src\/((script|element|chat)\.ts|page-api\/|doctor\/command\/)/, 'a stranger’s console is not ours'],
  [/\b(agent-rest)\.ts'/, /^src\/protocol\/agent-/, 'the visitor’s bundle has none of the agent’s requests'],
]
/** The arguments of a call, as they are written. @param {string} text @param {number} from behind the bracket that opens */
function argumentsAt(text, from) {
  const found = ['']
  for (let i = from, depth = 0; i < text.length && depth >= 0; i++) {
    const sign = text[i] ?? ''
    if ('([{'.includes(sign)) depth++
    if (')]}'.includes(sign)) depth--
    if (sign === ',' && !depth) found.push('')
    else found[found.length - 1] += sign
  }
  return found.map((argument) => argument.replace(/\)$/, '').trim())
}

/** A delay that stands in the code itself: a number, or a constant. */
const CONSTANT = /^([\d_]+|[A-Z][A-Z\d_]*)$/

for (const { path, text } of house) {
  if (path.endsWith('protocol/timer.ts')) continue
  for (const { 0: call, index } of text.matchAll(/\bset(Timeout|Interval)\(/g)) {
    const [, delay] = argumentsAt(text, index + call.length)
    const isMissing = delay === undefined && call === 'setTimeout('
    complain(
      !isMissing && !CONSTANT.test(delay ?? ''),
      path,
      `gives ${call}…) a calculated delay; after() clamps those`,
    )
  }
}

for (const { path, text } of house) {
  for (const [pattern, where, rule] of ONLY) complain(pattern.test(text) && !where.test(path), path, rule)
}

/** Globals of all our browsers; an element of the page stands in for every other one where a browser does not have it. */
const UNIVERSAL =
  'addEventListener|removeEventListener|localStorage|scrollTo|focus|AudioContext|BroadcastChannel|visualViewport'
const MAYBE_ELEMENT = new RegExp(
  `(?<!delete )\\bwindow\\.(?!(${UNIVERSAL})\\b)\\w+\\b(?! = )|(\\bin|=) window\\b(?!\\.)`,
)
for (const { path, text } of house) {
  if (/^src\/(unclobbered|document-setter)\.ts$/.test(path)) continue
  const code = text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$|'[^'\n]*'/gm, '')
  const own = /\b(const|let) document\b|\bdocument\) =>|import \{[^}]*\bdocument\b[^}]*\} from ;?$/m.test(code)
  const read = /(?<![\w.])document\b(?!:)/.test(code) && !own
  complain(
    read || /\b(window|globalThis)\.document\b/.test(code),
    path,
    'reads document; import it from unclobbered.ts',
  )
  complain(MAYBE_ELEMENT.test(code), path, 'reads a global that may be an element; use globalOf of unclobbered.ts')
}

const NOWHERE =
  /\b(innerHTML|outerHTML =|insertAdjacentHTML|dangerouslySetInnerHTML|document\.write|eval\(|new Function)/
const HOOKS = /\b(useState|useReducer|createContext|useContext)\b/
const NAMELESS = /(^|\/)(utils?|helpers?|manager|common|types|hooks|misc)(\.|\/)/
const LONGEST = 180
/** The demo's server is compared with the real one, so its files are shorter still. */
const LONGEST_OF_SIMULATOR = 150

for (const { path, text } of everything) {
  complain(NAMELESS.test(path), path, 'is not named after what is inside')
  const lines = text.split('\n').length
  const limited = /^(src|demo)\//.test(path) && !path.includes('/locales/')
  const longest = path.startsWith('demo/simulator/') ? LONGEST_OF_SIMULATOR : LONGEST
  complain(limited && lines > longest, path, `has ${lines} lines; split it by noun below ${longest}`)
}

const MOST_FILES = 30
/** These have more files in them. */
const CROWDED = [
  // One for each language.
  'src/locales/languages',
  // These are to be grouped by noun, and must not grow into others until then.
  'src/protocol',
  'src/session',
  'src/view',
  'src/view/later',
  'demo/agent/view',
  'test/story',
]
/** @param {string} folder @returns {string[]} */
const foldersIn = (folder) => [
  folder,
  ...readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'node_modules')
    .flatMap((entry) => foldersIn(join(folder, entry.name))),
]
for (const folder of ['src', 'demo', 'test'].flatMap(foldersIn)) {
  const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile()).length
  const crowded = files > MOST_FILES
  complain(
    crowded && !CROWDED.includes(folder),
    folder,
    `has ${files} files; group them by noun, ${MOST_FILES} at most`,
  )
  complain(!crowded && CROWDED.includes(folder), folder, 'has few files again; take it off the list of crowded folders')
}
for (const { path, text } of [...house, ...filesIn('demo')]) {
  complain(NOWHERE.test(text), path, 'makes markup or code of strings')
  complain(HOOKS.test(text), path, 'keeps state outside signals and stores')
}

/** In how many files a name is said. @type {Map<string, number>} */
const said = new Map()
for (const { text } of everything)
  for (const name of new Set(text.match(/[\w$]+/g))) said.set(name, (said.get(name) ?? 0) + 1)
for (const { path, text } of everything) {
  for (const [, name = ''] of text.matchAll(/^export (?:async )?(?:function|const|class) ([\w$]+)/gm))
    complain(said.get(name) === 1, path, `exports ${name}, which nobody imports`)
}

console.log(broken.length ? broken.join('\n') : `${everything.length} files keep the rules of the house.`)
process.exitCode = broken.length ? 1 : 0
