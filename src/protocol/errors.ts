/** A request that did not bring what was asked for. The classes below say what can be done about it; `answer.ts` decides which it is. */
export class RequestError extends Error {}

/**
 * No answer: the network failed, the server took too long, is overloaded or has trouble of its own.
 * What was asked may or may not have been done. Ask again later.
 */
export class UnavailableError extends RequestError {
  /**
   * @param wait How long the server wants to be left alone, in milliseconds; 0 when it did not say. Only a 429 says so, in words:
   *   its headers are not readable across origins.
   * @param silent No response arrived at all. While other requests to the same server are answered, a firewall or a proxy without CORS
   *   headers refuses this one.
   */
  constructor(
    message: string,
    readonly wait = 0,
    readonly silent = false,
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

/**
 * A response that is no answer of Rocket.Chat's, or proves nothing: a gateway's page, `{}`, JSON that is cut off.
 * What was asked may or may not have been done. Ask again later.
 */
export class ProtocolError extends RequestError {
  /** @param status HTTP status; 0 for what did not come as a response */
  constructor(
    message: string,
    readonly status = 0,
  ) {
    super(message)
  }
}
