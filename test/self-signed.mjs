import { generateKeyPairSync, sign } from 'node:crypto'

/** One value of ASN.1: what it is, how long, what it says. @param {number} tag @param {Buffer[]} parts */
function der(tag, ...parts) {
  const body = Buffer.concat(parts)
  const { length } = body
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255]
  return Buffer.concat([Buffer.from([tag, ...size]), body])
}

const sequence = (/** @type {Buffer[]} */ ...parts) => der(0x30, ...parts)
const oid = (/** @type {string} */ hex) => der(6, Buffer.from(hex, 'hex'))
const time = (/** @type {number} */ ms) =>
  der(0x18, Buffer.from(`${new Date(ms).toISOString().replace(/\D/g, '').slice(0, 14)}Z`))

/**
 * A certificate that nobody vouches for, made on the spot: a key in a repository makes people nervous.
 * @returns {{ key: string, cert: string }} both as PEM
 */
export function selfSigned() {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const ecdsa = sequence(oid('2a8648ce3d040302'))
  const name = sequence(der(0x31, sequence(oid('550403'), der(0x0c, Buffer.from('127.0.0.1')))))
  const day = 86_400_000
  const body = sequence(
    der(2, Buffer.from([1])),
    ecdsa,
    name,
    sequence(time(Date.now() - day), time(Date.now() + day)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
  )
  const signature = der(3, Buffer.from([0]), sign('sha256', body, privateKey))
  const lines =
    sequence(body, ecdsa, signature)
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  return {
    key: String(privateKey.export({ type: 'pkcs8', format: 'pem' })),
    cert: ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n'),
  }
}
