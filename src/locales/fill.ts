import type { Words } from './en.ts'

/** Puts values into a sentence: `fill('{name} joined', { name: 'Sam' })`. */
export const fill = (sentence: string, values: Record<string, string | number>): string =>
  sentence.replace(/\{(\w+)\}/g, (_, key: string) => String(values[key] ?? ''))

/** Keys of sentences that depend on a number. */
type Counted = { [Key in keyof Words]: Key extends `${infer Stem}_other` ? Stem : never }[keyof Words]

/** The sentence for a number, by the plural rules of the language: `count(words, 'unread', 2)` → `2 unread messages`. */
export function count(words: Words, key: Counted, n: number, values: Record<string, string> = {}): string {
  const form = `${key}_${new Intl.PluralRules(words.lang).select(n)}` as keyof Words
  return fill(words[form] ?? words[`${key}_other`], { n, ...values })
}
