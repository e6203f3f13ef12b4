import { parse, type Root } from '@rocket.chat/message-parser'
import { setting } from '../workspace/settings.ts'
import type { Workspace } from '../workspace/workspace.ts'

/** The body as a tree, made by the server's own parser with the options that its settings give. */
export const parseText = (workspace: Workspace, text: string): Root =>
  parse(text, {
    colors: setting(workspace, 'HexColorPreview_Enabled'),
    emoticons: true,
    ...(setting(workspace, 'Katex_Enabled') && {
      katex: {
        dollarSyntax: setting(workspace, 'Katex_Dollar_Syntax'),
        parenthesisSyntax: setting(workspace, 'Katex_Parenthesis_Syntax'),
      },
    }),
  })
