/** No honest finding is longer, however many departments it names. */
const MAX_LENGTH = 600

/** Control, private and unassigned characters, halves of characters, and invisible ones but the two that join letters and emoji. */
const UNPRINTABLE = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]/gu

/**
 * Makes one harmless line of a text with foreign parts. Line breaks become spaces, so that no answer of a server can add a line to a report.
 * Escape sequences and marks that turn the reading direction lose the characters that make them work.
 */
export function plain(text: string): string {
  const [head, isWhole] = [text.slice(0, 4 * MAX_LENGTH), text.length <= 4 * MAX_LENGTH]
  const line = head.replace(/[\s\p{Z}]+/gu, ' ').replace(UNPRINTABLE, '')
  return isWhole && line.length <= MAX_LENGTH ? line : `${line.slice(0, MAX_LENGTH).replace(/[\ud800-\udbff]$/, '')}…`
}
