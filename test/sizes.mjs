// What the outputs weigh: the table at the end of a build, the budgets, and what each module adds to the script.
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { build } from 'esbuild'

/** @param {Uint8Array | string} text @param {number} [quality] */
function brotli(text, quality = constants.BROTLI_MAX_QUALITY) {
  const params = { [constants.BROTLI_PARAM_SIZE_HINT]: text.length, [constants.BROTLI_PARAM_QUALITY]: quality }
  return brotliCompressSync(text, { params }).length
}

/**
 * Prints what a browser or Node reads of each file: the file and all that it imports at once.
 * @param {{ file: string, budget?: number }[]} outputs a budget is in bytes with Brotli
 * @returns {Promise<string[]>} the budgets that are not kept, one sentence each
 */
export async function printSizes(outputs) {
  const over = []
  console.log(`${'kB'.padEnd(24)}      raw     gzip   Brotli`)
  for (const { file, budget } of outputs) {
    const bytes = Buffer.concat(await whole(file))
    const size = brotli(bytes)
    const sizes = [bytes.length, gzipSync(bytes, { level: 9 }).length, size]
    console.log(file.padEnd(24), ...sizes.map((size) => (size / 1000).toFixed(2).padStart(8)))
    if (budget && size > budget) over.push(`${file} is ${size} bytes with Brotli; its budget is ${budget}.`)
  }
  return over
}

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

/**
 * Names each module with its minified bytes, and with what Brotli would spare without it: what it says that no other does.
 * @param {{ path: string, bytes: number }[]} modules
 * @param {import('esbuild').BuildOptions} options how they are built
 */
export async function weighModules(modules, options) {
  /** @type {import('esbuild').Plugin} */
  const alone = {
    name: 'alone',
    setup: ({ onResolve }) =>
      onResolve({ filter: /.*/ }, ({ kind, path }) => (kind === 'entry-point' ? undefined : { path, external: true })),
  }
  const texts = await Promise.all(
    modules.map(async ({ path }) => {
      const { outputFiles } = await build({
        ...options,
        entryPoints: [path],
        write: false,
        format: 'esm',
        plugins: [alone, ...(options.plugins ?? [])],
      })
      return outputFiles?.[0]?.text.replace(/^(?:import[^;]*;)+/, '') ?? ''
    }),
  )
  // Nearly as good as the best, in a twentieth of the time.
  const size = (/** @type {string[]} */ some) => brotli(some.join(''), 9)
  const all = size(texts)
  const rows = modules.map(({ path, bytes }, i) => ({ path, bytes, spared: all - size(texts.toSpliced(i, 1)) }))
  for (const { path, bytes, spared } of rows.sort((a, b) => b.spared - a.spared))
    console.log(`${path.padEnd(60)} ${String(bytes).padStart(6)} ${String(spared).padStart(6)}`)
}
