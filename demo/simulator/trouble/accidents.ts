import type { Workspace } from '../workspace/workspace.ts'

/** Where the server can stumble over itself, and what it says then unless the order has other words. */
export const usualWords = {
  register: 'Error registering visitor',
  room: 'error-failed-to-start-conversation',
  message: '[cannot-access-room]',
  close: 'error-room-cannot-be-closed-try-again',
  survey: 'invalid-livechat-config',
  transfer: 'error-transfering-chat',
  transcript: '',
  forget: 'An error ocurred while deleting visitor',
  call: '',
}

export type Stumble = keyof typeof usualWords

/** The words of an accident that was ordered for this moment, once for every time that it was ordered. */
export function accident({ trouble }: Workspace, over: Stumble): string | undefined {
  const found = trouble.accidents.find((one) => one.over === over)
  if (found && --found.times <= 0) trouble.accidents.splice(trouble.accidents.indexOf(found), 1)
  return found && (found.error ?? usualWords[over])
}
