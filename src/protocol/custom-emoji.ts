import { list, record, text } from './json.ts'

/** A picture that the workspace calls an emoji. */
export interface CustomEmoji {
  /** Its names without colons, the usual one first. */
  names: string[]
  /** Where the picture lies on the server. */
  path: string
}

/** @param value the configuration's `resources.emojis`; what has no name or no kind of picture is left out */
export const parseCustomEmoji = (value: unknown): CustomEmoji[] =>
  list(value).flatMap((one) => {
    const { name, extension, aliases, etag } = record(one)
    const [named, kind] = [text(name), text(extension)]
    if (!named || !/^\w+$/.test(kind)) return []
    const path = `/emoji-custom/${encodeURIComponent(named)}.${kind}${text(etag) && `?etag=${encodeURIComponent(text(etag))}`}`
    return [{ names: [named, ...list(aliases).map(text).filter(Boolean)], path }]
  })
