/** The engine that runs this page. */
export type Engine = 'chromium' | 'firefox' | 'webkit'

export const engine: Engine = navigator.userAgent.includes('Firefox')
  ? 'firefox'
  : navigator.userAgent.includes('Chrome')
    ? 'chromium'
    : 'webkit'

/** What the browser may lack; see `deprived.mjs`. */
export type Thing = 'locks' | 'channel' | 'storage' | 'websocket' | 'secure'

declare const WITHOUT: Thing | ''

/** True when the browser that runs the tests lacks it. */
export const lacks = (...things: Thing[]): boolean => things.some((thing) => thing === WITHOUT)

/** `it` for a story that is about these things; in a browser without one it is skipped, and its title says why. */
export const needs =
  (...things: Thing[]) =>
  (title: string, test: Mocha.AsyncFunc) =>
    lacks(...things) ? it.skip(`${title} (needs ${WITHOUT})`, test) : it(title, test)

/**
 * `it` where the test’s driver, or the engine, can do what the test needs; elsewhere it is skipped, and the title says why.
 * @param things what the test needs besides
 */
export const itIn =
  (engines: Engine[], why: string, ...things: Thing[]) =>
  (title: string, test: Mocha.AsyncFunc) =>
    engines.includes(engine) ? needs(...things)(title, test) : it.skip(`${title} (${why})`, test)
