/** @jsxImportSource react */
import { type Chat, startChat } from 'linnet'
import { useEffect, useRef } from 'react'

interface Props {
  server: string
  onUnread?: (count: number) => void
}

/** A chat that is there while the component is. */
export function LinnetChat({ server, onUnread }: Props) {
  const chat = useRef<Chat>(null)
  useEffect(() => {
    chat.current = startChat({ server })
    return () => chat.current?.stop()
  }, [server])
  // Another server is another chat, which has no listeners yet.
  useEffect(() => onUnread && chat.current?.on('unread', onUnread), [server, onUnread])
  return (
    <button type="button" onClick={() => chat.current?.open()}>
      Ask us
    </button>
  )
}
