import { openHeaders } from '../http/cors.ts'
import { tooManyRequests } from '../refusals.ts'
import type { TroubleRule } from './state.ts'

const asJson = { ...openHeaders, 'Content-Type': 'application/json' }
const asHtml = { ...openHeaders, 'Content-Type': 'text/html' }
const page = '<!doctype html><title>Bad gateway</title><h1>502 Bad gateway</h1>'

const usual: Record<number, unknown> = {
  500: { success: false, error: 'Internal server error' },
  503: { success: false, error: 'Service Unavailable' },
}

/** The status that a rule asks for, with the server's usual words unless the rule has its own. */
export function answerInstead({ status = 500, seconds = 60, body }: TroubleRule): Response {
  const words = body ?? (status === 429 ? tooManyRequests(seconds).body : (usual[status] ?? { success: false }))
  return new Response(typeof words === 'string' ? words : JSON.stringify(words), { status, headers: asJson })
}

/** What comes out of a broken proxy or a cut cable: a 200 that is none. The request itself has been carried out. */
export async function garble(answer: Response, { form = 'html' }: TroubleRule): Promise<Response> {
  const text = await answer.text()
  const forms: Record<string, () => Response> = {
    html: () => new Response(page, { headers: asHtml }),
    truncated: () => new Response(text.slice(0, Math.floor(text.length / 2)), { headers: asJson }),
    null: () => new Response('null', { headers: asJson }),
    array: () => new Response('[]', { headers: asJson }),
    empty: () => new Response('', { headers: asJson }),
    type: () => new Response(text, { headers: { ...openHeaders, 'Content-Type': 'text/plain' } }),
  }
  return (forms[form] ?? forms['html'])?.() ?? answer
}
