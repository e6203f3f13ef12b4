// node test/fonts.mjs <folder>: writes there what the Chromium of the tests needs to show every language and emoji, in the form that
// its font manager reads. It is a program because the decoder has to be waited for, and whoever looks for a browser does not wait.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import decompress from 'woff2-encoder/decompress'

const SCRIPTS = ['arabic', 'devanagari', 'hebrew', 'jp', 'kr', 'sc', 'tamil', 'thai']

/** What Open Sans has already; more than one width; and letters for formulas. */
const NOT_NEEDED = /latin|cyrillic|greek|vietnamese|math|-(standard|wdth)-/

const packed = [
  ...SCRIPTS.flatMap((script) => {
    const folder = `node_modules/@fontsource-variable/noto-sans-${script}/files`
    return readdirSync(folder).map((name) => join(folder, name))
  }),
  'node_modules/twemoji-colr-font/twemoji.woff2',
].filter((path) => !NOT_NEEDED.test(path))

const [, , target = ''] = process.argv
mkdirSync(target, { recursive: true })
for (const path of packed)
  writeFileSync(join(target, basename(path, '.woff2').concat('.ttf')), await decompress(readFileSync(path)))
