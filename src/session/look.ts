import { computed } from './computed.ts'
import { $config } from './config.ts'
import { $site } from './site.ts'

/** Title, colour and side as they are shown. The title is empty when nobody has named the chat. */
export const $look = computed([$site, $config], (site, config) => ({
  title: site.title || config?.title || '',
  color: site.color || (config?.online === false && config.offlineColor) || config?.color || '',
  position: site.position || config?.position || 'right',
}))
