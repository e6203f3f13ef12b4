import { splitAtLinks } from '../protocol/links.ts'
import { onServer } from '../session/server.ts'

/** A link that opens beside the page, and learns nothing about it. */
const link = (href: string, words = href) => (
  <a href={href} target="_blank" rel="noopener noreferrer nofollow">
    {words}
  </a>
)

/**
 * Plain words, with the web addresses in them as links.
 * @param path of what the words name, on the chat server. An address from elsewhere is shown: the words say nothing about where it leads.
 */
export function LinkedText({ text, path = '' }: { text: string; path?: string }) {
  const href = path && onServer(path)
  return (
    <p>
      {href === path
        ? splitAtLinks(text + (path && ` ${path}`)).map((part, i) => (i % 2 ? link(part) : part))
        : link(href, text || path)}
    </p>
  )
}
