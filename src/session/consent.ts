import { UnavailableError } from '../protocol/errors.ts'
import { record, text } from '../protocol/json.ts'
import { computed } from './computed.ts'
import { $config, loadConfig } from './config.ts'
import { storedFact } from './fact.ts'
import { until } from './until.ts'
import { $visitor } from './visitor.ts'

/** What a visitor has agreed to. */
export interface Consent {
  /** The admin's text then; empty for ours. Another one is asked for anew. */
  asked: string
  /** Every word that was on screen. */
  text: string
  /** When, by the visitor's clock. */
  at: number
  /** SHA-256 of the text (UTF-8) in hex; empty in pages that are not secure, where browsers do not reckon. */
  hash: string
}

/** It is written down once there is a visitor, and goes with them. */
export const $consent = storedFact<Consent | null>('consent', (value) => {
  const { asked, text: words, at, hash } = record(value)
  return text(words) ? { asked: text(asked), text: text(words), at: Number(at), hash: text(hash) } : null
})

export const noteConsent = (consent: Consent): void => $consent.set(consent)

$visitor.listen((visitor, before) => {
  // Somebody who is about to be registered is not the one who agreed; the server giving the same person another token is.
  if (!visitor || (before && !visitor.id && visitor.token !== before.token)) $consent.set(null)
})

/** The visitor has yet to agree. */
export const $consentMissing = computed(
  [$config, $consent],
  (config, consent) => !!config?.consent && consent?.asked !== (config.messages['dataProcessingConsentText'] ?? ''),
)

/**
 * Something about the visitor may be stored and sent: the server has said that chat is switched on, and the visitor has agreed where they
 * must. Nobody is registered before.
 */
export const $mayRegister = computed([$config, $consentMissing], (config, missing) => !!config?.enabled && !missing)

/**
 * Waits until something about the visitor may be stored and sent, by the configuration as it is now: the admin may have asked for consent
 * since it was last read.
 * @param signal gives up
 * @param ask reads the configuration
 * @throws {RequestError} it cannot be read, or the chat is switched off
 */
export async function consented(signal: AbortSignal, ask: () => Promise<unknown> = loadConfig): Promise<void> {
  await ask()
  if (!$config.get()?.enabled) throw new UnavailableError('The chat is switched off.')
  await until($mayRegister, Boolean, signal)
}
