/** The build turns the table into lines: a group’s name, its emoji with their names and, after bars, more words to find them by, an empty line. */
declare module '*.json?lines' {
  const lines: string
  export default lines
}

/** The same of what a language calls those that are on offer: a line each, empty where it has no name, in the order of the table. */
declare module '*?names' {
  const lines: string
  export default lines
}
