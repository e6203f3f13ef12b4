/** A request that did not bring what was asked for. The classes below say what can be done about it. */
export class RequestError extends Error {}

/**
 * No answer worth the name: the network failed, the server took too long, is overloaded or has trouble of its own.
 * What was asked may or may not have been done. Ask again later.
 */
export class UnavailableError extends RequestError {
  /**
   * @param wait How long the server wants to be left alone, in milliseconds; 0 when it did not say. Only a 429 says so, in words:
   *   its headers are not readable across origins.
   */
  constructor(
    message: string,
    readonly wait = 0,
  ) {
    super(message)
  }
}

/**
 * The browser did not let the request out, although the server answers simple ones: its CORS switch is off
 * (Administration → Settings → General → REST API → Enable CORS) or this origin is not in its list. Ask the owner.
 */
export class BlockedError extends UnavailableError {}

/** The server understood and said no. Asking again in the same words gives the same answer. */
export class RefusedError extends RequestError {
  /**
   * @param code The server's word for the reason, e.g. `invalid-token` or `room-closed`; its whole sentence where it has no word.
   * @param status HTTP status
   * @param message The server's whole sentence
   */
  constructor(
    readonly code: string,
    readonly status: number,
    message: string,
  ) {
    super(message)
  }
}

/** The answer makes no sense: not JSON, or not what this endpoint says. Perhaps something other than the server answered. */
export class ProtocolError extends RequestError {}
