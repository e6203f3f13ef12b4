import { useSignal } from '@preact/signals'
import type { ComponentChild } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import blocksWords from '../../../locales/later/blocks.ts'
import type { Action } from '../../../protocol/blocks.ts'
import type { Json } from '../../../protocol/json.ts'
import type { Message } from '../../../protocol/message.ts'
import { inBackground } from '../../../session/background.ts'
import { tellApp } from '../../../session/interaction.ts'
import { $room } from '../../../session/room.ts'
import { fromStore } from '../../from-store.ts'
import { useOwnId } from '../../use-own-id.ts'
import { RichText } from '../rich-text.tsx'
import { wordsWith } from '../words.ts'

export type Act = (payload: Json) => void

interface Props {
  message: Message
  action: Action
  /** @param off nothing can be done now: it is being done, or the conversation is over */
  draw: (act: Act, off: boolean) => ComponentChild
}

const room = fromStore($room)

/** Something that an app is told when the visitor uses it, once they have confirmed it where the app wants that. */
export function Acting({ message, action, draw }: Props) {
  const state = useSignal<'idle' | 'busy' | 'failed'>('idle')
  const asked = useSignal<Json | undefined>(undefined)
  const tell = (payload: Json): void => {
    state.value = 'busy'
    asked.value = undefined
    const told = tellApp(message, action, payload).then((taken) => {
      state.value = taken ? 'idle' : 'failed'
    })
    inBackground(told)
  }
  const act = (payload: Json): void => {
    if (action.confirm) asked.value = payload
    else tell(payload)
  }
  const off = state.value === 'busy' || !!asked.value || room.value?.id !== message.rid
  return (
    <>
      {draw(act, off)}
      {asked.value && (
        <Confirm {...action} onYes={() => tell(asked.peek() ?? {})} onNo={() => (asked.value = undefined)} />
      )}
      {state.value === 'failed' && (
        <p role="alert" class="complaint">
          {wordsWith(blocksWords).appFailed}
        </p>
      )}
    </>
  )
}

function Confirm({ confirm, onYes, onNo }: Pick<Action, 'confirm'> & { onYes: () => void; onNo: () => void }) {
  const id = useOwnId()
  const harmless = useRef<HTMLButtonElement>(null)
  useLayoutEffect(() => {
    const button = harmless.current as HTMLButtonElement
    const { activeElement } = button.getRootNode() as ShadowRoot
    button.focus()
    return () => (activeElement as HTMLElement | null)?.focus()
  }, [])
  const texts = wordsWith(blocksWords)
  if (!confirm) return null
  const { title, words, yes, no, danger } = confirm
  return (
    <div
      role="alertdialog"
      aria-labelledby={id}
      aria-describedby={`${id}d`}
      class="block-confirm"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.isComposing) return
        event.preventDefault()
        onNo()
      }}
    >
      <strong id={id}>{title || texts.sure}</strong>
      <div id={`${id}d`}>
        <RichText pieces={words} />
      </div>
      <div class="actions">
        <button type="button" class={`reply ${danger ? 'danger-reply' : 'primary-reply'}`} onClick={onYes}>
          {yes || texts.yes}
        </button>
        <button ref={harmless} type="button" class="reply" onClick={onNo}>
          {no || texts.cancel}
        </button>
      </div>
    </div>
  )
}
