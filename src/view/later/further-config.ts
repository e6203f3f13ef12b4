import { type FurtherConfig, parseFurtherConfig } from '../../protocol/further-config.ts'
import { $config } from '../../session/config.ts'
import { fromStore } from '../from-store.ts'

const config = fromStore($config)

/** What only further files read of the configuration. Read it while rendering. */
export const furtherConfig = (): FurtherConfig => parseFurtherConfig(config.value?.more ?? {})
