import { useEffect } from 'preact/hooks'
import { $emoji, needEmoji } from '../session/emoji.ts'
import { fromStore } from './from-store.ts'

const emoji = fromStore($emoji)

/** An emoji that the message names, e.g. `:smile:`; its name until the table of names is there. */
export function Emoji({ name }: { name: string }) {
  useEffect(needEmoji, [])
  return <>{emoji.value?.(name) ?? `:${name}:`}</>
}
