/** The build turns the table into lines: the names of an emoji, then the emoji. */
declare module '*.json?lines' {
  const lines: string
  export default lines
}
