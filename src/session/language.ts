import { $config } from './config.ts'
import { $invitations } from './invitations.ts'
import { $shown } from './panel.ts'
import { $room } from './room.ts'
import { $site } from './site.ts'
import { wantedLanguages } from './wanted-languages.ts'
import { fallSilent, speak } from './words.ts'

/** Nobody waits longer than this for the words of their language; until they come it is English. */
const PATIENCE = 2_000

/** English is here. Whoever reads another language gets it when there is something to read. */
export function startLanguage(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const look = (): void => {
    const reads = $shown.get() || $room.get() || $invitations.get()[0]
    if (timer || !reads || /^en/i.test(wantedLanguages()[0] ?? 'en')) return
    fallSilent()
    timer = setTimeout(speak, PATIENCE)
    import('./translator.ts').then(
      ({ startTranslating }) => startTranslating(),
      () => {
        timer = undefined
        speak()
      },
    )
  }
  const stops = [$shown, $room, $invitations, $site, $config].map((fact) => fact.subscribe(look))
  return () => {
    clearTimeout(timer)
    for (const stop of stops) stop()
  }
}
