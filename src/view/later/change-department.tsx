import { useSignal } from '@preact/signals'
import { fill } from '../../locales/fill.ts'
import departmentsWords from '../../locales/later/departments.ts'
import formWords from '../../locales/later/form.ts'
import menuWords from '../../locales/later/menu.ts'
import { sentence } from '../../locales/sentence.ts'
import { RefusedError } from '../../protocol/errors.ts'
import { announce } from '../../session/announcements.ts'
import { $otherDepartments, changeDepartment } from '../../session/departments.ts'
import { $room } from '../../session/room.ts'
import { Form } from '../form.tsx'
import { fromStore } from '../from-store.ts'
import type { ScreenProps } from '../panel.tsx'
import { PageFrame } from './page-frame.tsx'
import { wordsWith } from './words.ts'

const others = fromStore($otherDepartments)
const room = fromStore($room)

/** Others who could help. The conversation comes along. */
export default function ChangeDepartment({ show }: ScreenProps) {
  const chosen = useSignal('')
  const reached = useSignal('')
  const texts = wordsWith({ ...menuWords, ...departmentsWords, ...formWords })
  const change = async (): Promise<void> => {
    const name = others.value.find(({ id }) => id === chosen.value)?.name ?? ''
    await changeDepartment(chosen.value)
    reached.value = name
    announce(outcome())
  }
  const outcome = (): string =>
    fill(room.value ? texts.departmentHasChat : texts.departmentIsNext, { name: reached.value })
  const back = (): void => show()
  if (reached.value) {
    return (
      <PageFrame title={texts.departmentChanged} show={show}>
        <p>{outcome()}</p>
        <button type="button" class="primary" data-focus onClick={back}>
          {texts.backToChat}
        </button>
      </PageFrame>
    )
  }
  const choices = others.value.map(({ id, name }): [string, string] => [id, name])
  return (
    <PageFrame title={texts.changeDepartment} show={show}>
      <p>{room.value ? texts.changeDepartmentText : texts.changeDepartmentNext}</p>
      <Form
        fields={[
          {
            name: 'department',
            label: texts.department,
            type: 'choice',
            value: chosen.value,
            choices: [['', texts.choose], ...choices],
            onChange: (id) => (chosen.value = id),
          },
        ]}
        submit={texts.changeDepartment}
        onSubmit={change}
        explain={(error) => {
          const empty = error instanceof RefusedError && error.code.startsWith('error-no-agents-')
          return empty ? texts.departmentEmpty : sentence(error, texts)
        }}
      />
    </PageFrame>
  )
}
