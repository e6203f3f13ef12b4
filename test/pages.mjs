/** What the runner adds to every page: a WebSocket, which would keep a page out of the browser’s back/forward cache. */
const RUNNERS = /<!-- injected by web-dev-server -->\s*<script[^>]*><\/script>/

/** @param {string} path */
const isOurs = (path) => /^\/page(\/|$)/.test(path)

/**
 * The files of languages cannot be had while the browser has a cookie `languages=away`.
 * @param {import('koa').Context} context @param {() => Promise<unknown>} next
 */
export async function withoutLanguages(context, next) {
  if (!context.path.startsWith('/dist/locales/') || !context.get('cookie').includes('languages=away')) return next()
  // An answer of whatever kind would be kept by the browser.
  context.respond = false
  context.req.socket.destroy()
  return undefined
}

/** @type {(() => void)[]} */
const held = []

/**
 * The script that is at `/held/dist/linnet.js` too waits for what is in its menu until somebody asks for `/held/release`.
 * @param {import('koa').Context} context @param {() => Promise<unknown>} next
 */
export async function heldMenu(context, next) {
  if (!context.path.startsWith('/held/')) return next()
  context.path = context.path.slice('/held'.length)
  if (context.path === '/release') {
    for (const release of held.splice(0)) release()
    context.body = ''
    return undefined
  }
  if (context.path.startsWith('/dist/parts/menu-items'))
    await new Promise((resolve) => held.push(() => resolve(undefined)))
  return next()
}

/**
 * Pages that a test makes up. `/page?html=…` answers with that document, and with the policy of `&csp=…` when there is one; a reload or a
 * second tab therefore gets the same page again. With `&cache=1` the browser may keep it. Anything may stand between `/page` and the query.
 * @returns {import('@web/test-runner').TestRunnerPlugin}
 */
export function pages() {
  return {
    name: 'pages',
    serve({ path, query }) {
      if (!isOurs(path)) return undefined
      const csp = String(query['csp'] ?? '')
      return {
        body: String(query['html'] ?? ''),
        type: 'html',
        headers: {
          ...(!query['cache'] && { 'cache-control': 'no-store' }),
          ...(csp && { 'content-security-policy': csp }),
        },
      }
    },
    transform({ path, body }) {
      return isOurs(path) && typeof body === 'string' ? body.replace(RUNNERS, '') : undefined
    },
  }
}
