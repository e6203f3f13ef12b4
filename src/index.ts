export { type Chat, type ChatEvents, type Identity, startChat } from './chat.ts'
export type { Finding, Report, Status, Verdict } from './doctor/finding.ts'
export type { Options } from './options.ts'
