import { ok, problem, skipped, type Verdict, warning } from '../finding.ts'
import { Unreachable } from '../probe.ts'
import type { Situation } from '../situation.ts'

const isLocal = (address: string): boolean => /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(new URL(address).hostname)

/** The certificate is trusted, and a page of https is not sent to http. */
export function encryption({ server, info, probe }: Situation): Verdict {
  if (info instanceof Unreachable && info.reason === 'certificate')
    return problem(
      `The certificate of ${server} is not trusted: ${info.message}.`,
      'Renew it, or install the whole chain with the certificates in between; some browsers fetch those themselves, others do not.',
    )
  if (server.startsWith('https:'))
    return info instanceof Unreachable ? skipped('Nobody answered.') : ok('The connection is encrypted and trusted.')
  if (isLocal(server)) return ok('Not encrypted, which a server on this machine need not be.')
  const encrypted = `Give the server a certificate and write data-server="${server.replace('http:', 'https:')}".`
  if (probe.origin.startsWith('https:'))
    return problem(`Browsers do not let a page of https talk to ${server} (mixed content).`, encrypted)
  return warning('What visitors write can be read by everybody on the way.', encrypted)
}
