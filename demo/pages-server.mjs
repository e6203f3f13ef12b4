import { createAdaptorServer } from '@hono/node-server'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { listen } from './ports.mjs'

/** @typedef {{ server: string, changes?: ReturnType<typeof import('./watch.mjs').rebuildOnChange> | undefined }} Site */

/** What the widget's tag loads, and what the widget fetches from beside it. */
const widget = ['/linnet.js', '/parts/*', '/locales/*']

/**
 * The pages in the repository name a server that does not exist; the one that does is written in as they go out.
 * @param {Site} site
 * @returns {import('hono').MiddlewareHandler}
 */
const nameServer =
  ({ server, changes }) =>
  async (c, next) => {
    await next()
    c.header('Cache-Control', 'no-cache') // a reload shows what was built last
    if (!c.res.headers.get('Content-Type')?.startsWith('text/html')) return
    const html = await c.res.text()
    c.header('Content-Length', undefined) // that of the file
    const named = html.replace(/(?<= data-server="|<meta name="server" content=")[^"]*/g, () => server)
    c.res = c.html(changes ? named.replace('</head>', '<script src="/-/reload.js"></script></head>') : named)
  }

/**
 * @param {string} folder
 * @param {Site} site
 */
const pages = (folder, site) => new Hono().use(nameServer(site)).get('*', serveStatic({ root: folder }))

/**
 * What a page loads to hear of a new build, and where it hears of it.
 * @param {Hono} app
 * @param {Site['changes']} changes
 */
function tellChanges(app, changes) {
  if (!changes) return
  app.get('/-/reload.js', (c) => {
    const script = `new EventSource('/-/changes').onmessage = () => location.reload()`
    return c.body(script, 200, { 'Content-Type': 'text/javascript' })
  })
  app.get('/-/changes', (c) => {
    /** @type {() => void} */
    let stop
    const stream = new ReadableStream({
      start: (controller) => {
        stop = changes.onBuilt(() => controller.enqueue(new TextEncoder().encode('data: built\n\n')))
      },
      cancel: () => stop(),
    })
    return c.body(stream, 200, { 'Content-Type': 'text/event-stream' })
  })
}

/** @param {Hono} app */
const serverOf = ({ fetch }) => /** @type {import('node:http').Server} */ (createAdaptorServer({ fetch }))

/**
 * @param {{ port: number } & Site} options
 * @returns {Promise<string>} the shop's address
 */
export function serveShop({ port, ...site }) {
  const app = new Hono()
  tellChanges(app, site.changes)
  app.route('/', pages('dist/demo/shop', site))
  app.route('/', pages('dist/demo', site))
  for (const path of widget) app.get(path, serveStatic({ root: 'dist' }))
  return listen(serverOf(app), port)
}

/**
 * The console holds a login, so its page may load its own files, ask the chat server, and nothing else.
 * @param {Site} site
 */
function policy({ server, changes }) {
  const { origin } = new URL(server)
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `img-src 'self' ${origin}`,
    `connect-src ${origin} ${origin.replace('http', 'ws')}${changes ? " 'self'" : ''}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ')
}

/**
 * @param {{ port: number } & Site} options
 * @returns {Promise<string>} the console's address
 */
export function serveConsole({ port, ...site }) {
  const app = new Hono()
  tellChanges(app, site.changes)
  app.use(async (c, next) => {
    await next()
    c.header('Content-Security-Policy', policy(site))
  })
  return listen(serverOf(app.route('/', pages('dist/demo/agent', site))), port)
}
