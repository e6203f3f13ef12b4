import { createAdaptorServer } from '@hono/node-server'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { listen } from './ports.mjs'

/** What the widget's tag loads, and what the widget fetches from beside it. */
const widget = ['/linnet.js', '/parts/*', '/locales/*']

/**
 * The pages in the repository name a server that does not exist; the one that does is written in as they go out.
 * @param {string} server
 * @returns {import('hono').MiddlewareHandler}
 */
const nameServer = (server) => async (c, next) => {
  await next()
  c.header('Cache-Control', 'no-cache') // a reload shows what was built last
  if (!c.res.headers.get('Content-Type')?.startsWith('text/html')) return
  const html = await c.res.text()
  c.header('Content-Length', undefined) // that of the file
  c.res = c.html(html.replace(/(?<= data-server="|<meta name="server" content=")[^"]*/g, () => server))
}

/**
 * @param {string} folder
 * @param {string} server
 */
const pages = (folder, server) => new Hono().use(nameServer(server)).get('*', serveStatic({ root: folder }))

/** @param {Hono} app */
const serverOf = ({ fetch }) => /** @type {import('node:http').Server} */ (createAdaptorServer({ fetch }))

/**
 * @param {{ port: number, server: string }} options
 * @returns {Promise<string>} the shop's address
 */
export function serveShop({ port, server }) {
  const app = new Hono()
  app.route('/', pages('dist/demo/shop', server))
  app.route('/', pages('dist/demo', server))
  for (const path of widget) app.get(path, serveStatic({ root: 'dist' }))
  return listen(serverOf(app), port)
}

/**
 * The console holds a login, so its page may load its own files, ask the chat server, and nothing else.
 * @param {string} server
 */
function policy(server) {
  const { origin } = new URL(server)
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `img-src 'self' ${origin}`,
    `connect-src ${origin} ${origin.replace('http', 'ws')}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ')
}

/**
 * @param {{ port: number, server: string }} options
 * @returns {Promise<string>} the console's address
 */
export function serveConsole({ port, server }) {
  const app = new Hono()
  app.use(async (c, next) => {
    await next()
    c.header('Content-Security-Policy', policy(server))
  })
  return listen(serverOf(app.route('/', pages('dist/demo/agent', server))), port)
}
