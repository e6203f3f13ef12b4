import { type Reason, Unreachable } from '../probe.ts'

const KNOWN: Record<string, [reason: Reason, words: string]> = {
  ENOTFOUND: ['name', 'nobody knows a machine of that name'],
  EAI_AGAIN: ['name', 'no name server answers'],
  ECONNREFUSED: ['refused', 'nothing listens on that port'],
  ECONNRESET: ['network', 'the connection broke'],
  EPIPE: ['network', 'the connection broke'],
  EHOSTUNREACH: ['network', 'there is no way there'],
  ENETUNREACH: ['network', 'there is no network'],
  ETIMEDOUT: ['silent', 'no answer in time'],
  HPE_HEADER_OVERFLOW: ['unreadable', 'the headers of the answer are longer than Node reads'],
  CERT_HAS_EXPIRED: ['certificate', 'it has expired'],
  CERT_NOT_YET_VALID: ['certificate', 'it is not valid yet'],
  CERT_REVOKED: ['certificate', 'it has been revoked'],
  DEPTH_ZERO_SELF_SIGNED_CERT: ['certificate', 'the server has signed it itself'],
  SELF_SIGNED_CERT_IN_CHAIN: ['certificate', 'an authority that nobody knows has signed it'],
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: ['certificate', 'certificates in between are missing'],
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: ['certificate', 'nobody knows who has signed it'],
  ERR_TLS_CERT_ALTNAME_INVALID: ['certificate', 'it is for another name'],
}

/** Kinds with too many codes to name them; a code is followed by its message. */
const KINDS: [code: RegExp, known: [reason: Reason, words: string]][] = [
  [/^HPE_/, ['unreadable', 'what answers does not speak HTTP']],
  [/wrong.version.number|packet.length.too.long|http.request/i, ['certificate', 'the port does not speak https']],
  [/SSL|TLS|EPROTO/, ['certificate', 'it cannot be agreed how to encrypt']],
  [/CERT|INVALID_CA|INVALID_PURPOSE|CRL|HOSTNAME_MISMATCH/, ['certificate', 'it is not valid']],
  [/^Z_|^ERR__ERROR/, ['unreadable', 'the answer is compressed in a way that cannot be read']],
]

/** Why Node got no answer, in words and with the code that people search for. */
export function why(thrown: unknown): Unreachable {
  const { name, message, cause = thrown } = thrown as Error
  if (name === 'TimeoutError') return new Unreachable('silent', 'no answer in time')
  const { code: own = '', errors = [] } = cause as NodeJS.ErrnoException & { errors?: NodeJS.ErrnoException[] }
  // A name of several addresses fails with a list of reasons.
  const code = own || (errors[0]?.code ?? '')
  const text = (cause as Error).message || message
  const [reason, words] = KNOWN[code] ?? KINDS.find(([pattern]) => pattern.test(`${code} ${text}`))?.[1] ?? []
  if (reason && words) return new Unreachable(reason, `${words} (${code})`)
  return new Unreachable('network', [text, code && `(${code})`].filter(Boolean).join(' '))
}
