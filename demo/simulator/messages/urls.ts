import type { MessageUrl } from '@rocket.chat/core-typings'
import type { Root } from '@rocket.chat/message-parser'

/** Targets of the links in a parsed text. */
function* targetsIn(node: unknown): Generator<string> {
  if (Array.isArray(node)) for (const child of node) yield* targetsIn(child)
  else if (typeof node === 'object' && node !== null) {
    const { type, value } = node as { type?: string; value?: { src?: { value?: string } } }
    if (type === 'LINK' && value?.src?.value) yield value.src.value
    yield* targetsIn(value)
  }
}

const CODE = /```[\s\S]*?```|`[^`\r\n]+`/g
const ADDRESS =
  /([A-Za-z]{3,9}):\/\/([-;:&=+$,\w]+@{1})?([-A-Za-z0-9.]+)+:?(\d+)?((\/[-+=!:~%/.@,\w]*)?\??([-+=&!:;%@/.,\w]+)?(?:#([^\s)]+))?)?/g

/** Up to 7.x whatever looks like an address outside code; since 8.x the links that the parser has found. */
export function urlsIn(generation: number, msg: string, md: Root | undefined): MessageUrl[] {
  const urls = generation < 8 ? msg.replace(CODE, '').match(ADDRESS) : targetsIn(md)
  return [...new Set(urls ?? [])].map((url) => ({ url, meta: {} }))
}
