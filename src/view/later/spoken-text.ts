import { parseAttachments } from '../../protocol/attachment.ts'
import { parseBlocks, saidIn } from '../../protocol/blocks.ts'
import type { Json } from '../../protocol/json.ts'
import { plain } from '../../protocol/piece.ts'
import { richTextOf } from '../../protocol/rich-text.ts'
import { words } from '../words.ts'

/** What a screen reader says of a formatted message: its words without their marks, its files by their names, and what an app has built. */
export function spokenText(more: Json): string {
  const attachments = parseAttachments(more).filter(({ quotes }) => !quotes)
  const files = attachments.map(({ alt, title, caption, before }) => alt || plain(caption) || plain(before) || title)
  const lines = [plain(richTextOf(more), words.value.lang), ...files, saidIn(parseBlocks(more['blocks']))]
  return lines
    .filter(Boolean)
    .join('\n')
    .replace(/:([\w+-]+):/g, (_, name: string) => name.replaceAll('_', ' '))
}
