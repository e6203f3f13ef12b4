import { ProtocolError, RefusedError, UnavailableError } from './errors.ts'
import { type Json, parseJson, record, text } from './json.ts'

export type Falsy = false | '' | 0 | null | undefined

/**
 * Takes from a 2xx answer what proves that this very call was carried out. A falsy result, or a `ProtocolError`, means that the answer
 * proves nothing.
 * @example const isClosed: Proof<boolean> = (answer) => answer['rid'] === rid
 */
export type Proof<T> = (answer: Json) => T | Falsy

/** Returns whether an answer is Rocket.Chat's yes (true), its no (false), or not Rocket.Chat's at all. */
export type Verdict = (answer: Json) => unknown

const verdictOf: Verdict = ({ success }) => success

/** Codes that say that there is nothing left to do. The server sends them with status 400 only, so any other status is not the server's. */
const OVER = /^(invalid-(token|room|message)|(error-)?room-closed)$/

/**
 * Decides what an answer means. Every answer goes through this table:
 *
 * | Answer | Means |
 * | --- | --- |
 * | 429 | `UnavailableError` with the wait that the server names |
 * | 5xx | `UnavailableError` |
 * | 4xx, JSON with `success: false` | `RefusedError` |
 * | 2xx, JSON with `success: true` and the proof of this call | done: the proof is returned |
 * | anything else: HTML, `{}`, truncated JSON, a gateway's 4xx, a redirect | `ProtocolError`: nothing is known, ask again |
 */
export function readAnswer<T>(status: number, body: string, proof: Proof<T>, verdict: Verdict = verdictOf): T {
  if (status === 429) throw new UnavailableError(body, secondsIn(body) * 1000)
  if (status >= 500) throw new UnavailableError(`${status}`)
  const answer = record(parseJson(body))
  const success = verdict(answer)
  if (status >= 400 && success === false) throw refusal(answer, status)
  const proven = status < 300 && success === true && proof(answer)
  if (!proven) throw new ProtocolError(`${status}`, status)
  return proven
}

/** The seconds are in the sentence alone: `… You must wait 42 seconds before …`. */
const secondsIn = (body: string): number => Number(/(\d+) seconds/.exec(body)?.[1] ?? 60)

/**
 * `errorType` exists for Meteor and schema errors only; the others put their word into brackets at the end, or are one word.
 * Uploads say `reason`, transcripts `message`.
 */
function refusal({ error, errorType, reason, message }: Json, status: number): Error {
  const sentence = text(error) || text(reason) || text(message) || `${status}`
  const code = text(errorType) || (/\[([\w-]+)\]$/.exec(sentence)?.[1] ?? sentence)
  return status !== 400 && OVER.test(code) ? new ProtocolError(code, status) : new RefusedError(code, status, sentence)
}
