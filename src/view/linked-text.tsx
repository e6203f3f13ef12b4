import { splitAtLinks } from '../protocol/links.ts'

/** A link that opens beside the page, and learns nothing about it. */
export const link = (href: string, label = href) => (
  <a href={href} target="_blank" rel="noopener noreferrer nofollow">
    {label}
  </a>
)

/** Plain words, with the web addresses in them as links. */
export const LinkedText = ({ text }: { text: string }) => (
  <p>{splitAtLinks(text).map((part, i) => (i % 2 ? link(part) : part))}</p>
)
