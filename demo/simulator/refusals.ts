/** A "no" of the server: thrown anywhere, answered with exactly this status and body. */
export class Refusal extends Error {
  readonly status: number
  readonly body: Record<string, unknown>

  constructor(status: number, body: Record<string, unknown>) {
    super(String(body['error'] ?? status))
    this.status = status
    this.body = body
  }
}

/** The server's own kind of error: it has a code, and only it puts `errorType` into the body. */
export class MeteorError extends Refusal {
  readonly code: string
  readonly reason: string | undefined
  readonly details: unknown

  constructor(code: string, reason?: string, details?: unknown) {
    const error = reason === undefined ? `[${code}]` : `${reason} [${code}]`
    super(400, { success: false, error, errorType: code, ...(details === undefined ? {} : { details }) })
    this.code = code
    this.reason = reason
    this.details = details
  }
}

/** A plain exception in the server's action, or its failure helper given a text (or nothing). */
export const failed = (error?: string): Refusal =>
  new Refusal(400, error === undefined ? { success: false } : { success: false, error })

/** The failure helper given an object: its keys stand before `success`. */
export const failedWith = (body: Record<string, unknown>): Refusal => new Refusal(400, { ...body, success: false })

export const forbidden = (error = 'unauthorized'): Refusal => new Refusal(403, { success: false, error })

export const notFound = (error = 'Resource not found'): Refusal => new Refusal(404, { success: false, error })

export const tooManyRequests = (seconds: number): Refusal =>
  new Refusal(429, {
    success: false,
    error: `Error, too many requests. Please slow down. You must wait ${seconds} seconds before trying this endpoint again. [error-too-many-requests]`,
  })
