/** An outline of the icon set (24 × 24), in the colour of the text around it. It says nothing: what it stands on has a name. */
export const Icon = ({ path }: { path: string }) => (
  <svg viewBox="0 0 24 24" aria-hidden="true">
    <path d={path} />
  </svg>
)
