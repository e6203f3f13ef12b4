interface Props {
  title: string
  /** Name, value, and where the value leads; those without a value are left out. */
  facts: [string, string | null | undefined, string?][]
  /** What stands here when there are none. */
  otherwise?: string
}

export function Facts({ title, facts, otherwise }: Props) {
  const known = facts.filter(([, value]) => value)
  if (!known.length && !otherwise) return null
  return (
    <section>
      <h3>{title}</h3>
      {known.length ? (
        <dl>
          {known.map(([name, value, href]) => (
            <div key={name + value}>
              <dt>{name}</dt>
              <dd>{href ? <a href={href}>{value}</a> : value}</dd>
            </div>
          ))}
        </dl>
      ) : (
        <p class="hint">{otherwise}</p>
      )}
    </section>
  )
}
