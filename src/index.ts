export { type Chat, type ChatEvents, type Identity, startChat } from './chat.ts'
export type { Options } from './options.ts'
