/** The engine that runs this page. */
export type Engine = 'chromium' | 'firefox' | 'webkit'

export const engine: Engine = navigator.userAgent.includes('Firefox')
  ? 'firefox'
  : navigator.userAgent.includes('Chrome')
    ? 'chromium'
    : 'webkit'

/** `it` where the test’s driver, or the engine, can do what the test needs; elsewhere it is skipped, and the title says why. */
export const itIn = (engines: Engine[], why: string) => (title: string, test: Mocha.AsyncFunc) =>
  engines.includes(engine) ? it(title, test) : it.skip(`${title} (${why})`, test)
