// The words of other languages than English. It comes in a further file, and each language in one of its own.
import en, { type Words } from '../locales/en.ts'
import { languages } from '../locales/languages.ts'
import trouble from '../locales/later/trouble.ts'
import { inBackground } from './background.ts'
import { $config, $reach } from './config.ts'
import { ourTag } from './our-tag.ts'
import { $panel } from './panel.ts'
import { server } from './server.ts'
import { $site } from './site.ts'
import { wantedLanguages } from './wanted-languages.ts'
import { speak } from './words.ts'

/** Speaks the language that is wanted most, from now on and whenever another one is. */
export function startTranslating(): void {
  const { signal } = server()
  let chosen = ''
  const look = async (): Promise<void> => {
    const wanted = wantedLanguages()
    const serverMaySay = !$config.get() && $reach.get() !== 'unreachable'
    // As long as nobody but the browser has said anything the server is waited for.
    if (serverMaySay && wanted.length === navigator.languages.length) return
    const tag = wanted.map(ourTag).find(Boolean) ?? 'en'
    if (tag === chosen) return
    chosen = tag
    const words = await fetchWords(tag)
    if (chosen !== tag || signal.aborted) return
    // It is asked for again when the panel is opened, or when the server has spoken; until then it is what it was.
    if (!words) chosen = ''
    speak(words)
  }
  const again = (): void => inBackground(look())
  for (const fact of [$site, $config, $reach, $panel]) signal.addEventListener('abort', fact.listen(again))
  again()
}

async function fetchWords(tag: string): Promise<Parameters<typeof speak>[0]> {
  try {
    const words = (await languages[tag]?.())?.default ?? { ...trouble, ...en }
    const { script = '' } = new Intl.Locale(tag).maximize()
    const dir = /Arab|Hebr/.test(script) ? 'rtl' : undefined
    // Times, dates and numbers are written as in the visitor's country.
    const lang = navigator.languages.find((one) => /^[\w-]+$/.test(one) && ourTag(one) === tag) ?? tag
    // A form that the language has no number for is not asked for.
    return { ...(words as Words), tag, lang, ...(dir && { dir }) }
  } catch {
    return undefined
  }
}
