import { RequestError } from '../../protocol/errors.ts'
import { getPublicSettings } from '../../protocol/settings.ts'
import { inBackground } from '../background.ts'
import { fact } from '../fact.ts'
import { server } from '../server.ts'

/** What the workspace lets visitors do with their own messages; nothing until it has been asked. */
export const $rules = fact({ edit: false, remove: false })

const $asked = fact<'no' | 'asking' | 'yes'>('no')

/** Asks once; where the server cannot be asked, again with the next message. */
export function needRules(): void {
  if ($asked.get() === 'no') inBackground(askForRules())
}

async function askForRules(): Promise<void> {
  $asked.set('asking')
  try {
    const settings = await getPublicSettings(server(), ['Message_AllowEditing', 'Message_AllowDeleting'])
    $asked.set('yes')
    $rules.set({ edit: settings['Message_AllowEditing'] === true, remove: settings['Message_AllowDeleting'] === true })
  } catch (error) {
    $asked.set('no')
    if (!(error instanceof RequestError)) throw error
  }
}

/** The server has said no to what its settings allow: they have changed. */
export function doubtRules(): void {
  $asked.set('no')
  $rules.set({ edit: false, remove: false })
  needRules()
}
