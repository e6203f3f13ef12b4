import { isBlank } from '../../protocol/blank.ts'
import { RefusedError } from '../../protocol/errors.ts'
import type { Message } from '../../protocol/message.ts'
import { editMessage } from '../../protocol/own-message-rest.ts'
import { $config } from '../config.ts'
import { fact } from '../fact.ts'
import { hearMessages } from '../room.ts'
import { $visitor, asVisitor } from '../visitor.ts'
import { doubtRules } from './rules.ts'

/** The message that the visitor is putting into other words; it stays when the panel is closed. */
export const $editing = fact<{ id: string; text: string } | null>(null, 'conversation')

export const beginEditing = ({ id, text }: Message): void => $editing.set({ id, text })

export const saveEdit = (text: string): void => {
  const editing = $editing.get()
  if (editing) $editing.set({ ...editing, text })
}

export const stopEditing = (): void => $editing.set(null)

/** The new words can be sent: they are not empty and not too long. */
export const isFit = (text: string): boolean =>
  !isBlank(text) && text.length <= ($config.get()?.textLimit ?? Number.POSITIVE_INFINITY)

/**
 * Says the message in its new words.
 * @throws {RequestError} the new words stay
 */
export async function finishEditing({ id, rid, text: before }: Message): Promise<void> {
  const { text = before } = $editing.get() ?? {}
  const token = $visitor.get()?.token
  if (!token || !isFit(text)) return
  if (text !== before) {
    try {
      hearMessages([await editMessage(asVisitor(), { rid, token }, id, text)])
    } catch (error) {
      if (error instanceof RefusedError && error.code === 'error-action-not-allowed') doubtRules()
      throw error
    }
  }
  if ($editing.get()?.id === id) stopEditing()
}
