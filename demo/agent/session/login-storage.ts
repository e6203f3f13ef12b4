import { parseJson, record, text } from '../../../src/protocol/json.ts'
import { serverAddress } from './server.ts'

/** A login outlives a reload and ends with the tab. */
export interface Login {
  userId: string
  authToken: string
}

const key = (): string => `linnet-agent:${serverAddress()}`

/** A storage that is forbidden holds nothing: then a reload asks for the password again. */
export function storedLogin(): Login | null {
  try {
    const login = record(parseJson(sessionStorage.getItem(key()) ?? ''))
    const userId = text(login['userId'])
    const authToken = text(login['authToken'])
    return userId && authToken ? { userId, authToken } : null
  } catch {
    return null
  }
}

export function storeLogin(login: Login | null): void {
  try {
    if (login) sessionStorage.setItem(key(), JSON.stringify(login))
    else sessionStorage.removeItem(key())
  } catch {
    // See above.
  }
}
