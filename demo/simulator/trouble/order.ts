import { Refusal } from '../refusals.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { usualWords } from './accidents.ts'
import { calm, type TroubleRule } from './state.ts'

interface Order extends Partial<Omit<TroubleRule, 'kind'>> {
  kind: string
  delay?: number
  duplicate?: boolean
  reorder?: boolean
  later?: boolean
  over?: string
  error?: string
}

const cut = ({ trouble, lines }: Workspace, { later = false }: Partial<Order> = {}): void => {
  for (const line of lines) line.cut()
  trouble.socketsCut = later
}

const addRule = (workspace: Workspace, { match = {}, times, ...order }: Order): void => {
  workspace.trouble.rules.push({ ...order, match, times: times ?? Number.POSITIVE_INFINITY } as TroubleRule)
}

/** What each kind of trouble does; the README of the demo shows an example of every one. */
const kinds: Record<string, (workspace: Workspace, order: Order) => void> = {
  refuse: addRule,
  delay: addRule,
  lose: addRule,
  answer: addRule,
  garbage: addRule,
  gateway: addRule,
  stumble: ({ trouble }, { over = '', error, times = 1 }) => {
    if (!(over in usualWords))
      throw new Refusal(400, { error: `over must be one of ${Object.keys(usualWords).join(', ')}` })
    trouble.accidents.push({ over, times, ...(error !== undefined && { error }) })
  },
  cut,
  'refuse-sockets': ({ trouble }) => {
    trouble.socketsRefused = true
  },
  'refuse-streams': ({ trouble }, { form = 'refused' }) => {
    trouble.streamsRefused = form === 'unanswered' ? form : 'refused'
  },
  silence: ({ trouble, lines }, { later = false }) => {
    for (const line of lines) line.silence()
    trouble.socketsSilent = later
  },
  streams: ({ trouble }, { delay = 0, duplicate = false, reorder = false }) => {
    trouble.streams = { delay, duplicate, reorder }
  },
  away: (workspace, { ms = 1000 }) => {
    workspace.trouble.awayUntil = Date.now() + ms
    cut(workspace)
  },
  clock: (workspace, { ms = 0 }) => {
    workspace.skew = ms
  },
  clear: (workspace) => {
    Object.assign(workspace.trouble, calm())
    workspace.skew = 0
  },
}

export function makeTrouble(workspace: Workspace, orders: unknown): void {
  for (const order of [orders].flat() as Order[]) {
    const act = kinds[order?.kind]
    if (!act) throw new Refusal(400, { error: `kind must be one of ${Object.keys(kinds).join(', ')}` })
    act(workspace, order)
  }
}
