function isDate(value: unknown): value is { $date: number } {
  return typeof value === 'object' && value !== null && typeof (value as { $date?: unknown }).$date === 'number'
}

/** Dates have a form of their own on this wire. */
export const writeEjson = (value: unknown): string =>
  JSON.stringify(value, function (this: Record<string, unknown>, key, plain: unknown) {
    // JSON.stringify has already turned a date into text when it asks.
    const raw = this[key]
    return raw instanceof Date ? { $date: raw.getTime() } : plain
  })

export const readEjson = (text: string): unknown =>
  JSON.parse(text, (_, value: unknown) => (isDate(value) ? new Date(value.$date) : value))
