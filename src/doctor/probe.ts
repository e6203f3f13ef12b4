/** An answer, whatever it says. */
export interface Answer {
  status: number
  /** Where it came from in the end. */
  url: string
  /** Where the answer sends on to, which is not followed; empty when a page may not see it, missing when the answer stands for itself. */
  leadsTo?: string
  body: string
  /** A header; undefined when it is missing, or hidden from a page. */
  header(name: string): string | undefined
}

/**
 * Why nobody answered. `name`: there is no such name; `refused`: nobody listens there; `silent`: no answer in time; `certificate`: the
 * encryption cannot be trusted; `mixed`: a page of https may not ask http; `policy`: the page's content policy forbids it; `unreadable`:
 * somebody answers whom a page may not read; `network`: anything else.
 */
export type Reason = 'name' | 'refused' | 'silent' | 'certificate' | 'mixed' | 'policy' | 'unreadable' | 'network'

/** No answer. */
export class Unreachable extends Error {
  constructor(
    readonly reason: Reason,
    message: string,
  ) {
    super(message)
  }
}

/** Something that the page's content policy keeps out: the directive, and the source that is missing in it. */
export interface Blocked {
  directive: 'script-src' | 'connect-src' | 'img-src' | 'media-src'
  source: string
}

export type Method = 'POST' | 'PUT' | 'DELETE'

/**
 * How to look at a server: from Node every header is seen and the site is pretended, from a page the browser itself decides. Neither asks
 * for anything that the server would have to remember.
 */
export interface Probe {
  /** Origin of the page with the chat; empty when it is not known. */
  readonly origin: string
  /** Where it looks from: some things only one of the two can see. */
  readonly place: 'node' | 'page'
  /** @throws {Unreachable} nobody answered */
  get(url: string): Promise<Answer>
  /** Why a page may not send JSON with this method; empty when it may. @throws {Unreachable} nobody answered */
  preflight(base: string, method: Method): Promise<string>
  /** Why there is no conversation over a WebSocket; empty when there is one. */
  socket(url: string): Promise<string>
  /** What the page's content policy keeps out; a sentence when nobody can tell. */
  policy(base: string): Promise<Blocked[] | string>
}
