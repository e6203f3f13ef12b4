import fc from 'fast-check'
import { GATEWAY_ANSWERS } from '../../../demo/simulator/trouble/gateway.ts'
import { lacks } from '../../engine.ts'

/** What happens next. Steps that make no sense when their turn comes (there is no chat to end) do nothing. */
export type Step =
  | { does: 'sends' | 'types' | 'reloads' | 'closes tab' | 'forgets' | 'freezes' | 'thaws'; tab: number }
  | { does: 'ends'; tab: number; sendFirst: boolean }
  | { does: 'opens a tab' | 'goes offline' | 'goes online' | 'looks' }
  | { does: 'replies' | 'closes' }
  | { does: 'edits' | 'deletes'; nth: number }
  | { does: 'makes trouble'; order: object }
  | { does: 'recovers' }
  | { does: 'waits'; ms: number }

export interface Schedule {
  version: 6 | 7 | 8
  /** How far the server's clock is from the browser's, in milliseconds. */
  skew: number
  steps: Step[]
}

/** What proxies, firewalls and load balancers answer in the server’s place; `demo/simulator/trouble/gateway.ts` has them all. */
const GATEWAY_FORMS = [...Object.keys(GATEWAY_ANSWERS), 'firewall']

const times = fc.integer({ min: 1, max: 3 })

const match = fc.constantFrom<object>(
  { path: 'livechat/*' },
  { path: 'livechat/message', method: 'POST' },
  { path: 'livechat/message/:_id', method: 'GET' },
  { path: 'livechat/visitor', method: 'POST' },
  { path: 'livechat/room', method: 'GET' },
  { path: 'livechat/room.close', method: 'POST' },
  { path: 'livechat/visitor/:token', method: 'DELETE' },
  { path: 'livechat/messages.history/:rid', method: 'GET' },
  { path: 'livechat/config', method: 'GET' },
)

const onRequests = fc.oneof(
  fc.record({ kind: fc.constantFrom('refuse', 'lose'), match, times }),
  fc.record({ kind: fc.constant('answer'), status: fc.constantFrom(500, 503), match, times }),
  fc.record({
    kind: fc.constant('garbage'),
    form: fc.constantFrom('html', 'truncated', 'null', 'array', 'empty', 'type'),
    match,
    times,
  }),
  fc.record({ kind: fc.constant('delay'), ms: fc.integer({ min: 10, max: 150 }), match, times }),
  fc.record({ kind: fc.constant('gateway'), form: fc.constantFrom(...GATEWAY_FORMS), match, times }),
)

const onLines = fc.constantFrom<object>(
  { kind: 'cut' },
  { kind: 'cut' },
  { kind: 'refuse-sockets' },
  { kind: 'away', ms: 200 },
)

const onEvents = fc.record({
  kind: fc.constant('streams'),
  duplicate: fc.boolean(),
  reorder: fc.boolean(),
  delay: fc.integer({ min: 0, max: 40 }),
})

/** Slow to get over, so it is rare: a busy server names a second, and a dead line is given four. */
const slow = fc.constantFrom<object>(
  { kind: 'answer', status: 429, seconds: 1, match: { path: 'livechat/message', method: 'POST' }, times: 1 },
  { kind: 'silence' },
)

const trouble = fc.oneof(
  { weight: 12, arbitrary: onRequests },
  { weight: 5, arbitrary: onLines },
  { weight: 3, arbitrary: onEvents },
  { weight: 1, arbitrary: slow },
)

/** Without a storage a conversation is as long as its page, and every tab is another visitor’s. */
export const forgetful = lacks('storage')

/** @param tabs how many tabs there may be at most */
export function schedules(tabs: number): fc.Arbitrary<Schedule> {
  const tab = fc.nat({ max: tabs - 1 })
  const nth = fc.nat({ max: 3 })
  const a = (weight: number, arbitrary: fc.Arbitrary<Step>): fc.WeightedArbitrary<Step> => ({ weight, arbitrary })
  const one = <D extends Step['does']>(does: D): fc.Arbitrary<D> => fc.constant(does)
  const step = fc.oneof(
    a(12, fc.record({ does: one('sends'), tab })),
    a(1, fc.record({ does: one('types'), tab })),
    a(forgetful ? 0 : 2, fc.record({ does: one('reloads'), tab })),
    a(forgetful ? 0 : tabs > 1 ? 2 : 1, fc.record({ does: one('closes tab'), tab })),
    a(tabs > 1 ? 4 : 0, fc.record({ does: one('opens a tab') })),
    a(tabs > 1 ? 2 : 0, fc.record({ does: fc.constantFrom<'freezes' | 'thaws'>('freezes', 'thaws'), tab })),
    a(2, fc.record({ does: one('forgets'), tab })),
    a(2, fc.record({ does: one('ends'), tab, sendFirst: fc.boolean() })),
    a(
      2,
      fc.record({
        does: fc.constantFrom<'goes offline' | 'goes online' | 'looks'>('goes offline', 'goes online', 'looks'),
      }),
    ),
    a(5, fc.record({ does: one('replies') })),
    a(1, fc.record({ does: one('closes') })),
    a(2, fc.record({ does: fc.constantFrom<'edits' | 'deletes'>('edits', 'deletes'), nth })),
    a(8, fc.record({ does: one('makes trouble'), order: trouble })),
    a(3, fc.record({ does: one('recovers') })),
    a(3, fc.record({ does: one('waits'), ms: fc.integer({ min: 1, max: 80 }) })),
  ) as fc.Arbitrary<Step>
  return fc.record({
    version: fc.constantFrom(8, 8, 7, 6) as fc.Arbitrary<6 | 7 | 8>,
    skew: fc.constantFrom(0, 0, -3_600_000, 600_000),
    steps: fc.array(step, { minLength: 3, maxLength: 16 }),
  })
}
