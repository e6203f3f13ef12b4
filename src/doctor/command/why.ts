import { type Reason, Unreachable } from '../probe.ts'

const KNOWN: Record<string, [reason: Reason, words: string]> = {
  ENOTFOUND: ['name', 'nobody knows a machine of that name'],
  EAI_AGAIN: ['name', 'no name server answers'],
  ECONNREFUSED: ['refused', 'nothing listens on that port'],
  ECONNRESET: ['network', 'the connection broke'],
  EHOSTUNREACH: ['network', 'there is no way there'],
  ENETUNREACH: ['network', 'there is no network'],
  CERT_HAS_EXPIRED: ['certificate', 'it has expired'],
  CERT_NOT_YET_VALID: ['certificate', 'it is not valid yet'],
  DEPTH_ZERO_SELF_SIGNED_CERT: ['certificate', 'the server has signed it itself'],
  SELF_SIGNED_CERT_IN_CHAIN: ['certificate', 'an authority that nobody knows has signed it'],
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: ['certificate', 'certificates in between are missing'],
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: ['certificate', 'nobody knows who has signed it'],
  ERR_TLS_CERT_ALTNAME_INVALID: ['certificate', 'it is for another name'],
}

/** Why Node got no answer, in words. */
export function why(thrown: unknown): Unreachable {
  const { name, message, cause = thrown } = thrown as Error
  if (name === 'TimeoutError') return new Unreachable('silent', 'no answer in time')
  const { code = '', errors = [] } = cause as NodeJS.ErrnoException & { errors?: NodeJS.ErrnoException[] }
  // A name of several addresses fails with a list of reasons.
  const [reason, words] = KNOWN[code || (errors[0]?.code ?? '')] ?? []
  if (reason && words) return new Unreachable(reason, words)
  if (/SSL|TLS/.test(code)) return new Unreachable('certificate', `it cannot be agreed how to encrypt (${code})`)
  return new Unreachable('network', (cause as Error).message || code || message)
}
