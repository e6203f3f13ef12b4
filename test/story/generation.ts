/** The generation of servers that every workspace plays from its beginning; 0 for the simulator's own. `GENERATION=6 npm test` sets it. */
declare const GENERATION: 0 | 6 | 7 | 8 | 9

export const chosen = GENERATION

const generation = GENERATION || 8

/** True when the stories are told on older servers than these. */
export const isBefore = (version: number): boolean => generation < version

/** `it` for what servers have since a version. On older ones the story is skipped, and its title says why. */
export const since =
  (version: number, what: string) =>
  (title: string, test: Mocha.AsyncFunc): unknown =>
    isBefore(version) ? it.skip(`${title} (version ${version} brought ${what})`, test) : it(title, test)
