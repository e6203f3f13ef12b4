import { storedFact } from './fact.ts'

/** How large the panel is where the screen has room. */
export const $size = storedFact<'usual' | 'large'>('size', (value) => (value === 'large' ? value : 'usual'))

export const resize = (size: 'usual' | 'large'): void => $size.set(size)
