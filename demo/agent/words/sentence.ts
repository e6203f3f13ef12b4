import {
  BlockedError,
  ProtocolError,
  RefusedError,
  RequestError,
  UnavailableError,
} from '../../../src/protocol/errors.ts'

const NOT_ALLOWED = 'Your account may not do this. An administrator can allow it.'

/** The server's words for a refusal → ours for the agent. */
const REFUSALS = new Map([
  // Signing in, and the state of the agent
  ['totp-required', 'Your account has a second factor. Enter its code.'],
  ['totp-invalid', 'This code is not right, or not any more.'],
  ['Agent not found', 'This account is not an agent. A manager can make it one.'],
  ['error-business-hours-are-closed', 'Chats can only be taken during business hours.'],
  ['error-status-not-allowed', 'On this server nobody may look offline.'],
  ['error-unauthorized', NOT_ALLOWED],
  ['unauthorized', NOT_ALLOWED],
  ['forbidden', NOT_ALLOWED],
  ['error-not-allowed', NOT_ALLOWED],
  [
    'API endpoint does not exist',
    'Servers of this version have no way to do this from outside. Use Rocket.Chat itself.',
  ],
  // The queue
  ['error-inquiry-taken', 'A colleague was faster: this chat has been taken.'],
  ['error-not-found', 'This chat does not wait any more.'],
  ['error-agent-status-service-offline', 'Go online and take chats first: the server thinks you are not at your desk.'],
  ['error-max-number-simultaneous-chats-reached', 'You have as many chats as you may have at a time.'],
  ['error-mac-limit-reached', 'This server has reached the number of visitors that its licence allows.'],
  ['error-returning-inquiry', 'This chat cannot go back to the queue.'],
  // Words and files
  ['error-action-not-allowed', 'The server does not allow this (any more).'],
  ['error-message-size-exceeded', 'This message is longer than the server allows.'],
  ['error-file-too-large', 'This file is larger than the server allows.'],
  ['error-size-not-allowed', 'This file is larger than the server allows.'],
  ['413', 'This file is larger than the server allows.'],
  ['error-invalid-file-type', 'The server does not take files of this type.'],
  ['error-type-not-allowed', 'The server does not take files of this type.'],
  ['error-file-upload-disabled', 'This server takes no files.'],
  ['visitor-not-found', 'The server does not know this visitor (any more).'],
  // Transfers
  ['This_conversation_is_already_closed', 'This chat is closed already.'],
  ['error-room-onHold', 'This chat is on hold. Resume it first.'],
  ['error-user-is-offline', 'This colleague is not there to take it. Choose somebody else.'],
  ['error-selected-agent-room-agent-are-same', 'This colleague serves the chat already.'],
  ['error-user-not-belong-to-department', 'This colleague is not in that department.'],
  ['error-invalid-department', 'This department does not exist any more.'],
  ['error-forwarding-chat-same-department', 'The chat is in this department already.'],
  ['error-no-agents-online-in-department', 'Nobody of this department is there. Choose another one.'],
  ['error-no-agents-available-for-service-on-department', 'Nobody of this department is there. Choose another one.'],
  ['error-forwarding-chat', 'Nobody took the chat. It stays with you.'],
  ['error-transferring-inquiry', 'There was nothing to transfer.'],
  ['error-invalid-visitor', 'The server does not know this visitor (any more).'],
  // The end of a chat
  ['error-comment-is-required', 'Write a comment: this team closes no chat without one.'],
  [
    'error-tags-must-be-assigned-before-closing-chat',
    'Choose at least one tag: this department closes no chat without.',
  ],
  ['error-room-already-closed', 'This chat is closed already.'],
  ['error-room-closed', 'Somebody else has just closed this chat.'],
  ['error-room-cannot-be-closed-try-again', 'The chat could not be closed just now. Try again.'],
  ['Error removing inquiry', 'The chat could not be closed just now. Try again.'],
  ['Error closing room', 'The chat could not be closed just now. Try again.'],
  ['Error removing subscriptions', 'The chat could not be closed just now. Try again.'],
  ['error-not-authorized', 'You are not in this chat, and may not close those of others.'],
  ['error-invalid-room', 'The server does not know this chat (any more).'],
  ['error-room-not-found', 'The server does not know this chat (any more).'],
  ['invalid email', 'Enter an email address such as name@example.com.'],
  ['error-invalid-email', 'Enter an email address such as name@example.com.'],
  // Calls
  ['invalid-token', 'The server does not know this caller (any more).'],
  ['invalid-room', 'The server does not know this call (any more).'],
  ['room-closed', 'This call has ended already.'],
  ['400', 'The call could not be ended. Try again.'],
])

/** A failed login says `Unauthorized`, and `unauthorized` in version 9, which means with status 403 that a permission is missing. */
const isWrongPassword = ({ code, status }: RefusedError): boolean => status === 401 && /^unauthorized$/i.test(code)

/** What an error means to the agent. This is the only place that turns errors into sentences. */
export function sentence(error: unknown): string {
  if (error instanceof RefusedError && isWrongPassword(error)) return 'The username or the password is not right.'
  if (error instanceof RefusedError) return REFUSALS.get(error.code) ?? `The server refused: ${error.message}`
  if (error instanceof BlockedError)
    return 'The server does not let this page in. An administrator can: Settings → General → REST API → Enable CORS.'
  if (error instanceof UnavailableError && error.wait)
    return `The server asks for a little patience: try again in ${Math.ceil(error.wait / 1000)} seconds.`
  if (error instanceof ProtocolError) return 'The answer made no sense. Is this the address of a Rocket.Chat server?'
  if (error instanceof RequestError) return 'The server cannot be reached. Check the connection, and try again.'
  return 'Something went wrong in this page. Reload it, and try again.'
}

/** Which field of the close dialog a refusal is about, where it is about one. */
const FIELDS = new Map([
  ['error-comment-is-required', 'comment'],
  ['error-tags-must-be-assigned-before-closing-chat', 'tags'],
  ['invalid email', 'email'],
  ['error-invalid-email', 'email'],
])

export const fieldOf = (error: RequestError): string | undefined =>
  error instanceof RefusedError ? FIELDS.get(error.code) : undefined
