import { Unreachable } from './probe.ts'

/** What an honest configuration or page stays below. */
const MAX_BODY_BYTES = 5_000_000

/**
 * Reads an answer to its end.
 * @throws {Unreachable} it is longer than anything that a chat is answered with
 */
export async function readBody(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder()
  let [body, bytes] = ['', 0]
  for await (const chunk of chunks) {
    bytes += chunk.length
    if (bytes > MAX_BODY_BYTES)
      throw new Unreachable('unreadable', `the answer is longer than ${MAX_BODY_BYTES / 1_000_000} MB`)
    body += decoder.decode(chunk, { stream: true })
  }
  return body + decoder.decode()
}
