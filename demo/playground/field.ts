import type { Control } from './controls.ts'

function input({ kind, choices = [], called, usual = '', most = 100 }: Control): HTMLInputElement | HTMLSelectElement {
  if (kind === 'choice') {
    const select = document.createElement('select')
    select.append(new Option('as it comes', ''), ...choices.map((one) => new Option(called?.(one) ?? one, one)))
    return select
  }
  const field = document.createElement('input')
  field.type = kind === 'pixels' ? 'range' : kind
  if (kind === 'pixels') field.max = String(most)
  field.value = kind === 'text' ? '' : usual
  field.placeholder = usual
  return field
}

/** A labelled field for one choice. @param onChange told the value; empty for none */
export function fieldFor(control: Control, onChange: (value: string) => void): HTMLElement {
  const label = document.createElement('label')
  const name = document.createElement('span')
  name.textContent = control.label
  const shown = document.createElement('output')
  const field = input(control)
  field.addEventListener('input', () => {
    const { value } = field
    const given = control.kind === 'pixels' ? `${value}px` : value
    shown.textContent = control.kind === 'color' || control.kind === 'pixels' ? given : ''
    onChange(given)
  })
  label.append(name, shown, field)
  return label
}
