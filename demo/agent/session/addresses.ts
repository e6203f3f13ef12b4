import { fileAddress } from '../../../src/protocol/agent-files.ts'
import { asAgent } from './account.ts'
import { serverAddress } from './server.ts'

/** The picture of somebody of the team. */
export const avatarAddress = (username: string): string => `${serverAddress()}/avatar/${encodeURIComponent(username)}`

/** Where a file of a conversation can be opened. */
export const addressOfFile = (path: string): string => fileAddress(asAgent(), path)

/** A picture may be shown if it is the chat server's own: a message must not be able to call a third party. */
export const isOwnPicture = (path: string): boolean => /^\/?file-upload\/.*\.(png|jpe?g|gif|webp|avif)$/i.test(path)
