import type { PageVisit } from '../../../src/protocol/agent-visitor.ts'
import { clock } from '../words/time.ts'

/** Where the visitor has been, newest first. A page is a link only if it is one of the web. */
export function Pages({ pages }: { pages: readonly PageVisit[] }) {
  if (!pages.length) return null
  return (
    <section aria-labelledby="pages">
      <h3 id="pages">Pages visited</h3>
      <ul class="pages" aria-labelledby="pages">
        {pages.map(({ id, title, href, at }) => (
          <li key={id}>
            {/^https?:/i.test(href) ? (
              <a href={href} target="_blank" rel="noopener noreferrer nofollow" title={href}>
                {title}
              </a>
            ) : (
              title
            )}
            <small>{clock(at, 'time')}</small>
          </li>
        ))}
      </ul>
    </section>
  )
}
