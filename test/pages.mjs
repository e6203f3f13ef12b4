/**
 * Pages that a test makes up. `/page?html=…` answers with that document, and with the policy of `&csp=…` when there is one;
 * a reload or a second tab therefore gets the same page again. Anything may stand between `/page` and the query.
 * @returns {import('@web/test-runner').TestRunnerPlugin}
 */
export function pages() {
  return {
    name: 'pages',
    serve({ path, query }) {
      if (!/^\/page(\/|$)/.test(path)) return undefined
      const csp = String(query['csp'] ?? '')
      return {
        body: String(query['html'] ?? ''),
        type: 'html',
        headers: { 'cache-control': 'no-store', ...(csp && { 'content-security-policy': csp }) },
      }
    },
  }
}
