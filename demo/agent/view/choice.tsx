import { useId } from 'preact/hooks'

interface Props<Name extends string> {
  legend: string
  choices: Record<Name, string>
  chosen: Name
  onChoose: (name: Name) => void
}

/** One of a few things, all in sight. */
export function Choice<Name extends string>({ legend, choices, chosen, onChoose }: Props<Name>) {
  const group = useId()
  return (
    <fieldset class="choice">
      <legend>{legend}</legend>
      {(Object.entries(choices) as [Name, string][]).map(([name, label]) => (
        <label key={name}>
          <input
            type="radio"
            name={group}
            checked={name === chosen}
            data-focus={name === chosen || undefined}
            onChange={() => onChoose(name)}
          />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  )
}
