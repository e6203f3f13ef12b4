import type { ComponentChildren } from 'preact'
import { hostHint } from '../../protocol/link-target.ts'
import { onServer, server } from '../../session/server.ts'

interface Props {
  /** An address that `mayLead`, or a path on the chat server. */
  href: string
  /** What the link says. */
  words: string
  /** How the words are drawn, where they are not plain. */
  children?: ComponentChildren
  class?: string
}

/** A link that opens beside the page, learns nothing about it, and says which host it leads to unless its words do. */
export function ExternalLink({ href: address, words, children = words, ...look }: Props) {
  const href = onServer(address)
  const hint = hostHint(href, words, server().base)
  return (
    <a href={href} target="_blank" rel="noopener noreferrer nofollow" dir="auto" {...look}>
      {children}
      {hint && ' '}
      {hint && <span dir="ltr">({hint})</span>}
    </a>
  )
}
