// Writes dist/demo: the shop, the agent's console, the examples and the playground.
import { cp } from 'node:fs/promises'
import { build } from 'esbuild'
import { components } from './examples/components.mjs'

/** @param {import('esbuild').BuildOptions} browser how everything is built that runs in a browser */
export async function buildDemo(browser) {
  // The shop is served as it is.
  await cp('demo/shop', 'dist/demo/shop', { recursive: true })

  // The agent's console is one page with its script and style.
  await build({ ...browser, entryPoints: ['demo/agent/main.tsx'], outfile: 'dist/demo/agent/agent.js', format: 'iife' })
  await build({
    entryPoints: ['demo/agent/agent.css'],
    outfile: 'dist/demo/agent/agent.css',
    bundle: true,
    minify: true,
  })
  await copyPages('agent', ['index.html'])

  // The examples import the package by its name, as their readers will.
  const examples = ['react', 'vue', 'svelte', 'plain']
  await build({
    ...browser,
    plugins: [components],
    define: {
      ...browser.define,
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
  await copyPages('examples', [...examples.map((name) => `${name}/index.html`), 'example.css'])

  // The playground is a page, and a page within it. It names the languages and fetches none.
  await build({
    ...browser,
    entryPoints: [
      { in: 'demo/playground/main.ts', out: 'playground' },
      { in: 'demo/playground/frame/main.ts', out: 'frame' },
    ],
    outdir: 'dist/demo/playground',
    format: 'esm',
    external: ['./languages/*'],
  })
  await copyPages('playground', ['index.html', 'playground.css', 'frame.html', 'frame.css'])
}

/** @param {string} folder @param {string[]} pages */
async function copyPages(folder, pages) {
  for (const page of pages) await cp(`demo/${folder}/${page}`, `dist/demo/${folder}/${page}`)
}
