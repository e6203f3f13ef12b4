import { type FurtherConfig, parseFurtherConfig } from '../protocol/further-config.ts'
import { $config } from './config.ts'

/** What only further files read of the configuration, as last heard. */
export const furtherConfig = (): FurtherConfig => parseFurtherConfig($config.get()?.more ?? {})
