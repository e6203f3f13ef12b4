import { randomBytes } from 'node:crypto'

/** Meteor's alphabet: letters and digits that nobody mistakes for one another. */
const alphabet = '23456789ABCDEFGHJKLMNPQRSTWXYZabcdefghijkmnopqrstuvwxyz'

let pool = Buffer.alloc(0)

/** Chance is asked for by the bucket: a call to the system for every id would be most of the work of a message. */
function draw(count: number): Buffer {
  if (pool.length < count) pool = randomBytes(4096)
  const drawn = pool.subarray(0, count)
  pool = pool.subarray(count)
  return drawn
}

/** An id as the server makes them for messages, rooms and users. */
export function newId(length = 17): string {
  let id = ''
  for (const byte of draw(length)) id += alphabet[byte % alphabet.length]
  return id
}

/** Visitors, departments and contacts have got database ids since 6.x. */
export const newObjectId = (): string => draw(12).toString('hex')
