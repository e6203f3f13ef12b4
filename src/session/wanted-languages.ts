import { text } from '../protocol/json.ts'
import { document } from '../unclobbered.ts'
import { $config } from './config.ts'
import { $site } from './site.ts'
import { stored } from './storage.ts'

/**
 * The languages that the chat could speak, the one that is wanted most first: what the page has said by a call, then by an option, the
 * language that the page is in, that of the server (English is what servers have that nobody has set), those of the browser.
 */
export const wantedLanguages = (): string[] =>
  [
    text(stored('language')),
    $site.get().language,
    document.documentElement.lang,
    $config.get()?.language.replace(/^en.*/, ''),
    ...navigator.languages,
  ].filter((tag): tag is string => !!tag)
