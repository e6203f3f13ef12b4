/**
 * Asks whether a Rocket.Chat is there, or throws one sentence that says what is there instead.
 * @param {string} server
 */
export async function checkServer(server) {
  const where = `${server}/api/info`
  const answer = await ask(where)
  const info = answer.ok && (await answer.json().catch(() => undefined))
  // Before version 6 the number was one level further in.
  if (!info?.version && !info?.info?.version)
    throw new Error(`${server} is not a Rocket.Chat server: ${where} answered ${answer.status} without a version.`)
}

/** @param {string} where */
async function ask(where) {
  try {
    return await fetch(where, { signal: AbortSignal.timeout(10_000) })
  } catch (error) {
    const { name, cause } = /** @type {Error & { cause?: NodeJS.ErrnoException }} */ (error)
    const reason = name === 'TimeoutError' ? 'no answer within 10 seconds' : (cause?.code ?? cause?.message ?? name)
    throw new Error(`Nobody can be reached at ${where} (${reason}).`)
  }
}
