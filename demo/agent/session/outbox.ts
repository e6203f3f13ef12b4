import { sendMessage as post } from '../../../src/protocol/agent-messages.ts'
import { RequestError, UnavailableError } from '../../../src/protocol/errors.ts'
import { makeMessageId } from '../../../src/protocol/id.ts'
import { inBackground } from '../../../src/session/background.ts'
import { asAgent } from './account.ts'
import { fact } from './fact.ts'
import { $line } from './line.ts'
import { receiveMessages } from './messages.ts'

export interface Outgoing {
  id: string
  rid: string
  words: string
  state: 'sending' | RequestError
}

/** What is on its way, in the order in which it was written. */
export const $outbox = fact<readonly Outgoing[]>([])

/** Sends in the background; what fails stays here with the reason. @returns false when there is nothing to send */
export function sendMessage(rid: string, text: string): boolean {
  const words = text.trim()
  if (!words) return false
  const message: Outgoing = { id: makeMessageId(), rid, words, state: 'sending' }
  $outbox.set([...$outbox.get(), message])
  inBackground(send(message))
  return true
}

/** Whatever the network kept back goes out by itself when it is back. */
export const startOutbox = (): (() => void) =>
  $line.listen((line) => {
    for (const message of $outbox.get())
      if (line === 'open' && message.state instanceof UnavailableError) sendAgain(message)
  })

/** The same id again: if the first try arrived after all, nothing comes twice. */
export function sendAgain(message: Outgoing): void {
  note({ ...message, state: 'sending' })
  inBackground(send(message))
}

export const discard = ({ id }: Outgoing): void => $outbox.set($outbox.get().filter((other) => other.id !== id))

async function send(message: Outgoing): Promise<void> {
  try {
    const stored = await post(asAgent(), message.rid, message.id, message.words)
    receiveMessages(message.rid, [stored])
    discard(message)
  } catch (error) {
    if (error instanceof RequestError) note({ ...message, state: error })
    throw error
  }
}

const note = (message: Outgoing): void =>
  $outbox.set($outbox.get().map((other) => (other.id === message.id ? message : other)))
