import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'

/**
 * What the bundlers of Vue and Svelte do with their components, as far as the examples need it.
 * @type {import('esbuild').Plugin}
 */
export const components = {
  name: 'components',
  setup({ onLoad }) {
    onLoad({ filter: /\.vue$/ }, async ({ path }) => {
      const { compileScript, parse } = await import('vue/compiler-sfc')
      const { descriptor } = parse(await readFile(path, 'utf8'), { filename: path })
      const { content } = compileScript(descriptor, { id: basename(path), inlineTemplate: true })
      return { contents: content, loader: 'js' }
    })
    onLoad({ filter: /\.svelte$/ }, async ({ path }) => {
      const { compile } = await import('svelte/compiler')
      const { js } = compile(await readFile(path, 'utf8'), { filename: basename(path), dev: false })
      return { contents: js.code, loader: 'js' }
    })
  },
}
