import { later } from './later.tsx'

/** An emoji that the message names, e.g. `:smile:`; its name until the further file with the table of names has come. */
export const Emoji = later(
  () => import('./later/emoji.tsx'),
  ({ name }: { name: string }) => `:${name}:`,
)
