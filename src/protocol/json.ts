// Everything from a server, a page or storage is `unknown` until it went through here.

export type Json = Record<string, unknown>

/** The value if it is an object, otherwise an object with nothing in it. */
export const record = (value: unknown): Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {}

/** What something or somebody is called: characters that turn the reading direction are left out, with which `exe.gpj` is read as `jpg.exe`. */
export const label = (value: unknown): string => text(value).replace(/[\u202a-\u202e\u2066-\u2069]/g, '')

/** The value if it is an array, otherwise an empty one. */
export const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

/** The value if it is a string, otherwise an empty one. */
export const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** Milliseconds since 1970 of an ISO string (REST) or `{"$date": ms}` (DDP); 0 for anything else, also for what no calendar has. */
export const time = (value: unknown): number => {
  const ms = typeof value === 'string' ? Date.parse(value) : record(value)['$date']
  return typeof ms === 'number' && ms > 0 && ms < 8.64e15 ? ms : 0
}

/** JSON text → value; `undefined` when it is not JSON. */
export const parseJson = (source: string): unknown => {
  try {
    return JSON.parse(source)
  } catch {
    return undefined
  }
}

/**
 * Value → JSON text. Ignores `toJSON`, which old libraries (Prototype.js) add to `Array.prototype` and which writes arrays as strings.
 * A `Date` has to be turned into text before.
 */
export const toJson = (value: unknown, indent?: number): string =>
  JSON.stringify(
    value,
    function (this: Json, key) {
      return this[key]
    },
    indent,
  )
