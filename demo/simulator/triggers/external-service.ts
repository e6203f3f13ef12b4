import type { ILivechatTrigger } from '@rocket.chat/core-typings'
import { failed } from '../refusals.ts'

export interface Service {
  url: string
  timeout: number
  fallbackMessage: string
}

type Answer =
  | { response: { statusCode: number; contents: { msg: string; order: number }[] } }
  | { error: string; response: string; fallbackMessage: string }

/** The service that a trigger asks for its words. */
export function serviceOf({ actions: [action] }: ILivechatTrigger): Service {
  if (action?.name !== 'use-external-service') throw failed('Trigger is not configured to use an external service')
  const { serviceUrl, serviceTimeout = 5000, serviceFallbackMessage } = action.params ?? {}
  if (!serviceUrl) throw failed('Invalid service URL')
  const fallbackMessage = serviceFallbackMessage || 'trigger-default-fallback-message'
  return { url: serviceUrl, timeout: serviceTimeout, fallbackMessage }
}

const invalid = 'error-invalid-external-service-response'

const isLine = (line: unknown): line is { msg: string; order: number } => {
  const { msg, order } = (line ?? {}) as { msg?: unknown; order?: unknown }
  return typeof msg === 'string' && typeof order === 'number'
}

async function fetchLines({ url, timeout }: Service, secret: string, body: unknown): Promise<Answer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { Accept: 'application/json', 'Content-Type': 'application/json', 'X-RocketChat-Livechat-Token': secret },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(timeout),
  })
  if (response.status !== 200) throw new Error(await response.text())
  const { contents } = (await response.json()) as { contents?: unknown }
  if (!Array.isArray(contents) || !contents.every(isLine)) throw new TypeError(invalid)
  return { response: { statusCode: 200, contents } }
}

/** Really asks. Whatever goes wrong over there becomes one of two errors, and the words to say instead. */
export async function askService(service: Service, secret: string, body: unknown): Promise<Answer> {
  try {
    return await fetchLines(service, secret, body)
  } catch (error) {
    const { name, message } = error as Error
    const isLate = name === 'TimeoutError'
    const { fallbackMessage } = service
    return { error: isLate ? 'error-timeout' : invalid, response: isLate ? 'error-timeout' : message, fallbackMessage }
  }
}
