// Everything from a server, a page or storage is `unknown` until it went through here.

export type Json = Record<string, unknown>

/** The value if it is an object, otherwise an object with nothing in it. */
export const record = (value: unknown): Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {}

export const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

export const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** Milliseconds since 1970 of an ISO string (REST) or `{"$date": ms}` (DDP); 0 for anything else. */
export const time = (value: unknown): number => {
  const ms = typeof value === 'string' ? Date.parse(value) : record(value)['$date']
  return typeof ms === 'number' && ms > 0 ? ms : 0
}

/** JSON text → value; `undefined` when it is not JSON. */
export const parseJson = (source: string): unknown => {
  try {
    return JSON.parse(source)
  } catch {
    return undefined
  }
}
