import { computed } from 'nanostores'
import { $config } from './config.ts'
import { fact } from './fact.ts'

/** What the page's owner says about the looks; the server's admin is asked where they say nothing. */
export interface Look {
  title?: string | undefined
  color?: string | undefined
  position?: 'left' | 'right' | undefined
}

const $owners = fact<Look>({})

export const wearLook = (look: Look): void => $owners.set(look)

/** Title, colour and side as they are shown. The title is empty when nobody has named the chat. */
export const $look = computed([$owners, $config], (owners, config) => ({
  title: owners.title || config?.title || '',
  color: owners.color || (config?.online === false && config.offlineColor) || config?.color || '',
  position: owners.position || config?.position || 'right',
}))
