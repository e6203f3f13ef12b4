import type { Words } from './en.ts'
import { fill } from './fill.ts'
import type blocks from './later/blocks.ts'
import type composer from './later/composer.ts'
import { refusal } from './sentence.ts'

type FileWords = typeof composer & typeof blocks

/** The server's words for refusing a file, and our own → a sentence for the visitor. */
const REFUSALS = new Map<string, keyof FileWords>([
  ['error-file-upload-disabled', 'filesOff'],
  ['error-type-not-allowed', 'fileTypeRefused'],
  ['error-invalid-file-type', 'fileTypeRefused'],
  ['error-size-not-allowed', 'fileTooLarge'],
  ['error-file-too-large', 'fileTooLarge'],
  ['no-agent-online', 'fileNobodyThere'],
  ['blocked', 'fileBlocked'],
  ['unreadable', 'appFailed'],
])

/**
 * Why a file was not taken.
 * @param limit what would not have been too large, where the server has said so
 */
export function fileRefusal(code: string, limit: string, words: Words & FileWords): string {
  const key = REFUSALS.get(code)
  if (!key) return refusal(code, words)
  return key === 'fileTooLarge' && limit ? fill(words.fileTooLargeFor, { size: limit }) : words[key]
}
