import { $config } from './config.ts'
import { noteConsent } from './consent.ts'

/** The visitor agrees to what they have read: these words, no others. */
export async function agree(words: string): Promise<void> {
  const asked = $config.get()?.messages['dataProcessingConsentText'] ?? ''
  noteConsent({ asked, text: words, at: Date.now(), hash: await fingerprint(words) })
}

async function fingerprint(words: string): Promise<string> {
  if (!crypto.subtle) return ''
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(words))
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
