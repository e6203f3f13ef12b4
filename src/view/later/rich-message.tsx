import attachmentsWords from '../../locales/later/attachments.ts'
import blocksWords from '../../locales/later/blocks.ts'
import { type Attachment, parseAttachments } from '../../protocol/attachment.ts'
import { parseBlocks, showsSomething } from '../../protocol/blocks.ts'
import { text } from '../../protocol/json.ts'
import { markedText } from '../../protocol/marked-text.ts'
import type { Message } from '../../protocol/message.ts'
import { type Piece, plain, saysNothing } from '../../protocol/piece.ts'
import { richTextOf } from '../../protocol/rich-text.ts'
import { isOldCall } from '../../session/calls.ts'
import { AttachmentView } from './attachments/attachment.tsx'
import css from './attachments/attachments.css'
import { ThreadParent } from './attachments/thread-parent.tsx'
import { Blocks } from './blocks/blocks.tsx'
import formCss from './rich-text.css'
import { RichText } from './rich-text.tsx'
import { sheetOf } from './sheet.tsx'
import { wordsWith } from './words.ts'

const Style = sheetOf(formCss + css)

/** A message with what hangs on it: what it answers and its files come before the words, everything else after them. */
export default function RichMessage({ message }: { message: Message }) {
  const { rid, more } = message
  if (!more) return <p>({wordsWith(attachmentsWords).notShown})</p>
  if (isOldCall(message)) return <p>{wordsWith(blocksWords).callNotHere}</p>
  const rich = more['marked'] ? markedText(text(more['marked'])) : richTextOf(more)
  const attachments = parseAttachments(more)
  const quotes = attachments.filter((attachment) => attachment.quotes)
  const files = attachments.filter((attachment) => attachment.isFile && !attachment.quotes)
  const cards = attachments.filter((attachment) => !attachment.isFile && !attachment.quotes)
  const parent = text(more['tmid'])
  const blocks = parseBlocks(more['blocks'])
  const words = withoutLinksTo(quotes, rich)
  if (!parent && !attachments[0] && saysNothing(words) && !blocks.some(showsSomething))
    return <p>({wordsWith(attachmentsWords).notShown})</p>
  return (
    <>
      <Style />
      {parent && <ThreadParent rid={rid} id={parent} />}
      {quotes.map((quote) => (
        <AttachmentView key={quote.key} attachment={quote} rid={rid} />
      ))}
      {files.map((file) => (
        <AttachmentView key={file.key} attachment={{ ...file, alt: file.alt || plain(rich) }} rid={rid} />
      ))}
      <RichText pieces={words} />
      {cards.map((card) => (
        <AttachmentView key={card.key} attachment={card} rid={rid} />
      ))}
      {blocks.length > 0 && <Blocks message={message} blocks={blocks} />}
    </>
  )
}

/** A quote is made by a link in the words, which says nothing once the quote is there. */
function withoutLinksTo(quotes: Attachment[], pieces: readonly Piece[]): Piece[] {
  const gone = new Set(quotes.map((quote) => quote.quotes))
  if (!gone.size) return [...pieces]
  return pieces.flatMap((piece): Piece[] => {
    if (typeof piece === 'string' || !('tag' in piece)) return [piece]
    if (piece.href && gone.has(piece.href)) return []
    const inside = withoutLinksTo(quotes, piece.inside)
    const changed = inside.length < piece.inside.length
    if (changed && typeof inside[0] === 'string') inside[0] = inside[0].trimStart()
    return changed && !inside.some(Boolean) ? [] : [{ ...piece, inside }]
  })
}
