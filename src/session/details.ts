import { computed } from './computed.ts'
import { fact } from './fact.ts'
import { $visitor } from './visitor.ts'

/** What the visitor has typed into a form. It stays when sending fails and when the panel is closed, and is never stored. */
const $typed = fact<Readonly<Record<string, string>>>({}, 'conversation')

/** What stands in the fields: what was typed, else what is known. */
export const $details = computed(
  [$typed, $visitor],
  (typed, visitor): Readonly<Record<string, string>> => ({
    name: visitor?.name ?? '',
    email: visitor?.email ?? '',
    department: visitor?.department ?? '',
    ...typed,
  }),
)

export const saveDetail = (field: string, value: string): void => $typed.set({ ...$typed.get(), [field]: value })
