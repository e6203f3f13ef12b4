import { join } from 'node:path'
import { build } from 'esbuild'
import { without } from './deprived.mjs'

/**
 * The build makes the table of emoji; no test of a module needs it.
 * @type {import('esbuild').Plugin}
 */
const withoutEmoji = {
  name: 'without-emoji',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\?(lines|names)$/ }, ({ path }) => ({ path, namespace: 'lines' }))
    onLoad({ filter: /.*/, namespace: 'lines' }, () => ({ loader: 'text', contents: '' }))
  },
}

/**
 * Serves a test file as one bundle of itself and all that it imports, CommonJS packages included. Every file so has its own copy
 * of every module, as two pages would.
 * @returns {import('@web/test-runner').TestRunnerPlugin}
 */
export function bundledTests() {
  let rootDir = '.'
  return {
    name: 'bundled-tests',
    serverStart({ config }) {
      rootDir = config.rootDir
    },
    async serve({ path }) {
      // The runner also asks for the sources that a stack trace names.
      if (!/^\/test\/.*\.test\.tsx?$/.test(path)) return undefined
      const { outputFiles } = await build({
        entryPoints: [join(rootDir, path)],
        bundle: true,
        write: false,
        format: 'esm',
        target: 'es2022',
        sourcemap: 'inline',
        loader: { '.css': 'text', '.svg': 'text' },
        external: ['/__web-dev-server__web-socket.js'],
        plugins: [withoutEmoji],
        define: {
          'process.env.NODE_ENV': '"test"',
          LINNET_VERSION: '"test"',
          BY_KEYBOARD: String(!!process.env.BY_KEYBOARD),
          WITHOUT: JSON.stringify(without),
          GENERATION: process.env.GENERATION ?? '0',
          global: 'globalThis',
        },
        logLevel: 'silent',
      })
      return { body: outputFiles[0]?.text ?? '', type: 'js' }
    },
  }
}
