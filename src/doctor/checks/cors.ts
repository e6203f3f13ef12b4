import { ok, problem, skipped, type Verdict } from '../finding.ts'
import { type Method, Unreachable } from '../probe.ts'
import type { Situation } from '../situation.ts'

/** What each method is for, so that an owner knows what is lost without it. */
const USES: Record<Method, string> = {
  POST: 'registering visitors',
  PUT: 'editing messages',
  DELETE: 'Forget me',
}

const REMEDY =
  'Switch on Administration → Settings → General → REST API → Enable CORS, with the site or * as the origin; if it is on, a proxy answers OPTIONS itself and must not. Or put the server behind an address of the site (README, Server settings).'

/** A page of another origin may send what a chat sends: the browser asks before each method whether it may. */
export async function cors({ server, version, setUp, probe }: Situation): Promise<Verdict> {
  if (version === undefined || !setUp) return skipped('There is no Rocket.Chat to ask.')
  const { origin } = new URL(server)
  if (!probe.origin) return skipped('Nobody said which site the chat is on.', 'Say it with --origin.')
  if (probe.origin === origin) return ok('The server has an address of the site, so no permission is needed.')
  const readable = setUp instanceof Unreachable ? '*' : setUp.header('access-control-allow-origin')
  if (probe.place === 'node' && readable !== '*' && readable !== probe.origin)
    return problem(`Pages of ${probe.origin} may not read what the server answers.`, REMEDY)
  const refused = []
  for (const method of ['POST', 'PUT', 'DELETE'] as const) {
    const reason = await probe.preflight(server, method).catch((error: unknown) => {
      if (error instanceof Unreachable) return error.message
      throw error
    })
    if (reason) refused.push({ method, reason })
  }
  if (!refused.length) return ok(`Pages of ${probe.origin} may GET, POST, PUT and DELETE.`)
  const which = refused.map(({ method }) => `${method} (${USES[method]})`).join(', ')
  return problem(`Pages of ${probe.origin} may not ${which}: ${refused[0]?.reason}.`, REMEDY)
}
