// What the package reads in place of the browser's own `navigator`. Pages that are made on a server import it where there is no browser, and
// that must not fail; a script tag is never there.

const ours = globalThis.navigator ?? { languages: [] }

export { ours as navigator }
