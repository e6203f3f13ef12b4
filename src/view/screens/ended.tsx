import { $config } from '../../session/config.ts'
import { beginAnew } from '../../session/screen.ts'
import { fromStore } from '../from-store.ts'
import { later } from '../later.tsx'
import { MessageList } from '../message-list.tsx'
import type { ScreenProps } from '../panel.tsx'
import { words } from '../words.ts'

const config = fromStore($config)
const AfterChat = later(() => import('../later/after-chat.tsx'))

/** The conversation can still be read; below it is what is left to do. */
export function EndedScreen({ ask }: ScreenProps) {
  const { value: texts } = words
  const { conversationFinishedMessage, conversationFinishedText } = config.value?.messages ?? {}
  return (
    <>
      <MessageList />
      <div class="farewell">
        <h2 tabIndex={-1} data-focus>
          {texts.endedTitle}
        </h2>
        <p lang={conversationFinishedMessage && ''}>{conversationFinishedMessage ?? texts.endedText}</p>
        {conversationFinishedText && <p lang="">{conversationFinishedText}</p>}
        <button type="button" class="primary" onClick={beginAnew}>
          {texts.newChat}
        </button>
        <AfterChat />
        <button type="button" class="link" onClick={() => ask('forget')}>
          {texts.forget}
        </button>
      </div>
    </>
  )
}
