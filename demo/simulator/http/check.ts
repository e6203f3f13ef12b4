import { failed } from '../refusals.ts'

/**
 * The other way in which the server checks a request: routes without a schema describe its shape, and errors speak of it in their
 * own words ("Match error: …").
 */
export type Shape = 'string' | 'boolean' | 'maybe string' | 'maybe boolean' | { maybe: readonly [Shape] } | ObjectShape
interface ObjectShape {
  keys: Readonly<Record<string, Shape>>
  /** Are keys that are not named welcome? */
  open?: boolean
}

const refuse = (message: string, path: string): never => {
  throw failed(`Match error: ${message}${path && ` in field ${path}`}`)
}

const typeOf = (value: unknown): string => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value)

const isMaybe = (shape: Shape): boolean => (typeof shape === 'object' ? 'maybe' in shape : shape.startsWith('maybe '))

function checkList(value: unknown, shape: Shape, path: string): void {
  if (!Array.isArray(value)) refuse(`Expected array, got ${typeOf(value)}`, path)
  for (const [index, item] of (value as unknown[]).entries()) check(item, shape, `${path}[${index}]`)
}

function checkObject(value: unknown, { keys, open = false }: ObjectShape, path: string): void {
  if (typeOf(value) !== 'object') refuse(`Expected object, got ${typeOf(value)}`, path)
  const inside = (key: string): string => (path ? `${path}.${key}` : key)
  for (const [key, inner] of Object.entries(value as Record<string, unknown>)) {
    const shape = keys[key]
    if (shape) check(inner, shape, inside(key))
    else if (!open) refuse('Unknown key', inside(key))
  }
  for (const [key, shape] of Object.entries(keys))
    if (!isMaybe(shape) && !Object.hasOwn(value as object, key)) refuse(`Missing key '${key}'`, path)
}

export function check(value: unknown, shape: Shape, path = ''): void {
  if (isMaybe(shape) && (value === undefined || value === null)) return
  if (typeof shape === 'object') {
    if ('maybe' in shape) checkList(value, shape.maybe[0], path)
    else checkObject(value, shape, path)
    return
  }
  const wanted = shape.replace('maybe ', '')
  if (typeOf(value) !== wanted) refuse(`Expected ${wanted}, got ${typeOf(value)}`, path)
}
