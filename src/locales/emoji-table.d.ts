/** The build turns the table into lines: a group’s name, its emoji with their names and, after bars, more words to find them by, an empty line. */
declare module '*.json?lines' {
  const lines: string
  export default lines
}
