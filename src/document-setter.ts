/** Sets a property of the document as its class does, whatever elements are called. It is apart from `unclobbered.ts`, which sets none. */
export const setOnDocument = <Name extends keyof Document>(name: Name, value: Document[Name]): void => {
  Reflect.set(Document.prototype, name, value, globalThis.document)
}
