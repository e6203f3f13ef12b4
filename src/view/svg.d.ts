/** The build turns an icon into the outline that its `<path>` draws. */
declare module '*.svg' {
  const path: string
  export default path
}

declare module '*.css' {
  const source: string
  export default source
}
