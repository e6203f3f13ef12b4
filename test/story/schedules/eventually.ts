/** What `look` finds, as soon as it finds something; undefined if that takes longer than `ms`. */
export async function eventually<T>(look: () => T | undefined, ms: number): Promise<T | undefined> {
  const end = performance.now() + ms
  for (;;) {
    const found = look()
    if (found !== undefined || performance.now() > end) return found
    await new Promise((done) => setTimeout(done, 5))
  }
}
