import { computed } from 'nanostores'
import { record, text } from '../protocol/json.ts'
import { $config } from './config.ts'
import { storedFact } from './fact.ts'
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
