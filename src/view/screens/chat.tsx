import { Composer } from '../composer.tsx'
import { MessageList } from '../message-list.tsx'

export const ChatScreen = () => (
  <>
    <MessageList />
    <Composer />
  </>
)
