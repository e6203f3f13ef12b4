import type { Visitor } from '../story/visitor.ts'

/** Everything that a page prints and everything that goes wrong in it, from its first line on. */
const LISTENING = `<script>
  window.said = []
  for (const kind of ['log', 'info', 'warn', 'error']) console[kind] = (...words) => window.said.push(words.join(' '))
  addEventListener('error', (event) => event.message && window.said.push('error: ' + event.message))
  addEventListener('unhandledrejection', (event) => window.said.push('rejection: ' + event.reason))
</script>`

/** Address of a page that notes what is printed in it. */
export const hostPage = (body: string, { lang = 'en', head = '', query = '' } = {}): string =>
  `/page/host?html=${encodeURIComponent(
    `<!doctype html><html lang="${lang}"><head><title>Page</title>${LISTENING}${head}</head><body><h1>Shop</h1>${body}</body></html>`,
  )}${query}`

/** The lines on the console of a host page, and its uncaught errors. */
export const printed = (visitor: Visitor): string[] => (visitor.page as unknown as { said: string[] }).said
