import { type Options, parse, type Root } from '@rocket.chat/message-parser'
import { setting } from '../workspace/settings.ts'
import type { Workspace } from '../workspace/workspace.ts'

type Block = Root[number]

const optionsOf = (workspace: Workspace): Options => ({
  colors: setting(workspace, 'HexColorPreview_Enabled'),
  emoticons: true,
  ...(setting(workspace, 'Katex_Enabled') && {
    katex: {
      dollarSyntax: setting(workspace, 'Katex_Dollar_Syntax'),
      parenthesisSyntax: setting(workspace, 'Katex_Parenthesis_Syntax'),
    },
  }),
})

/** Parses a line as the words of a paragraph, whatever it looks like. */
function paragraph(line: string, options: Options): Block[] {
  const blocks = parse(`.${line}`, options) as Block[]
  const [first] = blocks[0]?.type === 'PARAGRAPH' ? blocks[0].value : []
  if (first?.type === 'PLAIN_TEXT') first.value = first.value.slice(1)
  return blocks
}

/** Rules and tables came with 8.7. Before, their source stayed in paragraphs, one for each line. */
const withoutTables = (blocks: Block[], text: string, options: Options): Block[] =>
  blocks.flatMap((block) => {
    if ((block.type !== 'TABLE' && block.type !== 'HORIZONTAL_RULE') || !Array.isArray(block.fallback)) return block
    const lines = text.slice(...block.fallback).split('\n')
    return lines.flatMap((line) => paragraph(line, options))
  })

/** The body as a tree, made by the server's own parser with the options that its settings give. */
export function parseText(workspace: Workspace, text: string): Root {
  const options = optionsOf(workspace)
  const blocks = parse(text, options)
  return workspace.generation < 8 ? (withoutTables(blocks as Block[], text, options) as Root) : blocks
}
