// The page's document and window, read so that the page's markup cannot stand in for them. An element with a name or an id is a property of
// `document` and `window` ("DOM clobbering"): after `<img name="currentScript">`, `document.currentScript` is that image. `npm run check` keeps
// every other file of `src/` from reading them directly, and the build has Preact read this `document` too.

/** Undefined where pages are made on a server. */
const real = globalThis.document

/** The document, with what its class defines and without what elements add. `document-setter.ts` changes it. */
export const document: Readonly<Document> = new Proxy({} as Document, {
  get(_, name) {
    const value = Reflect.get(Document.prototype, name, real)
    return typeof value === 'function' ? value.bind(real) : value
  },
})

/**
 * Reads a global that a page or a browser may not have.
 * @returns undefined where it is missing, also when an element has that name
 */
export const globalOf = <Name extends keyof typeof window>(name: Name): (typeof window)[Name] | undefined =>
  Reflect.getOwnPropertyDescriptor(window, name) && window[name]
