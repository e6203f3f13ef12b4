import { computed } from 'nanostores'
import { inBackground } from './background.ts'
import { $config, $reach } from './config.ts'
import { $consentMissing } from './consent.ts'
import { refresh } from './refresh.ts'

const $mayGoOn = computed(
  [$reach, $consentMissing],
  (reach, missing) => reach === 'unreachable' || (reach === 'answered' && !missing),
)

/** Settles once something about the visitor may be stored and sent, or the server cannot even say what they have to agree to. */
export function consented(): Promise<void> {
  if (!$config.get() && $reach.get() !== 'asking') inBackground(refresh())
  return new Promise((resolve) => {
    const stop = $mayGoOn.subscribe((may) => {
      if (!may) return
      resolve()
      queueMicrotask(() => stop())
    })
  })
}
