import { h } from 'preact'
import { type Piece, plain } from '../../protocol/piece.ts'
import { later } from '../later.tsx'
import { ExternalLink } from './external-link.tsx'
import { MomentView } from './moment.tsx'
import { Sideways } from './sideways.tsx'
import { Spoiler } from './spoiler.tsx'

/** An emoji that the message names, e.g. `:smile:`; its name until the further file with the table of names has come. */
const Emoji = later(
  () => import('./emoji.tsx'),
  ({ name }: { name: string }) => `:${name}:`,
)

/** A message body as elements. */
export const RichText = ({ pieces }: { pieces: readonly Piece[] }) => <>{pieces.map(draw)}</>

function draw(piece: Piece): preact.ComponentChild {
  if (typeof piece === 'string') return piece
  if ('emoji' in piece) return <Emoji name={piece.emoji} />
  if ('moment' in piece) return <MomentView {...piece} />
  if ('spoiler' in piece) return <Spoiler>{piece.spoiler.map(draw)}</Spoiler>
  const { tag, inside, href, start, align } = piece
  if (href)
    return (
      <ExternalLink href={href} words={plain(inside)}>
        {inside.map(draw)}
      </ExternalLink>
    )
  const drawn = inside.map(draw)
  switch (tag) {
    case 'pre':
      return (
        <Sideways>
          <pre dir="ltr">{drawn}</pre>
        </Sideways>
      )
    case 'table':
      return (
        <Sideways>
          <table dir="auto">{drawn}</table>
        </Sideways>
      )
    case 'th':
      return (
        <th scope="col" class={align}>
          {drawn}
        </th>
      )
    default:
      return h(tag, { start, class: align }, drawn)
  }
}
