import { inBackground } from '../../session/background.ts'
import { $messages } from '../../session/messages.ts'
import { fromStore } from '../from-store.ts'
import type { MenuItem } from '../menu.tsx'
import type { ScreenProps } from '../panel.tsx'
import { downloadConversation } from './download.ts'
import { allWords } from './words.ts'

const messages = fromStore($messages)

/** What the menu offers besides being forgotten; only what applies now. */
export function menuItems(_panel: ScreenProps): MenuItem[] {
  const texts = allWords()
  const hasMessages = messages.value.length > 0
  const items: [applies: boolean, ...MenuItem][] = [
    [hasMessages, texts.download, () => inBackground(downloadConversation('html'))],
  ]
  return items.filter(([applies]) => applies).map(([, ...item]) => item)
}
