interface PageQuery {
  offset?: number | string | null | undefined
  count?: number | string | null | undefined
}

/** Fifty unless asked otherwise, never more than a hundred at a time, and all that is left with a count of 0. */
export function spanOf({ offset, count }: PageQuery): { from: number; size: number } {
  const size = Math.min(Number(count ?? 50), 100)
  return { from: Number(offset ?? 0), size: size || Number.POSITIVE_INFINITY }
}

/** A list as the server pages it. */
export function page<Name extends string, Item>(
  name: Name,
  items: Item[],
  query: PageQuery,
): Record<Name, Item[]> & { count: number; offset: number; total: number } {
  const { from, size } = spanOf(query)
  const shown = items.slice(from, from + size)
  return { ...({ [name]: shown } as Record<Name, Item[]>), count: shown.length, offset: from, total: items.length }
}
