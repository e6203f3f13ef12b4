/** What goes wrong in this workspace; `order.ts` changes it. */
export interface Trouble {
  rules: TroubleRule[]
  accidents: { over: string; error?: string; times: number }[]
  awayUntil: number
  socketsRefused: boolean
  socketsSilent: boolean
  /** Every WebSocket is cut as soon as it has shaken hands. */
  socketsCut: boolean
  /** Every subscription is refused, or with `unanswered` met with silence. */
  streamsRefused: '' | 'refused' | 'unanswered'
  streams: { delay: number; duplicate: boolean; reorder: boolean }
}

export interface TroubleRule {
  match: { method?: string; path?: string }
  kind: 'refuse' | 'delay' | 'lose' | 'answer' | 'garbage' | 'gateway'
  times: number
  ms?: number
  /** The work is done at once, and only its answer is late. */
  after?: boolean
  status?: number
  seconds?: number
  body?: unknown
  /** Of garbage or of a gateway's answer. */
  form?: string
  /** Where a gateway's redirect leads. */
  to?: string
}

export const calm = (): Trouble => ({
  rules: [],
  accidents: [],
  awayUntil: 0,
  socketsRefused: false,
  socketsSilent: false,
  socketsCut: false,
  streamsRefused: '',
  streams: { delay: 0, duplicate: false, reorder: false },
})
