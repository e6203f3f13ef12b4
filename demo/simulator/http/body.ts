/** Reads a body as the server does: what cannot be read is no error, only empty. */
export async function readBody(request: Request): Promise<unknown> {
  if (request.method === 'GET') return {}
  const type = request.headers.get('content-type') ?? ''
  if (type.includes('multipart/form-data')) return {}
  const text = await request.text()
  if (!text) return {}
  if (type.includes('application/x-www-form-urlencoded')) return Object.fromEntries(new URLSearchParams(text))
  if (!type.includes('application/json')) return { ...(text as unknown as object) }
  return readJson(text)
}

function readJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text)
    return Array.isArray(value) ? value : { ...(value as object) }
  } catch {
    return {}
  }
}

/** A key that stands twice, or ends in brackets, is a list. */
export function readQuery(search: URLSearchParams): Record<string, string | string[]> {
  const query: Record<string, string | string[]> = {}
  for (const [name, value] of search) {
    const key = name.replace(/\[\d*\]$/, '')
    const known = query[key] ?? (key === name ? undefined : [])
    query[key] = known === undefined ? value : [known, value].flat()
  }
  return query
}
