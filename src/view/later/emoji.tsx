import emoji from '../../locales/emoji.ts'

/** An emoji that a message names. */
export default ({ name }: { name: string }) => emoji(name) ?? `:${name}:`
