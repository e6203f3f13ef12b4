import { parseCustomEmoji } from '../protocol/custom-emoji.ts'
import { record } from '../protocol/json.ts'
import { computed } from './computed.ts'
import { $config } from './config.ts'

/** The workspace's own emoji. */
export const $customEmoji = computed($config, (config) => parseCustomEmoji(record(config?.more['resources'])['emojis']))
